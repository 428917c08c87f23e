// Every check of docs/compatibility.md with @polkadot/api.
//
//   node check.mjs ws://127.0.0.1:9944
//   node check.mjs ws://127.0.0.1:9944 NAME    the events of every block only, as a check of that name
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady, randomAsU8a } from '@polkadot/util-crypto';
import { provenValue } from '../lib/read-proof.mjs';
import { ask, cannot, check, expect, tell, within } from '../lib/report.mjs';
import { follow } from './follow.mjs';
import { callAll } from './workload.mjs';

const UNIT = 1_000_000_000_000n;

const warnings = [];
for (const level of ['warn', 'error']) {
  const print = console[level];
  console[level] = (...parts) => {
    warnings.push(parts.join(' '));
    print(...parts);
  };
}

async function main(url, only) {
  await cryptoWaitReady();
  const api = await within(60, 'connecting', ApiPromise.create({ provider: new WsProvider(url) }));
  if (only) {
    return check(only, () => events(api));
  }
  const alice = new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 }).addFromUri('//Alice');

  await check('connects and takes the metadata without a warning', () => noWarnings(api));
  await check('reads every constant', () => constants(api));
  await check('signs with sr25519', () => signs(api, alice, 'sr25519'));
  await check('signs with ed25519', () => signs(api, alice, 'ed25519'));
  await check('signs with ecdsa', () => signs(api, alice, 'ecdsa'));
  await check('submits, and follows to finality', () => finality(api, alice));
  await check('submits every call and decodes what became of it', () => callAll(api, alice));
  await check('reads and decodes every storage item', () => storage(api));
  await check('pages through a map by its prefix', () => pages(api));
  await check('decodes every event of every block', () => events(api));
  await check('reads the register of workers', () => workers(api));
  await check('verifies read proofs against a header', () => readProofs(api));
  await check('survives a restart of the node', () => restart(api));
  cannot('serves its own endpoints from the node', 'it is a library');
  await api.disconnect();
}

// Those that every client without Phala's own type bundle gives on Phala's networks; the runtime API
// is MqApi.
const EXPECTED_WARNINGS = [
  /Unknown signed extensions CheckMqSequence found/,
  /RPC methods not decorated: (((pha|khala|dev)_|(archive|chainHead|chainSpec|transaction|transactionWatch)_v1_)\w+(, )?)+$/,
  /Not decorating unknown runtime apis: 0x3e43e696bccaa34a\/1$/,
];

function noWarnings(api) {
  const unexpected = warnings.filter((warning) => !EXPECTED_WARNINGS.some((known) => known.test(warning)));
  expect(unexpected.length === 0, unexpected.join('\n'));
  expect(api.registry.chainSS58 === 30, `address prefix ${api.registry.chainSS58}`);
  expect(api.registry.chainDecimals[0] === 12, `decimals ${api.registry.chainDecimals}`);
  return `${api.runtimeMetadata.asLatest.pallets.length} pallets, ${api.registry.signedExtensions.join(' ')}`;
}

function constants(api) {
  const names = [];
  for (const [pallet, items] of Object.entries(api.consts)) {
    for (const [name, value] of Object.entries(items)) {
      value.toHuman();
      names.push(`${pallet}.${name}`);
    }
  }
  expect(api.consts.balances.existentialDeposit.toBigInt() > 0n, 'no existential deposit');
  return `${names.length} constants`;
}

async function signs(api, alice, type) {
  const keyring = new Keyring({ type, ss58Format: api.registry.chainSS58 });
  const pair = keyring.addFromSeed(randomAsU8a(32));
  await follow(api, api.tx.balances.transferKeepAlive(pair.address, 10n * UNIT), alice);

  const before = await free(api, alice.address);
  const { fee, estimate } = await follow(api, api.tx.balances.transferKeepAlive(alice.address, UNIT), pair);
  // The multiplier of fees moves from block to block, and this client estimates every signature with
  // 64 bytes.
  expect(100n * abs(fee - estimate) <= fee, `fee ${fee}, estimated ${estimate}`);
  const left = await free(api, pair.address);
  expect(left === 9n * UNIT - fee, `${left} is left, expected ${9n * UNIT - fee}`);
  const gained = (await free(api, alice.address)) - before;
  expect(gained === UNIT, `the receiver gained ${gained}`);
}

function abs(number) {
  return number < 0n ? -number : number;
}

async function free(api, address) {
  return (await api.query.system.account(address)).data.free.toBigInt();
}

