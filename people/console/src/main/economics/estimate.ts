// What a worker may earn: the formulas of the chain, applied hour by hour under stated assumptions
// (the rest of the network stays as it is, the worker is never offline, halving goes on). An
// estimate, not a promise; the chain computes block by block.
import { type Fixed, add, min, ofInteger, toBalance } from './fixed';
import {
  type Idle,
  type Parameters,
  growth,
  halved,
  initialValue,
  maximalStake,
  minimalStake,
  nextHalving,
  payout,
  share,
} from './tokenomics';

export interface Setting {
  readonly parameters: Parameters;
  readonly score: number;
  /** What the network starts a worker with at least. */
  readonly leastScore: number;
  readonly level: number;
  readonly stake: bigint;
  /** The sum of shares of all other workers. */
  readonly otherShares: Fixed;
  readonly blockMillis: number;
  readonly head: number;
  readonly halvingStart: number;
  readonly halvingInterval: number;
  /** Parts per million. */
  readonly commission: number;
}

export interface Point {
  readonly day: number;
  readonly v: Fixed;
  /** Before the pool owner's commission, in 10^-12. */
  readonly earned: bigint;
  readonly budget: Fixed;
}

export interface Estimate {
  readonly minimal: bigint;
  readonly maximal: bigint;
  readonly refusal: 'TooLittleStake' | 'TooMuchStake' | 'TooSlow' | null;
  readonly initialV: Fixed;
  readonly share: Fixed;
  readonly points: readonly Point[];
  readonly firstDay: bigint;
  readonly year: bigint;
  readonly toOwner: bigint;
  readonly toDelegators: bigint;
}

const HOURS = 24 * 365;

export function estimate(setting: Setting): Estimate {
  const { parameters, score, level, stake } = setting;
  const minimal = minimalStake(parameters, score);
  const maximal = maximalStake(parameters, score, level);
  const initialV = initialValue(parameters, stake, score, level);
  const refusal =
    score < setting.leastScore
      ? 'TooSlow'
      : stake < minimal
        ? 'TooLittleStake'
        : initialV > parameters.v_max
          ? 'TooMuchStake'
          : null;
  const p = ofInteger(score);
  const points = refusal === null ? year(setting, p, initialV) : [];
  const last = points.at(-1)?.earned ?? 0n;
  const toOwner = commissionOf(setting.commission, last);
  return {
    minimal,
    maximal,
    refusal,
    initialV,
    share: share(min(initialV, parameters.v_max), p, level),
    points,
    firstDay: points[1]?.earned ?? 0n,
    year: last,
    toOwner,
    toDelegators: last - toOwner,
  };
}

/** The commission's part: to the nearest unit, exact halves down. */
export function commissionOf(partsPerMillion: number, amount: bigint): bigint {
  const scaled = amount * BigInt(partsPerMillion);
  const down = scaled / 1_000_000n;
  return scaled % 1_000_000n > 500_000n ? down + 1n : down;
}

function year(setting: Setting, p: Fixed, initialV: Fixed): Point[] {
  const blocks = BigInt(Math.max(1, Math.round(3_600_000 / setting.blockMillis)));
  let parameters = setting.parameters;
  let state: Idle = { v: initialV, deductible: 0n };
  let earned = 0n;
  let block = setting.head;
  let halving = nextHalving(block, setting.halvingStart, setting.halvingInterval);
  const points: Point[] = [{ day: 0, v: initialV, earned, budget: parameters.budget_per_block }];
  for (let hour = 1; hour <= HOURS; hour++) {
    const grown = growth(parameters, state.v, p, p) * blocks;
    state = { v: min(add(state.v, grown), parameters.v_max), deductible: grown };
    const own = share(state.v, p, setting.level);
    const paid = payout(parameters, state, own, add(setting.otherShares, own), blocks);
    earned += toBalance(paid.payout);
    state = { v: paid.v, deductible: 0n };
    block += Number(blocks);
    while (halving !== null && block >= halving) {
      parameters = { ...parameters, budget_per_block: halved(parameters.budget_per_block) };
      halving = nextHalving(halving, setting.halvingStart, setting.halvingInterval);
    }
    if (hour % 24 === 0) {
      points.push({ day: hour / 24, v: state.v, earned, budget: parameters.budget_per_block });
    }
  }
  return points;
}
