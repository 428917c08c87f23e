// Counts the extrinsics and the events of every block as a sidecar decodes them.
//
//   node walk.mjs ws://127.0.0.1:9944 1000
import { end, tell } from '../lib/report.mjs';
import { Tally } from '../lib/tally.mjs';
import { startSidecar } from './sidecar.mjs';

const AT_ONCE = 50;

async function main(url, last) {
  const sidecar = await startSidecar(url);
  const tally = new Tally();
  for (let first = 1; first <= Number(last); first += AT_ONCE) {
    const range = `${first}-${Math.min(first + AT_ONCE - 1, Number(last))}`;
    for (const { extrinsics, onInitialize, onFinalize } of await sidecar.get(`/blocks?range=${range}`)) {
      extrinsics.forEach(({ method }) => tally.call(method.pallet, method.method));
      for (const { method } of [onInitialize, ...extrinsics, onFinalize].flatMap(({ events }) => events)) {
        tally.event(method.pallet, method.method);
      }
    }
  }
  tell(tally.result());
  await sidecar.stop();
}

main(...process.argv.slice(2))
  .then(end)
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
