// Decodes every extrinsic and every event of every block with @polkadot/api, and encodes them again.
//
//   node walk.mjs ws://127.0.0.1:9944 1000
import { ApiPromise, WsProvider } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { end, tell } from '../lib/report.mjs';
import { Tally } from '../lib/tally.mjs';

async function main(url, last) {
  const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
  const tally = new Tally();
  for (let number = 1; number <= Number(last); number++) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const [{ block }, at] = await Promise.all([api.rpc.chain.getBlock(hash), api.at(hash)]);
    const events = await at.query.system.events();
    for (const { method } of block.extrinsics) {
      tally.call(method.section, method.method);
      method.toHuman();
    }
    for (const { event } of events) {
      tally.event(event.section, event.method);
      event.toHuman();
    }
    tally.block(block.extrinsics.map(({ method }) => u8aToHex(method.toU8a())), u8aToHex(events.toU8a()));
  }
  tell(tally.result());
}

main(...process.argv.slice(2))
  .then(end)
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
