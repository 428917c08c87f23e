// Submits extrinsics that a node must refuse, and tells how it refused each.
//
//   node bad-extrinsics.mjs ws://127.0.0.1:9944
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { compactToU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, randomAsU8a } from '@polkadot/util-crypto';
import { tell } from '../lib/report.mjs';
import { follow } from './follow.mjs';

async function main(url) {
  await cryptoWaitReady();
  const provider = new WsProvider(url);
  const api = await ApiPromise.create({ provider, noInitWarn: true });
  const keyring = new Keyring({ type: 'sr25519' });
  const alice = keyring.addFromUri('//Alice');
  const remark = (bytes) => api.tx.system.remark(bytes);
  const signed = async (call, signer, options) => (await call.signAsync(signer, options)).toU8a();

  // So that nonce 0 is used up.
  await follow(api, remark('0x00'), alice);
  const nonce = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
  const good = await signed(remark('0x01'), alice, { nonce });
  const genesis = await api.rpc.chain.getBlockHash(0);

  const cases = {
    empty: new Uint8Array(),
    'a length only': new Uint8Array([0x04]),
    'cut off': good.subarray(0, good.length - 1),
    trailing: u8aConcat(good, [0]),
    'of version 5': at(good, 2, 0x85),
    'of an unknown version': at(good, 2, 0x86),
    'with a length that is not canonical': u8aConcat(hexToU8a('0x02000000'), good.subarray(prefix(good))),
    'of an unknown pallet': unsigned([0xfe, 0x00]),
    'of an unknown call': unsigned([0x00, 0xfe]),
    'with nothing signed': unsigned(api.tx.system.remark('0x00').method.toU8a()),
    'that is inherent': unsigned(api.tx.timestamp.set(0).method.toU8a()),
    'with a signature that is not its own': at(good, good.length - 30, good.at(-30) ^ 1),
    'with a nonce that is used': await signed(remark('0x02'), alice, { nonce: 0 }),
    'of another chain': await signed(remark('0x03'), alice, { nonce, genesisHash: randomAsU8a(32), blockHash: genesis, era: 0 }),
    'of another runtime': await otherRuntime(api, remark('0x04'), alice, nonce),
    'with an era of another fork': await signed(remark('0x05'), alice, { nonce, blockHash: randomAsU8a(32), era: api.createType('ExtrinsicEra', { current: 1, period: 64 }) }),
    'with an era that is over': await signed(remark('0x06'), alice, { nonce, blockHash: await api.rpc.chain.getBlockHash(1), era: await oldEra(api) }),
    'from one who has nothing': await signed(remark('0x07'), keyring.addFromSeed(randomAsU8a(32)), { nonce: 0 }),
    'with more than there is as a tip': await signed(remark('0x08'), alice, { nonce, tip: 2n ** 100n }),
    'longer than a block': await signed(remark(`0x${'00'.repeat(6.6 * 1024 * 1024)}`), alice, { nonce }),
    'nested too deep': unsigned(nested(api)),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    tell({ case: name, ...(await refusal(provider, bytes)) });
  }
  tell({ case: 'that is good', ...(await refusal(provider, good)) });
  tell({ case: 'that is there already', ...(await refusal(provider, good)) });
  await api.disconnect();
}

async function refusal(provider, bytes) {
  try {
    return { accepted: await provider.send('author_submitExtrinsic', [u8aToHex(bytes)]) };
  } catch ({ code, message, data }) {
    return { code, message, data };
  }
}

// The submittable form always signs for the node's own runtime.
async function otherRuntime(api, call, signer, nonce) {
  const hash = api.genesisHash;
  const era = api.createType('ExtrinsicEra');
  const runtimeVersion = { specVersion: 999, transactionVersion: 1 };
  const extrinsic = api.createType('Extrinsic', call.method, { version: 4 });
  return extrinsic.sign(signer, { blockHash: hash, genesisHash: hash, era, nonce, runtimeVersion, tip: 0 }).toU8a();
}

function unsigned(call) {
  const body = u8aConcat([4], call);
  return u8aConcat(compactToU8a(body.length), body);
}

function prefix(extrinsic) {
  return [1, 2, 4][extrinsic[0] & 3];
}

function at(bytes, index, value) {
  const copy = Uint8Array.from(bytes);
  copy[index] = value;
  return copy;
}

// utility.batch([utility.batch([… ])]), by hand: the client's own codec does not go that deep.
function nested(api) {
  const batch = api.tx.utility.batch([]).method.callIndex;
  let call = api.tx.system.remark('0x00').method.toU8a();
  for (let depth = 0; depth < 500; depth++) {
    call = u8aConcat(batch, compactToU8a(1), call);
  }
  return call;
}

async function oldEra(api) {
  while ((await api.rpc.chain.getHeader()).number.toNumber() < 8) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return api.createType('ExtrinsicEra', { current: 1, period: 4 });
}

main(process.argv[2])
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