async function finality(api, alice) {
  const { block } = await follow(api, api.tx.system.remark('0x01'), alice);
  const { number } = await api.rpc.chain.getHeader(block);
  const last = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
  expect(last.number.toNumber() >= number.toNumber(), `block ${number}, the last final one is ${last.number}`);
  const canonical = await api.rpc.chain.getBlockHash(number.toNumber());
  expect(canonical.toHex() === block, `block ${number} is ${canonical}, not ${block}`);
}

async function storage(api) {
  let items = 0;
  let entries = 0;
  for (const [pallet, queries] of Object.entries(api.query)) {
    for (const [name, query] of Object.entries(queries)) {
      if (!query.creator?.meta || pallet === 'substrate') {
        continue;
      }
      items++;
      if (query.creator.meta.type.isMap) {
        for (const [key, value] of await query.entries()) {
          key.toHuman();
          value.toHuman();
          entries++;
        }
      } else {
        (await query()).toHuman();
      }
    }
  }
  expect(entries > 40, `only ${entries} entries of maps`);
  return `${items} items, ${entries} entries of maps`;
}

async function pages(api) {
  const map = api.query.system.account;
  const all = (await map.keys()).map((key) => key.toHex());
  const paged = [];
  for (let last; ; ) {
    const page = await map.keysPaged({ args: [], pageSize: 3, startKey: last });
    paged.push(...page.map((key) => key.toHex()));
    if (page.length < 3) {
      break;
    }
    last = page.at(-1).toHex();
  }
  expect(all.length > 6, `only ${all.length} accounts`);
  expect(JSON.stringify(paged) === JSON.stringify(all), `${paged.length} keys in pages, ${all.length} at once`);
  return `${all.length} keys`;
}

async function events(api) {
  const head = (await api.rpc.chain.getHeader()).number.toNumber();
  const kinds = new Set();
  let count = 0;
  for (let number = 0; number <= head; number++) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const { block } = await api.rpc.chain.getBlock(hash);
    expect(block.header.hash.eq(hash), `block ${number}: header hash ${block.header.hash}, expected ${hash}`);
    for (const extrinsic of block.extrinsics) {
      // One by one: version 10 wants an asset id for the whole, which this chain does not have.
      [extrinsic.method, extrinsic.signer, extrinsic.nonce, extrinsic.era, extrinsic.tip].forEach((one) => one.toHuman());
    }
    for (const { event } of await (await api.at(hash)).query.system.events()) {
      event.toHuman();
      kinds.add(`${event.section}.${event.method}`);
      count++;
    }
  }
  tell({ events: [...kinds].sort() });
  return `${count} events of ${kinds.size} kinds in ${head} blocks`;
}

async function workers(api) {
  const entries = await api.query.phalaRegistry.workers.entries();
  for (const [key, worker] of entries) {
    expect(worker.unwrap().pubkey.eq(key.args[0]), `worker ${key.args[0]} is kept as ${worker}`);
  }
  return `${entries.length} workers`;
}

async function readProofs(api) {
  const header = await api.rpc.chain.getHeader();
  const keys = [
    api.query.system.account.key(new Keyring({ type: 'sr25519' }).addFromUri('//Alice').address),
    api.query.timestamp.now.key(),
    api.query.system.events.key(),
    api.query.system.account.key(new Uint8Array(32)),
  ];
  const { proof } = await api.rpc.state.getReadProof(keys, header.hash);
  const nodes = proof.map((node) => node.toU8a(true));
  for (const key of keys) {
    const proven = provenValue(header.stateRoot.toU8a(), nodes, Buffer.from(key.slice(2), 'hex'), blake2AsU8a);
    const read = await api.rpc.state.getStorage(key, header.hash);
    const value = read.isNone ? null : u8aToHex(read.unwrap().toU8a(true));
    expect((proven && u8aToHex(proven)) === value, `${key}: proven ${proven}, read ${value}`);
  }
  return `${keys.length} keys, ${nodes.length} nodes`;
}

// The subscription is made before the restart; the client renews it by itself.
async function restart(api) {
  let highest = 0;
  let sawAnother = () => {};
  const unsubscribe = await api.rpc.chain.subscribeNewHeads((header) => {
    highest = Math.max(highest, header.number.toNumber());
    sawAnother();
  });
  const back = new Promise((resolve) => api.once('disconnected', () => api.once('connected', resolve)));
  await ask('restart');
  const before = highest;
  await within(60, 'the connection', back);
  await within(60, 'a new block', new Promise((resolve) => {
    sawAnother = () => highest > before && resolve();
  }));
  unsubscribe();
}

main(process.argv[2], process.argv[3])
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
