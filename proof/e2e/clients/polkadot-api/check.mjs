// The checks of docs/compatibility.md with polkadot-api.
//
//   node check.mjs ws://127.0.0.1:9944             over chainHead_v1 and archive_v1
//   node check.mjs ws://127.0.0.1:9944 --legacy    over the legacy methods
//   node check.mjs ws://127.0.0.1:9944 NAME        the events of every block only, as a check of that name
import { randomBytes } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ed25519CreateDerive, sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { accountId, DEV_MINI_SECRET, ss58Address } from '@polkadot-labs/hdkd-helpers';
import { Blake2256, decAnyMetadata, unifyMetadata, validateProofs } from '@polkadot-api/substrate-bindings';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { provenValue } from '../lib/read-proof.mjs';
import { ask, cannot, check, expect, within } from '../lib/report.mjs';
import { connect, LEGACY } from './chain.mjs';

const UNIT = 1_000_000_000_000n;
const PREFIX = 30;
const PAGE = 3;

// 0x and the hashes of a pallet's and an item's name.
const PREFIX_TEXT = 2 + 2 * 32;

const SCHEMES = {
  sr25519: { pair: (seed, path) => sr25519CreateDerive(seed)(path), type: 'Sr25519' },
  ed25519: { pair: (seed, path) => ed25519CreateDerive(seed)(path), type: 'Ed25519' },
  ecdsa: { pair: ecdsaPair, type: 'Ecdsa' },
};

async function main(url, option) {
  const legacy = option === LEGACY;
  const client = connect(url, legacy);
  const api = client.getUnsafeApi();
  const head = await within(60, 'connecting', client.getFinalizedBlock());
  if (option && !legacy) {
    return check(option, () => events(client, api));
  }
  const metadata = unifyMetadata(decAnyMetadata(await client.getMetadata(head.hash)));
  const alice = account('sr25519', DEV_MINI_SECRET, '//Alice');

  await check('connects and takes the metadata without a warning', () => connects(client, metadata));
  await check('reads every constant', () => constants(api, metadata));
  await check('signs with sr25519', () => signs(api, alice, 'sr25519'));
  await check('signs with ed25519', () => signs(api, alice, 'ed25519'));
  await check('signs with ecdsa', () => signs(api, alice, 'ecdsa'));
  await check('submits, and follows to finality', () => finality(client, api, alice));
  await check('reads and decodes every storage item', () => storage(api, metadata));
  await check('pages through a map by its prefix', () => pages(client, api, head));
  await check('decodes every event of every block', () => events(client, api));
  await check('reads the register of workers', () => workers(api));
  await check('verifies read proofs against a header', () => readProofs(client, api, alice));
  await check('survives a restart of the node', () => restart(client));
  cannot('submits every call and decodes what became of it', 'it has no default values to fill calls with');
  cannot('serves its own endpoints from the node', 'it is a library');
  client.destroy();
}

function account(scheme, seed, path) {
  const { pair: make, type } = SCHEMES[scheme];
  const pair = make(seed, path);
  return {
    address: ss58Address(pair.publicKey, PREFIX),
    signer: getPolkadotSigner(pair.publicKey, type, pair.sign),
  };
}

// The client takes any function that signs. Its own library for keys, in version 0.0.30, loses the last
// byte of these signatures, without which nobody can recover the key.
function ecdsaPair(seed) {
  return {
    publicKey: accountId(secp256k1.getPublicKey(seed)),
    sign(message) {
      const [recovery, ...rest] = secp256k1.sign(Blake2256(message), seed, { prehash: false, format: 'recovered' });
      return Uint8Array.of(...rest, recovery);
    },
  };
}

async function connects(client, metadata) {
  const { properties } = await client.getChainSpecData();
  expect(properties.ss58Format === PREFIX, `address prefix ${properties.ss58Format}`);
  expect(properties.tokenDecimals === 12 || properties.tokenDecimals[0] === 12, `decimals ${properties.tokenDecimals}`);
  return `metadata V${metadata.version}, ${metadata.pallets.length} pallets`;
}

async function constants(api, metadata) {
  let count = 0;
  for (const pallet of metadata.pallets) {
    for (const { name } of pallet.constants) {
      // An empty option is undefined here; what cannot be decoded throws.
      await api.constants[pallet.name][name]();
      count++;
    }
  }
  return `${count} constants`;
}

async function signs(api, alice, scheme) {
  const someone = account(scheme, randomBytes(32), '');
  await transfer(api, alice, someone, 10n * UNIT);
  const before = await free(api, alice);
  const paid = await transfer(api, someone, alice, UNIT);
  const left = await free(api, someone);
  expect(left === 9n * UNIT - paid, `${left} is left after a fee of ${paid}`);
  const gained = (await free(api, alice)) - before;
  expect(gained === UNIT, `the receiver gained ${gained}`);
}

