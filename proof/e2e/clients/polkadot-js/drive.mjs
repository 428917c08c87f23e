// Does with @polkadot/api what a test asks for, a line of JSON at a time:
//
//   {"read": "system.account", "keys": ["…"]}                    a storage item
//   {"entries": "phalaRegistry.workers"}                          all entries of a map
//   {"call": "balances.transferKeepAlive", "args": […], "suri": "//Alice"}   until it is final
//
// The answer is {"answer": …} or {"failed": "…"}.
//
//   node drive.mjs ws://127.0.0.1:9944
import { createInterface } from 'node:readline';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { tell } from '../lib/report.mjs';
import { follow } from './follow.mjs';

async function main(url) {
  await cryptoWaitReady();
  const api = await ApiPromise.create({ provider: new WsProvider(url, 500), noInitWarn: true });
  tell({ connected: api.genesisHash.toHex() });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      tell({ answer: await run(api, JSON.parse(line)) });
    } catch (error) {
      tell({ failed: String(error?.message ?? error) });
    }
  }
}

async function run(api, request) {
  if (request.call) {
    return submit(api, request);
  }
  if (request.read) {
    return (await find(api.query, request.read)(...(request.keys ?? []))).toJSON();
  }
  const entries = await find(api.query, request.entries).entries();
  return entries.map(([key, value]) => ({ key: key.args.map((part) => part.toJSON()), value: value.toJSON() }));
}

async function submit(api, { call, args, suri }) {
  const signer = new Keyring({ type: 'sr25519' }).addFromUri(suri);
  const { block, fee, events } = await follow(api, find(api.tx, call)(...args), signer, { nonce: -1 });
  return {
    block,
    fee,
    events: events.map(({ event }) => ({ name: `${event.section}.${event.method}`, data: event.data.toJSON() })),
  };
}

function find(tree, path) {
  const [pallet, item] = path.split('.');
  const found = tree[pallet]?.[item];
  if (!found) {
    throw new Error(`there is no ${path}`);
  }
  return found;
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
