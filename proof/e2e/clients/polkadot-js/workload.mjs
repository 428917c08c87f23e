import { tell } from '../lib/report.mjs';
import { describe, follow } from './follow.mjs';

/** Calls that would leave the signer without the means or the right for the next ones. */
const LEFT_OUT = new Set(['balances.transferAll', 'sudo.removeKey', 'sudo.setKey']);
const BATCH = 20;

/**
 * Submits every call of the metadata, with the default value of each argument, in batches that go on
 * after a failure. What a call does is not judged; that it is dispatched, and that its result can be
 * decoded, is.
 */
export async function callAll(api, signer) {
  const calls = everyCall(api);
  const outcomes = {};
  for (let i = 0; i < calls.length; i += BATCH) {
    const part = calls.slice(i, i + BATCH);
    const { events } = await follow(api, api.tx.utility.forceBatch(part.map(({ call }) => call)), signer);
    results(api, events).forEach((result, at) => {
      outcomes[part[at].name] = result;
    });
  }
  tell({ outcomes });
  const succeeded = Object.values(outcomes).filter((result) => result === 'ok').length;
  return `${Object.keys(outcomes).length} of ${calls.length} calls, ${succeeded} succeeded`;
}

function everyCall(api) {
  const calls = [];
  for (const [pallet, methods] of Object.entries(api.tx)) {
    for (const [method, make] of Object.entries(methods)) {
      if (!LEFT_OUT.has(`${pallet}.${method}`)) {
        calls.push({ name: `${pallet}.${method}`, call: make(...defaults(api, make)) });
      }
    }
  }
  return calls;
}

function defaults(api, make) {
  return make.meta.fields.map(({ type }) => api.createType(api.registry.createLookupType(type)));
}

// Each item of a batch ends with one of these two events.
function results(api, events) {
  return events
    .map(({ event }) => event)
    .filter((event) => api.events.utility.ItemCompleted.is(event) || api.events.utility.ItemFailed.is(event))
    .map((event) => (api.events.utility.ItemFailed.is(event) ? describe(api, event.data[0]) : 'ok'));
}
