//! The checks of docs/compatibility.md with subxt in its dynamic mode.
//!
//!     khala-e2e-subxt ws://127.0.0.1:9944
//!     khala-e2e-subxt ws://127.0.0.1:9944 NAME    the events of every block only, as a check of that name
//!     khala-e2e-subxt ws://127.0.0.1:9944 walk 1000    decodes and encodes all of so many blocks

mod keys;
mod read_proof;
mod report;
mod walk;

use crate::keys::{Account, Scheme};
use crate::read_proof::proven_value;
use crate::report::{Outcome, ask, cannot, check, ensure, tell, within};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use subxt::backend::LegacyBackend;
use subxt::client::{ClientAtBlock, OnlineClientAtBlockImpl};
use subxt::config::substrate::BlakeTwo256;
use subxt::dynamic::{self, At, Value};
use subxt::ext::scale_decode::DecodeAsType;
use subxt::rpcs::client::reconnecting_rpc_client::FixedInterval;
use subxt::rpcs::client::{ReconnectingRpcClient, RpcClient};
use subxt::rpcs::rpc_params;
use subxt::{OnlineClient, SubstrateConfig};

type Config = SubstrateConfig;
type Client = OnlineClient<Config>;
type Block = ClientAtBlock<Config, OnlineClientAtBlockImpl<Config>>;

const UNIT: u128 = 1_000_000_000_000;
const PAGE: u32 = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = std::env::args().nth(1).expect("the address of a node");
    let rpc = within("connecting", connect(&url))
        .await
        .expect("a connection");
    let client = Client::from_rpc_client(rpc.clone())
        .await
        .expect("a client");
    if let Some(last) = std::env::args().nth(3) {
        let last = last.parse().expect("a number of blocks");
        return walk::walk(&client, last).await.expect("a walk");
    }
    if let Some(only) = std::env::args().nth(2) {
        return check(&only, events(&client)).await;
    }
    let alice = Account::from_uri("//Alice");

    check(
        "connects and takes the metadata without a warning",
        connects(&client, &rpc),
    )
    .await;
    check("reads every constant", constants(&client)).await;
    check(
        "signs with sr25519",
        signs(&client, &alice, Scheme::Sr25519),
    )
    .await;
    check(
        "signs with ed25519",
        signs(&client, &alice, Scheme::Ed25519),
    )
    .await;
    check("signs with ecdsa", signs(&client, &alice, Scheme::Ecdsa)).await;
    check(
        "submits, and follows to finality",
        finality(&client, &alice),
    )
    .await;
    check("reads and decodes every storage item", storage(&client)).await;
    check("pages through a map by its prefix", pages(&client, &rpc)).await;
    check("decodes every event of every block", events(&client)).await;
    check("reads the register of workers", workers(&client)).await;
    check(
        "verifies read proofs against a header",
        read_proofs(&client, &rpc),
    )
    .await;
    check("survives a restart of the node", restart(&client)).await;
    cannot(
        "submits every call and decodes what became of it",
        "it has no default values to fill calls with",
    );
    cannot("serves its own endpoints from the node", "it is a library");
}

async fn connect(url: &str) -> Outcome<RpcClient> {
    // By itself it waits up to a minute between its attempts.
    let retry = FixedInterval::from_millis(200);
    Ok(RpcClient::new(
        ReconnectingRpcClient::builder()
            .retry_policy(retry)
            .build(url)
            .await?,
    ))
}

async fn connects(client: &Client, rpc: &RpcClient) -> Outcome<String> {
    let properties: serde_json::Value =
        rpc.request("system_properties", Default::default()).await?;
    ensure(properties["ss58Format"] == 30, || {
        format!("address prefix {properties}")
    })?;
    ensure(
        properties["tokenDecimals"] == 12 || properties["tokenDecimals"][0] == 12,
        || format!("decimals {properties}"),
    )?;
    let block = client.at_current_block().await?;
    let metadata = block.metadata();
    let apis = metadata.runtime_api_traits().len();
    ensure(apis > 0, || "the metadata has no runtime APIs".into())?;
    Ok(format!(
        "{} pallets, {apis} runtime APIs",
        metadata.pallets().len()
    ))
}

async fn constants(client: &Client) -> Outcome<String> {
    let block = client.at_current_block().await?;
    let metadata = block.metadata();
    let mut count = 0;
    for pallet in metadata.pallets() {
        for constant in pallet.constants() {
            block
                .constants()
                .entry(dynamic::constant::<Value>(pallet.name(), constant.name()))?;
            count += 1;
        }
    }
    let deposit = block
        .constants()
        .entry(dynamic::constant::<u128>("Balances", "ExistentialDeposit"))?;
    ensure(deposit > 0, || "no existential deposit".into())?;
    Ok(format!("{count} constants"))
}

