import type { Pool, QueuedWithdrawal, Worker } from './model';
import { type At, Reads } from './reads';
import type { Address, Hex, PoolProxy } from './types';

/** Every worker of the network, joined with its session, stake and pool. */
export async function loadWorkers(reads: Reads, at: At): Promise<Map<Hex, Worker>> {
  const [infos, bindings, sessions, stakes, assignments, additions] = await Promise.all([
    reads.workers(at),
    reads.bindings(at),
    reads.sessions(at),
    reads.stakes(at),
    reads.assignments(at),
    reads.additions(at),
  ]);
  const rows = new Map<Hex, Worker>();
  for (const [key, info] of infos) {
    const session = bindings.get(key) ?? null;
    rows.set(key, {
      key,
      info,
      session,
      details: session === null ? null : (sessions.get(session) ?? null),
      stake: session === null ? 0n : (stakes.get(session) ?? 0n),
      pid: assignments.get(key) ?? null,
      addedAt: additions.get(key) ?? null,
    });
  }
  return rows;
}

/** The same for some workers; those that are not registered are left out. */
export async function readWorkers(reads: Reads, at: At, keys: readonly Hex[]): Promise<Worker[]> {
  const [infos, bindings, assignments, additions] = await Promise.all([
    reads.someWorkers(at, keys),
    reads.someBindings(at, keys),
    reads.someAssignments(at, keys),
    reads.someAdditions(at, keys),
  ]);
  const bound = bindings.filter((session) => session !== undefined);
  const [sessions, stakes] = await Promise.all([reads.someSessions(at, bound), reads.someStakes(at, bound)]);
  const rows: Worker[] = [];
  keys.forEach((key, i) => {
    const info = infos[i];
    const session = bindings[i] ?? null;
    const place = session === null ? -1 : bound.indexOf(session);
    if (info !== undefined) {
      rows.push({
        key,
        info,
        session,
        details: sessions[place] ?? null,
        stake: stakes[place] ?? 0n,
        pid: assignments[i] ?? null,
        addedAt: additions[i] ?? null,
      });
    }
  });
  return rows;
}

export async function loadPools(reads: Reads, at: At): Promise<Map<bigint, Pool>> {
  const proxies = [...(await reads.pools(at)).values()];
  const pools = await completed(reads, at, proxies);
  return new Map(pools.sort((a, b) => (a.pid < b.pid ? -1 : 1)).map((pool) => [pool.pid, pool]));
}

export async function readPools(reads: Reads, at: At, pids: readonly bigint[]): Promise<Pool[]> {
  const proxies = await reads.somePools(at, pids);
  return completed(reads, at, proxies.filter((proxy) => proxy !== undefined));
}

async function completed(reads: Reads, at: At, proxies: readonly PoolProxy[]): Promise<Pool[]> {
  const free = reads.wrappedOf(at, proxies.map((proxy) => proxy.value.basepool.pool_account_id));
  const ownerAccounts = proxies.map((proxy): Address | null =>
    proxy.type === 'StakePool' ? proxy.value.owner_reward_account : null,
  );
  const rewards = reads.wrappedOf(at, ownerAccounts.filter((account) => account !== null));
  const queues = Promise.all(proxies.map((proxy) => readQueue(reads, at, proxy)));
  const [frees, ownerRewards, withdrawals] = await Promise.all([free, rewards, queues]);
  let nextReward = 0;
  return proxies.map((proxy, i) => ({
    pid: proxy.value.basepool.pid,
    proxy,
    base: proxy.value.basepool,
    free: frees[i] ?? 0n,
    ownerReward: ownerAccounts[i] === null ? 0n : (ownerRewards[nextReward++] ?? 0n),
    queue: withdrawals[i] ?? [],
  }));
}

async function readQueue(reads: Reads, at: At, { value: { basepool } }: PoolProxy): Promise<QueuedWithdrawal[]> {
  const queue = basepool.withdraw_queue;
  const shares = await reads.shares(at, basepool.cid, queue.map(({ nft_id }) => nft_id));
  return queue.map(({ user, start_time, nft_id }, i) => ({
    user,
    startSeconds: Number(start_time),
    nft: nft_id,
    shares: shares[i] ?? 0n,
  }));
}
