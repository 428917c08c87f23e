// The formulas of docs/protocol/tokenomics.md: the same order of operations as the chain's, so that
// the results are the same to the last bit. Tests compare them with the reference vectors.
import { type Fixed, ONE, add, div, fromBalance, min, mul, ofInteger, parse, sqrt, sub, times, toBalance } from './fixed';

/** `PhalaComputation.TokenomicParameters`: U64F64 bits per block, the window in blocks. */
export interface Parameters {
  readonly pha_rate: Fixed;
  readonly rho: Fixed;
  readonly budget_per_block: Fixed;
  readonly v_max: Fixed;
  readonly cost_k: Fixed;
  readonly cost_b: Fixed;
  readonly slash_rate: Fixed;
  readonly treasury_ratio: Fixed;
  readonly heartbeat_window: number;
  readonly rig_k: Fixed;
  readonly rig_b: Fixed;
  readonly re: Fixed;
  readonly k: Fixed;
  readonly kappa: Fixed;
}

const FOUR_FIFTHS = parse('0.8');
const SEVEN_TENTHS = parse('0.7');

/** The chain's weight of a confidence level, in V_e. */
export function chainConfidence(level: number): Fixed {
  return level === 4 ? FOUR_FIFTHS : level === 5 ? SEVEN_TENTHS : ONE;
}

/** The gatekeepers' weight of a confidence level, in shares. */
export function shareConfidence(level: number): Fixed {
  if (level === 4) {
    return FOUR_FIFTHS;
  }
  if (level === 5) {
    return SEVEN_TENTHS;
  }
  return (level >= 1 && level <= 3) || level === 128 ? ONE : 0n;
}

export const rigCost = (parameters: Parameters, score: number): Fixed =>
  add(mul(parameters.rig_k, ofInteger(score)), parameters.rig_b);

/** S_min, the least stake of a worker of this score, in 10^-12. */
export const minimalStake = (parameters: Parameters, score: number): bigint =>
  toBalance(mul(parameters.k, sqrt(ofInteger(score))));

const multiplier = (parameters: Parameters, level: number): Fixed =>
  add(mul(sub(parameters.re, ONE), chainConfidence(level)), ONE);

/** V_e, the value that a session starts with. */
export const initialValue = (parameters: Parameters, stake: bigint, score: number, level: number): Fixed =>
  mul(multiplier(parameters, level), add(fromBalance(stake), rigCost(parameters, score)));

/** S_max, the most stake that keeps V_e within v_max, rounded down; 0 if there is none. */
export function maximalStake(parameters: Parameters, score: number, level: number): bigint {
  const room = div(parameters.v_max, multiplier(parameters, level));
  const rig = rigCost(parameters, score);
  if (room <= rig) {
    return 0n;
  }
  let stake = toBalance(sub(room, rig));
  while (stake > 0n && initialValue(parameters, stake, score, level) > parameters.v_max) {
    stake -= 1n;
  }
  return stake;
}

/** What a worker weighs in the division of the budget: the root of v² + (2·P·confidence)². */
export function share(v: Fixed, performance: Fixed, level: number): Fixed {
  const q = mul(times(performance, 2n), shareConfidence(level));
  return sqrt(add(mul(v, v), mul(q, q)));
}

/** The growth of V in one block without a heartbeat. */
export function growth(parameters: Parameters, v: Fixed, benchmark: Fixed, performance: Fixed): Fixed {
  const cost = add(mul(parameters.cost_k, benchmark), parameters.cost_b);
  const speed = benchmark === 0n ? ONE : div(performance, benchmark);
  return mul(speed, add(mul(sub(parameters.rho, ONE), v), cost));
}

export interface Idle {
  readonly v: Fixed;
  readonly deductible: Fixed;
}

/** V and what a payout may take from it after one such block. */
export function afterIdleBlock(parameters: Parameters, now: Idle, benchmark: Fixed, performance: Fixed): Idle {
  const delta = growth(parameters, now.v, benchmark, performance);
  return { v: min(add(now.v, delta), parameters.v_max), deductible: add(now.deductible, delta) };
}

export interface Payout {
  readonly payout: Fixed;
  readonly treasury: Fixed;
  readonly v: Fixed;
}

/** What an answered challenge pays after `blocks` blocks; docs/protocol/tokenomics.md#payout. */
export function payout(
  parameters: Parameters,
  now: Idle,
  ownShare: Fixed,
  sumOfShares: Fixed,
  blocks: bigint,
): Payout {
  if (sumOfShares === 0n || now.deductible === 0n || blocks <= 0n || ownShare === 0n) {
    return { payout: 0n, treasury: 0n, v: now.v };
  }
  const budget = times(mul(div(ownShare, sumOfShares), parameters.budget_per_block), blocks);
  const paid = mul(budget, sub(ONE, parameters.treasury_ratio));
  const taken = min(now.deductible, paid);
  return {
    payout: paid,
    treasury: mul(budget, parameters.treasury_ratio),
    v: now.v > taken ? sub(now.v, taken) : 0n,
  };
}

/** V after one block offline. */
export const afterSlashedBlock = (parameters: Parameters, v: Fixed): Fixed => sub(v, mul(v, parameters.slash_rate));

/** What is returned of a stake at the end of its session; docs/protocol/tokenomics.md#session. */
export function returnedStake(stake: bigint, v: Fixed, initial: Fixed): bigint {
  if (initial === 0n || v >= initial) {
    return stake;
  }
  const returned = toBalance(mul(fromBalance(stake), div(v, initial)));
  return returned < stake ? returned : stake;
}

/** The budget after one halving: three quarters. */
export const halved = (budget: Fixed): Fixed => mul(budget, (ONE * 3n) / 4n);

/** The first block after `head` that ends a halving interval; null when halving is off. */
export function nextHalving(head: number, start: number, interval: number): number | null {
  if (interval <= 0) {
    return null;
  }
  const from = Math.max(head + 1, start);
  const phase = (from - start) % interval;
  return from + (interval - 1 - phase);
}

/** The price of a pool's share, or null without shares. */
export const sharePrice = (totalValue: bigint, totalShares: bigint): Fixed | null =>
  totalShares === 0n ? null : div(fromBalance(totalValue), fromBalance(totalShares));

/** What shares are worth at a price, in 10^-12. */
export const sharesValue = (shares: bigint, price: Fixed | null): bigint =>
  price === null ? 0n : toBalance(mul(fromBalance(shares), price));

/** How many shares an amount is, at a price. */
export const sharesFor = (amount: bigint, price: Fixed | null): bigint =>
  price === null || price === 0n ? amount : toBalance(div(fromBalance(amount), price));
