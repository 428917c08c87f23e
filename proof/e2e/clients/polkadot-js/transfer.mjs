// Connects to a node, decodes its metadata and every event of its blocks, transfers to a new
// account and follows the transfer to finality. Prints one JSON object.
//
//   node transfer.mjs ws://127.0.0.1:9944
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { cryptoWaitReady, randomAsU8a } from '@polkadot/util-crypto';

const AMOUNT = 1_234_567_890_123n;

async function main(url) {
  await cryptoWaitReady();
  const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
  const keyring = new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 });
  const alice = keyring.addFromUri('//Alice');
  const newcomer = keyring.addFromSeed(randomAsU8a(32));
  const before = await api.query.system.account(alice.address);

  const call = api.tx.balances.transferKeepAlive(newcomer.address, AMOUNT);
  const estimate = await call.paymentInfo(alice);
  const { block, fee, events } = await follow(api, call, alice);

  const after = await api.query.system.account(alice.address);
  const received = await api.query.system.account(newcomer.address);
  await decodeAll(api, block);
  const report = {
    chain: (await api.rpc.system.chain()).toString(),
    specName: api.runtimeVersion.specName.toString(),
    pallets: api.runtimeMetadata.asLatest.pallets.map((one) => one.name.toString()),
    received: received.data.free.toString(),
    spent: (before.data.free.toBigInt() - after.data.free.toBigInt()).toString(),
    fee: fee.toString(),
    estimate: estimate.partialFee.toString(),
    events,
    block,
  };
  await api.disconnect();
  return report;
}

function follow(api, call, signer) {
  return new Promise((resolve, reject) => {
    call
      .signAndSend(signer, ({ status, events, dispatchError }) => {
        if (dispatchError) {
          reject(new Error(dispatchError.toString()));
        }
        if (status.isInvalid || status.isDropped || status.isUsurped) {
          reject(new Error(status.toString()));
        }
        if (status.isFinalized) {
          const paid = events.find(({ event }) => api.events.transactionPayment.TransactionFeePaid.is(event));
          resolve({
            block: status.asFinalized.toHex(),
            fee: paid.event.data.actualFee.toBigInt(),
            events: events.map(({ event }) => `${event.section}.${event.method}`),
          });
        }
      })
      .catch(reject);
  });
}

async function decodeAll(api, last) {
  const head = await api.rpc.chain.getHeader(last);
  for (let number = 1; number <= head.number.toNumber(); number++) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const block = await api.rpc.chain.getBlock(hash);
    if (block.block.header.hash.toHex() !== hash.toHex()) {
      throw new Error(`block ${number}: header hash ${block.block.header.hash.toHex()}, expected ${hash.toHex()}`);
    }
    await (await api.at(hash)).query.system.events();
  }
}

main(process.argv[2])
  .then((report) => {
    console.log(JSON.stringify(report));
    process.exit(0);
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
