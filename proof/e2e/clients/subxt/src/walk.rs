//! Decodes every extrinsic and every event of every block, and encodes them again.

use crate::report::{Outcome, ensure, tell};
use crate::{Block, Client};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use subxt::dynamic::{self, Value};
use subxt::ext::scale_value::scale;

#[derive(Default)]
struct Counts(BTreeMap<String, u32>);

impl Counts {
    /// Clients write names in camel case, in snake case or as declared.
    fn add(&mut self, pallet: &str, name: &str) {
        let plain = format!("{pallet}.{name}").replace('_', "").to_lowercase();
        *self.0.entry(plain).or_default() += 1;
    }
}

pub async fn walk(client: &Client, last: u64) -> Outcome<()> {
    let (mut calls, mut events, mut blocks) = (Counts::default(), Counts::default(), Vec::new());
    for number in 1..=last {
        let block = client.at_block(number).await?;
        let mut encoded = String::new();
        for extrinsic in block.extrinsics().fetch().await?.iter() {
            let extrinsic = extrinsic?;
            calls.add(extrinsic.pallet_name(), extrinsic.call_name());
            // Not `call_data_bytes`: it gives nothing for a call without arguments.
            let mut call = vec![extrinsic.pallet_index(), extrinsic.call_index()];
            call.extend(extrinsic.call_data_field_bytes());
            let call_type = block.metadata().outer_enums().call_enum_ty();
            encoded += &again(&block, call_type, &call)
                .map_err(|error| format!("block {number}, a call: {error}"))?;
        }
        for event in block.events().fetch().await?.iter() {
            let event = event?;
            events.add(event.pallet_name(), event.event_name());
        }
        let item = dynamic::storage::<(), Value>("System", "Events");
        let records = block.storage().fetch(item, ()).await?;
        let records = again(&block, records.type_id(), records.bytes())
            .map_err(|error| format!("block {number}, the events: {error}"))?;
        blocks.push(json!({ "calls": digest(&encoded), "events": digest(&records) }));
    }
    tell(json!({ "calls": calls.0, "events": events.0, "blocks": blocks }));
    Ok(())
}

/// The encoding of what the bytes were decoded to.
fn again(block: &Block, type_id: u32, bytes: &[u8]) -> Outcome<String> {
    let metadata = block.metadata();
    let mut rest = bytes;
    let value = scale::decode_as_type(&mut rest, type_id, metadata.types())?;
    ensure(rest.is_empty(), || format!("{} bytes are left", rest.len()))?;
    let mut encoded = Vec::new();
    scale::encode_as_type(&value, type_id, metadata.types(), &mut encoded)?;
    Ok(hex(&encoded))
}

fn digest(text: &str) -> String {
    digits(&Sha256::digest(text))
}

/// Hexadecimal text with 0x.
pub fn hex(bytes: &[u8]) -> String {
    format!("0x{}", digits(bytes))
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
