"""The checks of docs/compatibility.md with py-substrate-interface.

    python check.py ws://127.0.0.1:9944
    python check.py ws://127.0.0.1:9944 NAME    the events of every block only, as a check of that name
"""

import json
import secrets
import sys
import time
import traceback

from read_proof import proven_value
from substrateinterface import Keypair, KeypairType, SubstrateInterface

UNIT = 10**12


def tell(**fields):
    print(json.dumps(fields), flush=True)


def check(name, run, *arguments):
    try:
        tell(check=name, ok=True, detail=run(*arguments))
    except Exception:
        tell(check=name, ok=False, detail=traceback.format_exc())


def cannot(name, reason):
    tell(cannot=name, reason=reason)


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def main(url, only=None):
    chain = SubstrateInterface(url=url)
    chain.init_runtime()
    if only:
        check(only, events, chain)
        return
    alice = Keypair.create_from_uri("//Alice", ss58_format=chain.ss58_format)
    check("connects and takes the metadata without a warning", connects, chain)
    check("reads every constant", constants, chain)
    check("signs with sr25519", signs, chain, alice, KeypairType.SR25519)
    check("signs with ed25519", signs, chain, alice, KeypairType.ED25519)
    check("submits, and follows to finality", finality, chain, alice)
    check("reads and decodes every storage item", storage, chain)
    check("pages through a map by its prefix", pages, chain)
    check("decodes every event of every block", events, chain)
    check("reads the register of workers", workers, chain)
    check("verifies read proofs against a header", read_proofs, chain, alice)
    check("survives a restart of the node", restart, chain, url)
    cannot(
        "signs with ecdsa", "its keys of this kind are Ethereum's, with addresses of 20 bytes and Keccak"
    )
    cannot(
        "submits every call and decodes what became of it", "it has no default values to fill calls with"
    )
    cannot("serves its own endpoints from the node", "it is a library")


def connects(chain):
    expect(chain.ss58_format == 30, f"address prefix {chain.ss58_format}")
    expect(chain.token_decimals == 12, f"decimals {chain.token_decimals}")
    return f"{len(chain.metadata.pallets)} pallets, runtime {chain.runtime_version}"


def constants(chain):
    found = chain.get_metadata_constants()
    for constant in found:
        expect(
            chain.get_constant(constant["module_name"], constant["constant_name"]) is not None,
            constant,
        )
    expect(chain.get_constant("Balances", "ExistentialDeposit").value > 0, "no existential deposit")
    return f"{len(found)} constants"


def signs(chain, alice, scheme):
    someone = Keypair.create_from_seed(
        secrets.token_bytes(32), crypto_type=scheme, ss58_format=chain.ss58_format
    )
    transfer(chain, alice, someone, 10 * UNIT)
    before = free(chain, alice)
    receipt = transfer(chain, someone, alice, UNIT)
    left = free(chain, someone)
    paid = receipt.total_fee_amount
    expect(left == 9 * UNIT - paid, f"{left} is left after a fee of {paid}")
    gained = free(chain, alice) - before
    expect(gained == UNIT, f"the receiver gained {gained}")


def transfer(chain, sender, receiver, value):
    call = chain.compose_call(
        "Balances", "transfer_keep_alive", {"dest": receiver.ss58_address, "value": value}
    )
    estimate = chain.get_payment_info(call, sender)["partialFee"]
    extrinsic = chain.create_signed_extrinsic(call, sender, era={"period": 64})
    receipt = chain.submit_extrinsic(extrinsic, wait_for_finalization=True)
    expect(receipt.is_success, receipt.error_message)
    expect(receipt.finalized, "not final")
    # The multiplier of fees moves from block to block, and this client estimates for an immortal
    # extrinsic.
    paid = receipt.total_fee_amount
    expect(100 * abs(paid - estimate) <= paid, f"fee {paid}, estimated {estimate}")
    return receipt


def finality(chain, alice):
    call = chain.compose_call("System", "remark", {"remark": "0x01"})
    extrinsic = chain.create_signed_extrinsic(call, alice)
    receipt = chain.submit_extrinsic(extrinsic, wait_for_finalization=True)
    expect(receipt.is_success and receipt.finalized, receipt.error_message)
    number = chain.get_block_number(receipt.block_hash)
    last = chain.get_block_number(chain.get_chain_finalised_head())
    expect(last >= number, f"block {number}, the last final one is {last}")
    canonical = chain.get_block_hash(number)
    expect(canonical == receipt.block_hash, f"block {number} is {canonical}")


def free(chain, pair):
    return chain.query("System", "Account", [pair.ss58_address]).value["data"]["free"]


def storage(chain):
    items = entries = 0
    for pallet in chain.metadata.pallets:
        for item in pallet.storage or []:
            items += 1
            if item.get_params_type_string():
                entries += len(list(chain.query_map(pallet.name, item.value["name"], [])))
            else:
                chain.query(pallet.name, item.value["name"])
    expect(entries > 10, f"only {entries} entries of maps")
    return f"{items} items, {entries} entries of maps"


def pages(chain):
    found = [key.value for key, _ in chain.query_map("System", "Account", page_size=3)]
    at_once = [key.value for key, _ in chain.query_map("System", "Account", page_size=1000)]
    expect(len(found) > 6, f"only {len(found)} accounts")
    expect(found == at_once, f"{len(found)} in pages, {len(at_once)} at once")
    return f"{len(found)} keys"


def events(chain):
    head = chain.get_block_number(chain.get_chain_finalised_head())
    kinds = set()
    count = 0
    for number in range(1, head + 1):
        block_hash = chain.get_block_hash(number)
        block = chain.get_block(block_hash)
        expect(block["header"]["number"] == number, f"block {number}: {block['header']}")
        for extrinsic in block["extrinsics"]:
            expect(extrinsic.value["call"]["call_module"], extrinsic.value)
        for event in chain.get_events(block_hash):
            kinds.add(f"{event.value['module_id']}.{event.value['event_id']}")
            count += 1
    expect("Balances.Transfer" in kinds, sorted(kinds))
    return f"{count} events of {len(kinds)} kinds in {head} blocks"


def workers(chain):
    return f"{len(list(chain.query_map('PhalaRegistry', 'Workers')))} workers"


def read_proofs(chain, alice):
    block_hash = chain.get_chain_finalised_head()
    root = unhex(chain.get_block_header(block_hash)["header"]["stateRoot"])
    items = [
        ("System", "Account", [alice.ss58_address]),
        ("Timestamp", "Now", []),
        ("System", "Account", ["0x" + "00" * 32]),
    ]
    for pallet, item, arguments in items:
        key = chain.create_storage_key(pallet, item, arguments).to_hex()
        answer = chain.rpc_request("state_getReadProof", [[key], block_hash])["result"]
        proven = proven_value(root, [unhex(node) for node in answer["proof"]], unhex(key))
        read = chain.rpc_request("state_getStorage", [key, block_hash])["result"]
        value = None if proven is None else "0x" + proven.hex()
        expect(value == read, f"{key}: proven {value}, read {read}")
    return f"{len(items)} keys"


def unhex(text):
    return bytes.fromhex(text.removeprefix("0x"))


def restart(chain, url):
    before = chain.get_block_number(None)
    tell(ask="restart")
    sys.stdin.readline()
    deadline = time.monotonic() + 60
    while True:
        try:
            chain.connect_websocket()
            if chain.get_block_number(chain.get_chain_head()) > before:
                return
        except OSError:
            pass
        expect(time.monotonic() < deadline, f"no block after {before} within 60 s")
        time.sleep(0.2)


main(*sys.argv[1:])
