"""Decodes every extrinsic and every event of every block with py-substrate-interface.

It has no encoder for event records, so what it decoded is counted only. It refuses bytes that are left over.

    python walk.py ws://127.0.0.1:9944 1000
"""

import json
import sys
from collections import Counter

from substrateinterface import SubstrateInterface


def main(url, last):
    chain = SubstrateInterface(url=url)
    calls, events = Counter(), Counter()
    for number in range(1, int(last) + 1):
        block_hash = chain.get_block_hash(number)
        for extrinsic in chain.get_block(block_hash)["extrinsics"]:
            call = extrinsic.value["call"]
            calls[plain(call["call_module"], call["call_function"])] += 1
        for event in chain.get_events(block_hash):
            events[plain(event.value["module_id"], event.value["event_id"])] += 1
    print(json.dumps({"calls": calls, "events": events, "blocks": []}), flush=True)


def plain(pallet, name):
    """Clients write names in camel case, in snake case or as declared."""
    return f"{pallet}.{name}".replace("_", "").lower()


main(*sys.argv[1:])
