// What a client saw in a chain: how often each call and each event occurred, and a digest of each block's
// calls and events as this client encodes what it has decoded.
import { createHash } from 'node:crypto';

export class Tally {
  calls = {};
  events = {};
  blocks = [];

  call(pallet, name) {
    count(this.calls, pallet, name);
  }

  event(pallet, name) {
    count(this.events, pallet, name);
  }

  /**
   * @param calls the encoding of each extrinsic's call, as hexadecimal text with 0x
   * @param events the encoding of the list of event records
   */
  block(calls, events) {
    this.blocks.push({ calls: digest(calls.join('')), events: digest(events) });
  }

  result() {
    return { calls: this.calls, events: this.events, blocks: this.blocks };
  }
}

// Clients write names in camel case, in snake case or as declared.
function count(counts, pallet, name) {
  const plain = `${pallet}.${name}`.replaceAll('_', '').toLowerCase();
  counts[plain] = (counts[plain] ?? 0) + 1;
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}
