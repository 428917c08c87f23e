// Figures of a pool that follow from what the chain stores; docs/protocol/staking.md.
import { type Pool, type Worker, commissionOf, queuedShares, stakePool } from '../../chain/model';
import type { Economy } from '../../chain/model';
import { sharePrice, sharesValue } from '../../economics/tokenomics';
import { type Shares, delegatorYield, yearlyReward } from '../../economics/yield';

export interface PoolFigures {
  readonly price: bigint | null;
  readonly queued: bigint;
  /** How much may still be delegated; null without a cap. */
  readonly gap: bigint | null;
  /** Stake that comes back when cooling workers are reclaimed. */
  readonly releasing: bigint;
  /** Hundredths of a percent a year for delegators; null where nothing is delegated. */
  readonly apr: bigint | null;
}

export function figuresOf(
  pool: Pool,
  shares: Shares,
  economy: Economy,
  blockMillis: number,
  workers: ReadonlyMap<string, Worker>,
): PoolFigures {
  const price = sharePrice(pool.base.total_value, pool.base.total_shares);
  const queued = sharesValue(queuedShares(pool), price);
  const own = stakePool(pool);
  const cap = own?.cap;
  const gap = cap === undefined ? null : cap + queued > pool.base.total_value ? cap + queued - pool.base.total_value : 0n;
  const releasing = (own?.cd_workers ?? []).reduce((sum, key) => sum + (workers.get(key)?.stake ?? 0n), 0n);
  const reward =
    economy.parameters === undefined
      ? 0n
      : yearlyReward(shares.ofPool.get(pool.pid) ?? 0n, shares.total, economy.parameters, blockMillis);
  return { price, queued, gap, releasing, apr: delegatorYield(reward, commissionOf(pool), pool.base.total_value) };
}

/** Hundredths of a percent as text. */
export function aprText(apr: bigint | null): string {
  if (apr === null) {
    return '—';
  }
  const whole = apr / 100n;
  return whole >= 10_000n ? '> 9 999 %' : `${whole}.${(apr % 100n).toString().padStart(2, '0')} %`;
}
