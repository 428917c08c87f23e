// Reads storage items at one block: what `khala query` must print too.
//
//   node storage.mjs ws://127.0.0.1:9944 HASH PALLET.ITEM[:KEY] …
import { ApiPromise, WsProvider } from '@polkadot/api';
import { stringCamelCase } from '@polkadot/util';
import { tell } from '../lib/report.mjs';

async function main(url, hash, ...items) {
  const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
  const then = await api.at(hash);
  for (const name of items) {
    const [path, ...keys] = name.split(':');
    const [pallet, item] = path.split('.').map((part) => stringCamelCase(part));
    const query = then.query[pallet][item];
    const key = query.key(...keys);
    const raw = await api.rpc.state.getStorage(key, hash);
    tell({ item: name, key, raw: raw.isSome ? raw.unwrap().toHex(true) : null, value: (await query(...keys)).toJSON() });
  }
}

main(...process.argv.slice(2))
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