async fn signs(client: &Client, alice: &Account, scheme: Scheme) -> Outcome<()> {
    let someone = Account::random(scheme)?;
    transfer(client, alice, &someone, 10 * UNIT).await?;
    let before = free(client, alice).await?;
    let fee = transfer(client, &someone, alice, UNIT).await?;
    let left = free(client, &someone).await?;
    ensure(left == 9 * UNIT - fee, || {
        format!("{left} is left after a fee of {fee}")
    })?;
    let gained = free(client, alice).await? - before;
    ensure(gained == UNIT, || format!("the receiver gained {gained}"))
}

/// Returns the fee.
async fn transfer(client: &Client, from: &Account, to: &Account, value: u128) -> Outcome<u128> {
    let destination = Value::unnamed_variant("Id", [Value::from_bytes(to.id())]);
    let call = dynamic::tx(
        "Balances",
        "transfer_keep_alive",
        vec![destination, Value::u128(value)],
    );
    let events = within("the transfer", async {
        let progress = client
            .tx()
            .await?
            .sign_and_submit_then_watch_default(&call, from)
            .await?;
        Ok(progress.wait_for_finalized_success().await?)
    })
    .await?;
    for event in events.iter() {
        let event = event?;
        if event.pallet_name() == "TransactionPayment" && event.event_name() == "TransactionFeePaid"
        {
            let fields = event.decode_fields_unchecked_as::<Value>()?;
            return Ok(fields
                .at("actual_fee")
                .and_then(Value::as_u128)
                .ok_or("no actual fee")?);
        }
    }
    Err("no event of a paid fee".into())
}

