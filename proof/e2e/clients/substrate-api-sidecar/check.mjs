// The checks of docs/compatibility.md with substrate-api-sidecar, which this program starts and asks
// over HTTP. Transactions are signed away from it, from what it says of the chain, as its users do.
//
//   node check.mjs ws://127.0.0.1:9944
//   node check.mjs ws://127.0.0.1:9944 NAME    the events of every block only, as a check of that name
import { Keyring } from '@polkadot/keyring';
import { expandMetadata, Metadata, TypeRegistry } from '@polkadot/types';
import { stringCamelCase } from '@polkadot/util';
import { cryptoWaitReady, randomAsU8a } from '@polkadot/util-crypto';
import { ask, cannot, check, expect, tell, within } from '../lib/report.mjs';
import { startSidecar } from './sidecar.mjs';

const UNIT = 1_000_000_000_000n;
const PREFIX = 30;

async function main(url, only) {
  await cryptoWaitReady();
  const sidecar = await within(120, 'starting', startSidecar(url));
  if (only) {
    return check(only, () => events(sidecar));
  }
  const chain = await Chain.of(sidecar);
  const alice = new Keyring({ type: 'sr25519', ss58Format: PREFIX }).addFromUri('//Alice');

  await check('connects and takes the metadata without a warning', () => connects(sidecar));
  await check('reads every constant', () => constants(sidecar, chain));
  await check('signs with sr25519', () => signs(sidecar, chain, alice, 'sr25519'));
  await check('signs with ed25519', () => signs(sidecar, chain, alice, 'ed25519'));
  await check('signs with ecdsa', () => signs(sidecar, chain, alice, 'ecdsa'));
  await check('submits, and follows to finality', () => finality(sidecar, chain, alice));
  await check('decodes every event of every block', () => events(sidecar));
  await check('serves its own endpoints from the node', () => endpoints(sidecar, chain, alice));
  await check('survives a restart of the node', () => restart(sidecar));
  const byKey = 'it reads the entries of maps one by one, by their keys';
  cannot('reads and decodes every storage item', `${byKey}; the other items are among its endpoints`);
  cannot('pages through a map by its prefix', byKey);
  cannot('reads the register of workers', byKey);
  cannot('verifies read proofs against a header', 'it does not serve them');
  cannot('submits every call and decodes what became of it', 'transactions are made and signed away from it');
  await sidecar.stop();
}

/** What is needed to sign, as the sidecar's `/transaction/material` has it. */
class Chain {
  static async of(sidecar) {
    const { metadata } = await sidecar.get('/transaction/material?metadata=scale');
    const chain = new Chain();
    chain.registry = new TypeRegistry();
    const decoded = new Metadata(chain.registry, metadata);
    chain.registry.setMetadata(decoded);
    chain.pallets = decoded.asLatest.pallets;
    chain.tx = expandMetadata(chain.registry, decoded).tx;
    return chain;
  }

  async sign(sidecar, pair, call) {
    const { at, genesisHash, specVersion, txVersion } = await sidecar.get('/transaction/material?noMeta=true');
    const { nonce } = await sidecar.get(`/accounts/${pair.address}/balance-info`);
    return this.registry
      .createType('Extrinsic', call, { version: 4 })
      .sign(pair, {
        blockHash: at.hash,
        era: this.registry.createType('ExtrinsicEra', { current: Number(at.height), period: 64 }),
        genesisHash,
        nonce,
        runtimeVersion: { specVersion, transactionVersion: txVersion },
        signedExtensions: this.registry.signedExtensions,
        tip: 0,
      })
      .toHex();
  }
}

async function connects(sidecar) {
  const { specName, properties } = await sidecar.get('/runtime/spec');
  expect(properties.ss58Format === `${PREFIX}`, `address prefix ${properties.ss58Format}`);
  expect(String(properties.tokenDecimals) === '12', `decimals ${properties.tokenDecimals}`);
  const { metadata } = await sidecar.get('/runtime/metadata');
  const { pallets } = Object.values(metadata)[0];
  expect(pallets.length > 20, `${pallets.length} pallets`);
  return `${specName}, metadata ${Object.keys(metadata)[0]}, ${pallets.length} pallets`;
}

async function constants(sidecar, chain) {
  let count = 0;
  for (const { name, constants: declared } of chain.pallets) {
    if (declared.length > 0) {
      const { items } = await sidecar.get(`/pallets/${name}/consts?onlyIds=true`);
      expect(items.length === declared.length, `${name}: ${items}`);
      // It turns every name that it is asked for into camel case, and so does not find those that are not.
      for (const item of items.filter((one) => !one.includes('_'))) {
        await sidecar.get(`/pallets/${name}/consts/${item}?metadata=true`);
        count++;
      }
    }
  }
  return `${count} constants`;
}

async function signs(sidecar, chain, alice, type) {
  const pair = new Keyring({ type, ss58Format: PREFIX }).addFromSeed(randomAsU8a(32));
  await transfer(sidecar, chain, alice, pair, 10n * UNIT);
  const before = await free(sidecar, alice);
  const fee = await transfer(sidecar, chain, pair, alice, UNIT);
  const left = await free(sidecar, pair);
  expect(left === 9n * UNIT - fee, `${left} is left after a fee of ${fee}`);
  const gained = (await free(sidecar, alice)) - before;
  expect(gained === UNIT, `the receiver gained ${gained}`);
}

