// A wallet extension as small as one can be: it implements the interface that extensions inject and
// signs in this process with a key that never enters the page.
import { toHex } from '@polkadot-api/utils';
import { Blake2256 } from '@polkadot-api/substrate-bindings';

const fromHex = (hex) => Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));

function littleEndian(hex, bytes) {
  const out = new Uint8Array(bytes);
  let number = BigInt(hex);
  for (let i = 0; i < bytes; i++) {
    out[i] = Number(number & 255n);
    number >>= 8n;
  }
  return out;
}

/** Compact SCALE of numbers below 2^30, and of larger ones in big mode. */
function compact(hex) {
  const number = BigInt(hex);
  if (number < 64n) return Uint8Array.of(Number(number << 2n));
  if (number < 1n << 14n) return littleEndian((number << 2n) | 1n, 2);
  if (number < 1n << 30n) return littleEndian((number << 2n) | 2n, 4);
  const bytes = Math.ceil(number.toString(16).length / 2);
  return Uint8Array.of(((bytes - 4) << 2) | 3, ...littleEndian(number, bytes));
}

/** The bytes that are signed: call, extensions, what they add; docs/protocol/extrinsics.md. */
function payloadBytes(payload) {
  const bytes = Uint8Array.from([
    ...fromHex(payload.method),
    ...fromHex(payload.era),
    ...compact(payload.nonce),
    ...compact(payload.tip),
    ...littleEndian(payload.specVersion, 4),
    ...littleEndian(payload.transactionVersion, 4),
    ...fromHex(payload.genesisHash),
    ...fromHex(payload.blockHash),
  ]);
  return bytes.length > 256 ? Blake2256(bytes) : bytes;
}

/**
 * Puts the wallet into a page before it loads. `mood.rejects` makes it refuse to sign, as a person
 * would by pressing Cancel, `mood.refuses` to share accounts; it calls itself by each of `names`.
 */
export function wallet(accounts, mood = {}, names = ['test-wallet']) {
  return async (page) => {
    await page.exposeFunction('__walletSign', (payload) => {
      if (mood.rejects) {
        return null;
      }
      const { pair } = accounts.find(({ address }) => address === payload.address);
      return toHex(Uint8Array.from([1, ...pair.sign(payloadBytes(payload))]));
    });
    await page.exposeFunction('__walletRefuses', () => mood.refuses === true);
    await page.addInitScript(({ shared, called }) => {
      const connected = () => ({
        accounts: { get: async () => shared, subscribe: (tell) => { tell(shared); return () => undefined; } },
        signer: {
          signPayload: async (payload) => {
            const signature = await window.__walletSign(payload);
            if (signature === null) {
              throw new Error('Cancelled');
            }
            return { id: 1, signature };
          },
          signRaw: async () => { throw new Error('Cancelled'); },
        },
      });
      const extension = {
        version: '1',
        enable: async () => {
          if (await window.__walletRefuses()) {
            throw new Error('The request was turned down');
          }
          return connected();
        },
      };
      window.injectedWeb3 = Object.fromEntries(called.map((name) => [name, extension]));
    }, {
      shared: accounts.map(({ address, name, genesisHash }) => ({ address, name, type: 'sr25519', genesisHash: genesisHash ?? null })),
      called: names,
    });
  };
}