async fn finality(client: &Client, alice: &Account) -> Outcome<()> {
    let call = dynamic::tx("System", "remark", vec![Value::from_bytes([1])]);
    let included = within("the remark", async {
        let progress = client
            .tx()
            .await?
            .sign_and_submit_then_watch_default(&call, alice)
            .await?;
        Ok(progress.wait_for_finalized().await?)
    })
    .await?;
    included.wait_for_success().await?;
    let block = client.at_block(included.block_hash()).await?;
    let last = client.at_current_block().await?.block_number();
    ensure(last >= block.block_number(), || {
        format!("block {}, the last one is {last}", block.block_number())
    })?;
    let canonical = client.at_block(block.block_number()).await?.block_hash();
    ensure(canonical == included.block_hash(), || {
        format!("block {} is {canonical}", block.block_number())
    })
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountInfo {
    data: AccountData,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountData {
    free: u128,
}

async fn free(client: &Client, account: &Account) -> Outcome<u128> {
    let item = dynamic::storage::<([u8; 32],), AccountInfo>("System", "Account");
    let block = client.at_current_block().await?;
    Ok(block
        .storage()
        .fetch(item, (account.id(),))
        .await?
        .decode()?
        .data
        .free)
}

async fn storage(client: &Client) -> Outcome<String> {
    let block = client.at_current_block().await?;
    let (mut items, mut entries) = (0, 0);
    for item in block.storage().entries() {
        let name = format!("{}.{}", item.pallet_name(), item.entry_name());
        let item = item.entry()?;
        items += 1;
        if item.is_plain() {
            if let Some(value) = item.try_fetch(vec![]).await? {
                value.decode().map_err(|error| format!("{name}: {error}"))?;
            }
            continue;
        }
        let mut all = item.iter(Vec::<Value>::new()).await?;
        while let Some(entry) = all.next().await {
            let entry = entry?;
            entry
                .key()?
                .decode()
                .map_err(|error| format!("{name}: {error}"))?;
            entry
                .value()
                .decode()
                .map_err(|error| format!("{name}: {error}"))?;
            entries += 1;
        }
    }
    ensure(entries > 10, || format!("only {entries} entries of maps"))?;
    Ok(format!("{items} items, {entries} entries of maps"))
}

/// The legacy methods in small pages, and whatever the client takes by itself: the same keys.
async fn pages(client: &Client, rpc: &RpcClient) -> Outcome<String> {
    let backend = LegacyBackend::builder()
        .storage_page_size(PAGE)
        .build(rpc.clone());
    let paging = Client::from_backend(Arc::new(backend)).await?;
    let block = client.at_current_block().await?;
    let at_once = accounts(&block).await?;
    let paged = accounts(&paging.at_block(block.block_hash()).await?).await?;
    ensure(at_once.len() > 2 * PAGE as usize, || {
        format!("only {} accounts", at_once.len())
    })?;
    ensure(paged == at_once, || {
        format!("{} keys in pages, {} at once", paged.len(), at_once.len())
    })?;
    Ok(format!("{} keys", paged.len()))
}

async fn accounts(block: &Block) -> Outcome<Vec<Vec<u8>>> {
    let item = dynamic::storage::<Vec<Value>, Value>("System", "Account");
    let mut all = block.storage().iter(item, Vec::<Value>::new()).await?;
    let mut keys = Vec::new();
    while let Some(entry) = all.next().await {
        keys.push(entry?.key_bytes().to_vec());
    }
    Ok(keys)
}

async fn events(client: &Client) -> Outcome<String> {
    let head = client.at_current_block().await?.block_number();
    let mut kinds = BTreeSet::new();
    let (mut count, mut extrinsics) = (0, 0);
    for number in 1..=head {
        let block = client.at_block(number).await?;
        for extrinsic in block.extrinsics().fetch().await?.iter() {
            extrinsic?.decode_call_data_fields_unchecked_as::<Value>()?;
            extrinsics += 1;
        }
        for event in block.events().fetch().await?.iter() {
            let event = event?;
            event.decode_fields_unchecked_as::<Value>()?;
            kinds.insert(format!("{}.{}", event.pallet_name(), event.event_name()));
            count += 1;
        }
    }
    ensure(kinds.contains("Balances.Transfer"), || format!("{kinds:?}"))?;
    let summary = format!(
        "{count} events of {} kinds, {extrinsics} extrinsics in {head} blocks",
        kinds.len()
    );
    tell(json!({ "events": kinds }));
    Ok(summary)
}

async fn workers(client: &Client) -> Outcome<String> {
    let item = dynamic::storage::<Vec<Value>, Value>("PhalaRegistry", "Workers");
    let block = client.at_current_block().await?;
    let mut all = block.storage().iter(item, Vec::<Value>::new()).await?;
    let mut count = 0;
    while let Some(entry) = all.next().await {
        entry?.value().decode()?;
        count += 1;
    }
    Ok(format!("{count} workers"))
}

/// Two accounts that are there, and one that is not.
async fn read_proofs(client: &Client, rpc: &RpcClient) -> Outcome<String> {
    let block = client.at_current_block().await?;
    let hash = format!("{:?}", block.block_hash());
    let header: serde_json::Value = rpc.request("chain_getHeader", rpc_params![&hash]).await?;
    let root = bytes(&header["stateRoot"])?;
    let mut keys = accounts(&block).await?;
    let mut missing = keys[0].clone();
    missing
        .iter_mut()
        .rev()
        .take(32)
        .for_each(|byte| *byte = !*byte);
    keys.truncate(2);
    keys.push(missing);
    for key in &keys {
        let text = walk::hex(key);
        let asked = rpc_params![[&text], &hash];
        let answer: serde_json::Value = rpc.request("state_getReadProof", asked).await?;
        let proof = answer["proof"].as_array().ok_or("no proof")?;
        let nodes = proof.iter().map(bytes).collect::<Outcome<Vec<_>>>()?;
        let proven = proven_value(&root, &nodes, key, BlakeTwo256)?;
        let asked = rpc_params![&text, &hash];
        let read: Option<String> = rpc.request("state_getStorage", asked).await?;
        let value = proven.map(|value| walk::hex(&value));
        ensure(value == read, || {
            format!("{text}: proven {value:?}, read {read:?}")
        })?;
    }
    Ok(format!("{} keys", keys.len()))
}

fn bytes(json: &serde_json::Value) -> Outcome<Vec<u8>> {
    let digits = json.as_str().and_then(|text| text.strip_prefix("0x"));
    let digits = digits.ok_or_else(|| format!("no bytes: {json}"))?;
    (0..digits.len())
        .step_by(2)
        .map(|at| Ok(u8::from_str_radix(&digits[at..at + 2], 16)?))
        .collect()
}

/// The subscription is made before the restart; the client renews it by itself.
async fn restart(client: &Client) -> Outcome<()> {
    let mut blocks = client.stream_blocks().await?;
    let before = blocks.next().await.ok_or("no block")??.number();
    ask("restart").await?;
    within("a new block", async {
        loop {
            match blocks.next().await {
                Some(Ok(block)) if block.number() > before + 1 => return Ok(()),
                Some(Ok(_)) => {}
                // Tells that the connection was lost; the stream goes on.
                Some(Err(error)) => eprintln!("{error}"),
                None => return Err("the subscription ended".into()),
            }
        }
    })
    .await?;
    client.at_current_block().await?;
    Ok(())
}