/** Its blocks tell whether they are final. */
async function finality(sidecar, chain, alice) {
  const tx = await chain.sign(sidecar, alice, chain.tx.system.remark('0x01'));
  const first = Number((await sidecar.get('/blocks/head/header')).number);
  const { hash } = await sidecar.post('/transaction', { tx });
  const { success } = await within(60, 'the remark', included(sidecar, hash, first));
  expect(success, 'the remark failed');
}

/** @returns the fee that was paid, as the block tells it */
async function transfer(sidecar, chain, from, to, value) {
  const tx = await chain.sign(sidecar, from, chain.tx.balances.transferKeepAlive(to.address, value));
  const { partialFee } = await sidecar.post('/transaction/fee-estimate', { tx });
  const { dryRunResult } = await sidecar.post('/transaction/dry-run', { tx });
  expect(dryRunResult.resultType === 'DispatchOutcome', JSON.stringify(dryRunResult));
  const first = Number((await sidecar.get('/blocks/head/header')).number);
  const { hash } = await sidecar.post('/transaction', { tx });
  const { success, events: emitted } = await within(60, 'the transfer', included(sidecar, hash, first));
  expect(success, JSON.stringify(emitted));
  const paid = BigInt(emitted.find(({ method }) => method.method === 'TransactionFeePaid').data[1]);
  // The multiplier of fees moves from block to block.
  expect(100n * abs(paid - BigInt(partialFee)) <= paid, `fee ${paid}, estimated ${partialFee}`);
  return paid;
}

/** Looks at one final block after the other until the extrinsic is in one. */
async function included(sidecar, hash, first) {
  for (let number = first; ; number++) {
    const block = await awaited(sidecar, number);
    const found = block.extrinsics.find((extrinsic) => extrinsic.hash === hash);
    if (found) {
      return found;
    }
  }
}

async function awaited(sidecar, number) {
  for (;;) {
    if (Number((await sidecar.get('/blocks/head/header')).number) >= number) {
      const block = await sidecar.get(`/blocks/${number}`);
      expect(block.finalized, `block ${number} is not final`);
      return block;
    }
    await pause();
  }
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, 100));
}

function abs(number) {
  return number < 0n ? -number : number;
}

async function free(sidecar, pair) {
  return BigInt((await sidecar.get(`/accounts/${pair.address}/balance-info`)).free);
}

async function events(sidecar) {
  const head = Number((await sidecar.get('/blocks/head')).number);
  const kinds = new Set();
  let count = 0;
  for (let number = 0; number <= head; number++) {
    const block = await sidecar.get(`/blocks/${number}?eventDocs=true&extrinsicDocs=true`);
    expect(block.decodedXcmMsgs === undefined, 'messages of a relay chain');
    const all = [block.onInitialize, block.onFinalize, ...block.extrinsics].flatMap((part) => part.events);
    for (const { method } of all) {
      kinds.add(`${method.pallet}.${method.method}`);
      count++;
    }
  }
  expect(kinds.has('balances.Transfer'), [...kinds].join(' '));
  tell({ events: [...kinds].sort() });
  return `${count} events of ${kinds.size} kinds in ${head} blocks`;
}

async function endpoints(sidecar, chain, alice) {
  const before = sidecar.answered;
  const account = `/accounts/${alice.address}`;
  for (const path of ['balance-info', 'validate', 'vesting-info', 'proxy-info']) {
    await sidecar.get(`${account}/${path}`);
  }
  await sidecar.get('/blocks?range=0-2');
  await sidecar.get('/blocks/1/header');
  await sidecar.get('/blocks/1/extrinsics/0');
  await sidecar.get('/blocks/1/extrinsics-raw');
  for (const path of ['network', 'version', 'transaction-pool']) {
    await sidecar.get(`/node/${path}`);
  }
  await sidecar.get('/transaction/material?metadata=json');
  let items = 0;
  for (const pallet of chain.pallets) {
    items += await palletEndpoints(sidecar, pallet);
  }
  const { value } = await sidecar.get(`/pallets/system/storage/account?keys[]=${alice.address}`);
  expect(BigInt(value.data.free) > 0n, JSON.stringify(value));
  return `${sidecar.answered - before} requests, ${items} storage items`;
}

/** @returns how many storage items were read */
async function palletEndpoints(sidecar, { name, calls, events: emitted, errors, storage }) {
  for (const [part, present] of Object.entries({ dispatchables: calls, events: emitted, errors })) {
    if (present.isSome) {
      await sidecar.get(`/pallets/${name}/${part}?onlyIds=true`);
    }
  }
  if (storage.isNone) {
    return 0;
  }
  await sidecar.get(`/pallets/${name}/storage`);
  // A map is read by its keys only.
  const plain = storage.unwrap().items.filter(({ type }) => type.isPlain);
  for (const item of plain) {
    await sidecar.get(`/pallets/${name}/storage/${stringCamelCase(item.name)}?metadata=true`);
  }
  return plain.length;
}

async function restart(sidecar) {
  const before = Number((await sidecar.get('/blocks/head/header')).number);
  await ask('restart');
  await within(60, 'a new block', above(sidecar, before));
}

async function above(sidecar, number) {
  for (;;) {
    const header = await sidecar.get('/blocks/head/header').catch(() => ({ number: 0 }));
    if (Number(header.number) > number) {
      return;
    }
    await pause();
  }
}

main(process.argv[2], process.argv[3])
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
