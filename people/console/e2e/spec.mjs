// A chain spec with a large network in its genesis: workers with sessions and stakes, in pools. The
// values are encoded by the metadata of a running node, so they are what the chain itself would store.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { AccountId, decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { toHex } from '@polkadot-api/utils';
import { TOKEN, wellKnown } from './chain.mjs';

/** Another launcher may be named, such as that of an installed distribution. */
const KHALA = process.env.KHALA ?? fileURLToPath(new URL('../../../khala', import.meta.url));
const ONE = 1n << 64n;
const STATES = ['WorkerIdle', 'WorkerIdle', 'WorkerIdle', 'WorkerIdle', 'WorkerUnresponsive', 'WorkerCoolingDown', 'Ready'];

const bytes32 = (text) => createHash('sha256').update(text).digest();
const key = (text) => toHex(bytes32(text));
const account = (text) => AccountId(30).dec(new Uint8Array(bytes32(text)));

/** Writes the spec into a folder and answers its path. */
export async function largeSpec(client, into, { workers = 10_000, perPool = 100 } = {}) {
  const file = join(into, 'large.json');
  rmSync(file, { force: true });
  execFileSync(KHALA, ['chain-spec', 'build', 'dev', '--block-time', '1s', '--output', file]);
  const spec = JSON.parse(readFileSync(file, 'utf8'));
  const { hash } = await client.getFinalizedBlock();
  const builder = getDynamicBuilder(getLookupFn(unifyMetadata(decAnyMetadata(await client.getMetadata(hash)))));
  const put = (pallet, item, keys, value) => {
    const codec = builder.buildStorage(pallet, item);
    spec.genesis.raw.top[codec.keys.enc(...keys)] = toHex(codec.value.enc(value));
  };
  const alice = wellKnown('Alice').address;
  const now = BigInt(Math.floor(Date.now() / 1000));
  let online = 0;
  for (let i = 0; i < workers; i++) {
    const worker = key(`worker ${i}`);
    const session = account(`session ${i}`);
    const state = STATES[i % STATES.length];
    const score = 200 + ((i * 37) % 5800);
    const stake = state === 'Ready' ? 0n : BigInt(8_000 + (i % 900)) * TOKEN;
    const v = BigInt(9_000 + ((i * 13) % 9_000)) * ONE;
    online += state === 'WorkerIdle' || state === 'WorkerUnresponsive' ? 1 : 0;
    put('PhalaRegistry', 'Workers', [worker], {
      pubkey: worker, ecdh_pubkey: worker, runtime_version: 0x020300, last_updated: now, operator: alice,
      attestation_provider: { type: 'Dcap', value: undefined }, confidence_level: (i % 5) + 1,
      initial_score: score, features: [4 + (i % 12), 1],
    });
    put('PhalaComputation', 'WorkerBindings', [worker], session);
    put('PhalaComputation', 'SessionBindings', [session], worker);
    put('PhalaComputation', 'Sessions', [session], {
      state: { type: state, value: undefined }, ve: v, v, v_updated_at: now,
      benchmark: { p_init: score, p_instant: score, iterations: 0n, working_start_time: now, challenge_time_last: now - BigInt(i % 600) },
      cool_down_start: state === 'WorkerCoolingDown' ? now : 0n,
      stats: BigInt(i) * TOKEN,
    });
    if (stake > 0n) {
      put('PhalaComputation', 'Stakes', [session], stake);
    }
    put('PhalaStakePoolv2', 'WorkerAssignments', [worker], BigInt(Math.floor(i / perPool)));
  }
  const pools = Math.ceil(workers / perPool);
  for (let pid = 0; pid < pools; pid++) {
    const own = Array.from({ length: perPool }, (_, i) => pid * perPool + i).filter((i) => i < workers);
    const value = own.reduce((sum, i) => sum + (STATES[i % STATES.length] === 'Ready' ? 0n : BigInt(8_000 + (i % 900)) * TOKEN), 0n);
    put('PhalaBasePool', 'Pools', [BigInt(pid)], {
      type: 'StakePool',
      value: {
        basepool: {
          pid: BigInt(pid), owner: alice, total_shares: value, total_value: value, withdraw_queue: [],
          value_subscribers: [], cid: 10_000 + pid, pool_account_id: account(`pool ${pid}`),
        },
        payout_commission: (pid * 10_000) % 300_000, cap: undefined,
        workers: own.map((i) => key(`worker ${i}`)), cd_workers: [],
        lock_account: account(`lock ${pid}`), owner_reward_account: account(`owner ${pid}`),
      },
    });
  }
  put('PhalaBasePool', 'PoolCount', [], BigInt(pools));
  put('PhalaComputation', 'OnlineWorkers', [], online);
  writeFileSync(file, JSON.stringify(spec));
  return file;
}