async function transfer(api, from, to, value) {
  const call = api.tx.Balances.transfer_keep_alive({ dest: { type: 'Id', value: to.address }, value });
  const result = await within(60, 'the transfer', call.signAndSubmit(from.signer));
  expect(result.ok, JSON.stringify(result.dispatchError));
  const paid = result.events.find((event) => event.type === 'TransactionPayment');
  return paid.value.value.actual_fee;
}

async function free(api, account) {
  return (await api.query.System.Account.getValue(account.address)).data.free;
}

async function finality(client, api, alice) {
  const call = api.tx.System.remark({ remark: new Uint8Array([1]) });
  const { ok, block } = await within(60, 'the remark', call.signAndSubmit(alice.signer));
  expect(ok, 'the remark failed');
  const final = await client.getFinalizedBlock();
  expect(final.number >= block.number, `block ${block.number}, the last final one is ${final.number}`);
  const hash = await client._request('chain_getBlockHash', [block.number]);
  expect(hash === block.hash, `block ${block.number} is ${hash}, not ${block.hash}`);
}

// The client asks for pages by itself, whichever methods it takes: it gets what small pages of keys are.
async function pages(client, api, { hash }) {
  const account = api.query.System.Account;
  const prefix = (await account.getKey()).slice(0, PREFIX_TEXT);
  const keys = [];
  for (let page = []; keys.length === 0 || page.length === PAGE; keys.push(...page)) {
    page = await client._request('state_getKeysPaged', [prefix, PAGE, keys.at(-1) ?? null, hash]);
    if (page.length === 0) {
      break;
    }
  }
  expect(keys.length > 2 * PAGE, `only ${keys.length} accounts`);
  const entries = await account.getEntries({ at: hash });
  const found = await Promise.all(entries.map(({ keyArgs }) => account.getKey(...keyArgs)));
  expect(JSON.stringify(found.sort()) === JSON.stringify(keys), `${found.length} entries, ${keys.length} keys in pages`);
  return `${keys.length} keys`;
}

async function storage(api, metadata) {
  let items = 0;
  let entries = 0;
  for (const pallet of metadata.pallets) {
    for (const { name, type } of pallet.storage?.items ?? []) {
      const item = api.query[pallet.name][name];
      items++;
      if (type.tag === 'map') {
        entries += (await item.getEntries()).length;
      } else {
        await item.getValue();
      }
    }
  }
  expect(entries > 10, `only ${entries} entries of maps`);
  return `${items} items, ${entries} entries of maps`;
}

async function events(client, api) {
  const { number } = await client.getFinalizedBlock();
  const kinds = new Set();
  let count = 0;
  for (let n = 1; n <= number; n++) {
    const at = await client._request('chain_getBlockHash', [n]);
    for (const { event } of await api.query.System.Events.getValue({ at })) {
      kinds.add(`${event.type}.${event.value.type}`);
      count++;
    }
  }
  expect(kinds.has('Balances.Transfer'), [...kinds].join(' '));
  return `${count} events of ${kinds.size} kinds in ${number} blocks`;
}

async function workers(api) {
  const entries = await api.query.PhalaRegistry.Workers.getEntries();
  return `${entries.length} workers`;
}

async function readProofs(client, api, alice) {
  const { hash } = await client.getFinalizedBlock();
  const { stateRoot } = await client.getBlockHeader(hash);
  const keys = await Promise.all([
    api.query.System.Account.getKey(alice.address),
    api.query.Timestamp.Now.getKey(),
    api.query.System.Account.getKey(ss58Address(new Uint8Array(32), PREFIX)),
  ]);
  for (const key of keys) {
    const { proof } = await client._request('state_getReadProof', [[key], hash]);
    const validated = validateProofs(proof);
    expect(validated?.rootHash === stateRoot, `${key}: the proof leads to ${validated?.rootHash}, not to ${stateRoot}`);
    const proven = provenValue(bytes(stateRoot), proof.map(bytes), bytes(key), Blake2256);
    const read = await client._request('state_getStorage', [key, hash]);
    expect((proven && `0x${Buffer.from(proven).toString('hex')}`) === read, `${key}: proven ${proven}, read ${read}`);
  }
  return `${keys.length} keys`;
}

function bytes(hex) {
  return new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
}

async function restart(client) {
  let highest = 0;
  let sawAnother = () => {};
  const watch = client.finalizedBlock$.subscribe({
    next({ number }) {
      highest = Math.max(highest, number);
      sawAnother();
    },
    error: (error) => console.error(error),
  });
  await ask('restart');
  const before = highest;
  await within(60, 'a new block', new Promise((resolve) => {
    sawAnother = () => highest > before && resolve();
  }));
  watch.unsubscribe();
}

main(process.argv[2], process.argv[3])
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
