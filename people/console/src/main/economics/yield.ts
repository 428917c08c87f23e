// What pools are likely to earn, from the shares of the workers that compute now. The same formula
// as the payout's, over a year of blocks at today's budget.
import type { Worker } from '../chain/model';
import { commissionOf } from './estimate';
import { type Fixed, ONE, add, div, mul, ofInteger, sub, toBalance } from './fixed';
import { type Parameters, share } from './tokenomics';

const YEAR_MILLIS = 365n * 86_400_000n;

/** Rows are replaced when they change: what was computed of one stays true. */
const known = new WeakMap<Worker, Fixed>();

/** A worker's weight in the division of the budget; 0 unless it computes. */
export function shareOf(worker: Worker): Fixed {
  const { details, info } = worker;
  if (details?.state.type !== 'WorkerIdle') {
    return 0n;
  }
  const own = known.get(worker) ?? share(details.v, ofInteger(details.benchmark.p_instant), info.confidence_level);
  known.set(worker, own);
  return own;
}

export interface Shares {
  readonly total: Fixed;
  readonly ofPool: ReadonlyMap<bigint, Fixed>;
}

export function sharesByPool(workers: Iterable<Worker>): Shares {
  let total = 0n;
  const ofPool = new Map<bigint, Fixed>();
  for (const worker of workers) {
    const own = shareOf(worker);
    total = add(total, own);
    if (worker.pid !== null) {
      ofPool.set(worker.pid, add(ofPool.get(worker.pid) ?? 0n, own));
    }
  }
  return { total, ofPool };
}

/** A year's payout for a part of all shares, before commission, in 10^-12. */
export function yearlyReward(own: Fixed, total: Fixed, parameters: Parameters, blockMillis: number): bigint {
  if (total === 0n || blockMillis <= 0) {
    return 0n;
  }
  const perBlock = mul(mul(div(own, total), parameters.budget_per_block), sub(ONE, parameters.treasury_ratio));
  return (toBalance(perBlock) * YEAR_MILLIS) / BigInt(Math.round(blockMillis));
}

/** What delegators get of 10,000 delegated in a year; null where nothing is delegated. */
export function delegatorYield(reward: bigint, commission: number, delegated: bigint): bigint | null {
  return delegated === 0n ? null : ((reward - commissionOf(commission, reward)) * 10_000n) / delegated;
}
