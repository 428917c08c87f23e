import { type Pool, queuedShares } from '../../chain/model';
import type { Address } from '../../chain/types';
import { useEffect, useState } from 'react';
import { type Chain } from '../../app';
import { ready, useChain, useHead, usePools } from '../../ui/hooks';

export interface Balances {
  readonly free: bigint;
  /** Free and not frozen. */
  readonly spendable: bigint;
  readonly frozen: bigint;
  readonly reserved: bigint;
  readonly wrapped: bigint;
  /** W-PHA that a vote locks. */
  readonly voteLock: bigint;
  readonly nonce: number;
}

export interface Delegation {
  readonly pool: Pool;
  readonly shares: bigint;
  /** Shares that wait in the pool's queue, and since when. */
  readonly waiting: bigint;
  readonly waitingSince: number | null;
  /** How many are served before it, and their shares. */
  readonly ahead: number;
  readonly sharesAhead: bigint;
}

/** The last answer stays while the next is asked for: figures do not flicker with every block. */
function useFollowed<T>(ask: (chain: Chain) => Promise<T>, keys: readonly unknown[], every: unknown): T | null {
  const chain = useChain();
  const [state, setState] = useState<{ keys: readonly unknown[]; value: T } | null>(null);
  useEffect(() => {
    let current = true;
    if (chain !== null) {
      ask(chain).then(
        (value) => current && setState({ keys, value }),
        () => undefined, // The connection is told above every page; the last figures stay.
      );
    }
    return () => {
      current = false;
    };
  }, [chain, ...keys, every]);
  return state !== null && state.keys.every((key, i) => key === keys[i]) ? state.value : null;
}

export function useBalances(address: Address): Balances | null {
  const head = useHead();
  return useFollowed(
    async ({ watch: { reads } }) => {
      const [account, wrapped, finance] = await Promise.all([
        reads.account('finalized', address),
        reads.wrapped('finalized', address),
        reads.finance('finalized', address),
      ]);
      const { free, frozen, reserved } = account.data;
      return {
        free, frozen, reserved, wrapped,
        spendable: free > frozen ? free - frozen : 0n,
        voteLock: finance?.locked ?? 0n,
        nonce: account.nonce,
      };
    },
    [address],
    head?.hash,
  );
}

/** What an account has in pools, by its list of pools on chain. */
export function useDelegations(address: Address): readonly Delegation[] | null {
  const pools = ready(usePools());
  const revision = usePools();
  return useFollowed(
    async ({ watch: { reads } }) => {
      const finance = await reads.finance('finalized', address);
      const found = await Promise.all(
        (finance?.invest_pools ?? []).map(async ([pid, cid]): Promise<Delegation | null> => {
          const pool = pools?.get(pid);
          if (pool === undefined) {
            return null;
          }
          const nfts = await reads.nfts('finalized', address, cid);
          const shares = await reads.shares('finalized', cid, nfts);
          const place = pool.queue.findIndex(({ user }) => user === address);
          const entry = pool.queue[place];
          const before = pool.queue.slice(0, Math.max(0, place));
          return {
            pool,
            shares: shares.reduce((sum, own) => sum + own, 0n),
            waiting: entry?.shares ?? 0n,
            waitingSince: entry?.startSeconds ?? null,
            ahead: before.length,
            sharesAhead: queuedShares({ queue: before }),
          };
        }),
      );
      return found.filter((one) => one !== null).filter(({ shares, waiting }) => shares > 0n || waiting > 0n);
    },
    [address],
    revision,
  );
}
