// Decodes every extrinsic and every event of every block with polkadot-api, and encodes them again.
//
//   node walk.mjs ws://127.0.0.1:9944 1000             over chainHead_v1 and archive_v1
//   node walk.mjs ws://127.0.0.1:9944 1000 --legacy    over the legacy methods
import { denormalizeLookup, getDynamicBuilder } from '@polkadot-api/metadata-builders';
import { compactNumber, decAnyMetadata, Tuple, u8, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { end, tell } from '../lib/report.mjs';
import { Tally } from '../lib/tally.mjs';
import { connect, LEGACY } from './chain.mjs';

const SIGNED = 0x84;

async function main(url, last, option) {
  const legacy = option === LEGACY;
  const client = connect(url, legacy);
  const api = client.getUnsafeApi();
  const head = await client.getFinalizedBlock();
  const codecs = codecsOf(unifyMetadata(decAnyMetadata(await client.getMetadata(head.hash))));
  const key = await api.query.System.Events.getKey();
  const tally = new Tally();
  for (let number = 1; number <= Number(last); number++) {
    const [at] = legacy
      ? [await client._request('chain_getBlockHash', [number])]
      : await client._request('archive_v1_hashByHeight', [number]);
    const [extrinsics, events, records] = await Promise.all([
      client.getBlockBody(at),
      api.query.System.Events.getValue({ at }),
      client.rawQuery(key, { at }),
    ]);
    const calls = extrinsics.map((extrinsic) => codecs.call(extrinsic));
    calls.forEach(({ type, value }) => tally.call(type, value.type));
    events.forEach(({ event }) => tally.event(event.type, event.value.type));
    tally.block(calls.map((call) => hex(codecs.calls.enc(call))), hex(codecs.events.enc(codecs.events.dec(records))));
  }
  tell(tally.result());
  client.destroy();
}

// The errors of pallets are left as bytes here. The client decodes them to their names, but encodes them
// without the bytes that fill them up.
function codecsOf(metadata) {
  const { address, signature, signedExtensions, call } = metadata.extrinsic;
  const builder = getDynamicBuilder(Object.assign(denormalizeLookup(metadata.lookup), { metadata, call }));
  const calls = builder.buildDefinition(call);
  const signed = [address, signature, ...signedExtensions[0].map(({ type }) => type)].map((type) => builder.buildDefinition(type));
  const bare = Tuple(compactNumber, u8, calls);
  const whole = Tuple(compactNumber, u8, ...signed, calls);
  return {
    calls,
    events: builder.buildStorage('System', 'Events').value,
    call(extrinsic) {
      const version = extrinsic[compactNumber.enc(compactNumber.dec(extrinsic)).length];
      return (version === SIGNED ? whole : bare).dec(extrinsic).at(-1);
    },
  };
}

function hex(bytes) {
  return `0x${Buffer.from(bytes).toString('hex')}`;
}

main(...process.argv.slice(2))
  .then(end)
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
