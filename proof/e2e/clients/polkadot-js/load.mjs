// Transfers without end, and tells what it saw become final: each block, and each transfer's block.
// A node that goes and comes back is no reason to stop.
//
//   node load.mjs ws://127.0.0.1:9944
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { tell } from '../lib/report.mjs';
import { follow } from './follow.mjs';

const RETRY_MILLIS = 200;

async function main(url) {
  await cryptoWaitReady();
  const api = await ApiPromise.create({ provider: new WsProvider(url, RETRY_MILLIS), noInitWarn: true });
  const keyring = new Keyring({ type: 'sr25519' });
  const [alice, bob] = ['//Alice', '//Bob'].map((uri) => keyring.addFromUri(uri));
  await api.rpc.chain.subscribeFinalizedHeads((header) => {
    tell({ final: header.number.toNumber(), hash: header.hash.toHex() });
  });
  // A transfer that the node was told of before it went may never be heard of again.
  let giveUp = () => {};
  api.on('disconnected', () => giveUp(new Error('disconnected')));
  for (let amount = 1n; ; amount++) {
    const call = api.tx.balances.transferKeepAlive(bob.address, amount);
    try {
      const { block } = await new Promise((resolve, reject) => {
        giveUp = reject;
        follow(api, call, alice, { nonce: -1 }).then(resolve, reject);
      });
      tell({ transfer: amount, block });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    }
  }
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
