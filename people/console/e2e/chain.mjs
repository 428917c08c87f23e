// An independent look at the chain: what the console says is compared with what this reads.
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy, ss58Encode } from '@polkadot-labs/hdkd-helpers';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';

export const TOKEN = 10n ** 12n;
/** A fixed-point number as a balance, by the chain's rule: through 48 bits of fraction, rounded down. */
export const toBalance = (bits) => ((bits >> 16n) * TOKEN) >> 48n;
const PREFIX = 30;
const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));

/** A well-known account with its key. */
export function wellKnown(name) {
  const pair = derive(`//${name}`);
  return { name, pair, address: ss58Encode(pair.publicKey, PREFIX), signer: getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign) };
}

export function connect(rpc) {
  const client = createClient(getWsProvider(rpc, { websocketClass: WebSocket }));
  const api = client.getUnsafeApi();
  const at = { at: 'finalized' };
  return {
    client,
    api,
    free: async (address) => (await api.query.System.Account.getValue(address, at)).data.free,
    wrapped: async (address) => (await api.query.Assets.Account.getValue(10_000, address, at))?.balance ?? 0n,
    pool: async (pid) => (await api.query.PhalaBasePool.Pools.getValue(pid, at))?.value,
    description: async (pid) => new TextDecoder().decode(await api.query.PhalaBasePool.PoolDescriptions.getValue(pid, at)),
    whitelist: (pid) => api.query.PhalaBasePool.PoolContributionWhitelists.getValue(pid, at),
    poolCount: () => api.query.PhalaBasePool.PoolCount.getValue(at),
    height: async () => (await client.getFinalizedBlock()).number,
    /** What an account paid for transactions in the finalised blocks after a height. */
    feesSince: async (height, address) => {
      const head = (await client.getFinalizedBlock()).number;
      let fees = 0n;
      for (let number = height + 1; number <= head; number++) {
        const hash = await client._request('chain_getBlockHash', [number]);
        for (const { event } of await api.query.System.Events.getValue({ at: hash })) {
          if (event.type === 'TransactionPayment' && event.value.type === 'TransactionFeePaid' && event.value.value.who === address) {
            fees += event.value.value.actual_fee;
          }
        }
      }
      return fees;
    },
    send: (call, { signer }) => call.signAndSubmit(signer),
    close: () => client.destroy(),
  };
}
