import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  FixedRange,
  ONE,
  add,
  div,
  fromBalance,
  mul,
  ofInteger,
  parse,
  sqrt,
  sub,
  toBalance,
} from '../main/economics/fixed';
import { commissionOf, estimate } from '../main/economics/estimate';
import {
  type Parameters,
  afterIdleBlock,
  afterSlashedBlock,
  halved,
  initialValue,
  maximalStake,
  minimalStake,
  nextHalving,
  payout,
  returnedStake,
  rigCost,
  share,
  sharePrice,
  sharesFor,
  sharesValue,
} from '../main/economics/tokenomics';

type Case = Record<string, string>;

const read = (name: string) => JSON.parse(readFileSync(new URL(`resources/${name}.json`, import.meta.url), 'utf8'));
const casesOf = (name: string): Case[] => read(name).cases;

interface ParameterSet {
  readonly name: string;
  readonly fields: Record<string, { bits: string } | number>;
}

const SETS = new Map<string, Parameters>(
  (read('parameter_sets').sets as ParameterSet[]).map(({ name, fields }) => [
    name,
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [field, typeof value === 'number' ? value : BigInt(value.bits)]),
    ) as unknown as Parameters,
  ]),
);

const parametersOf = (name: string): Parameters => {
  const found = SETS.get(name);
  if (found === undefined) {
    throw new Error(`no parameter set ${name}`);
  }
  return found;
};

describe('fixed point', () => {
  const operations: Record<string, (a: bigint, b: bigint) => bigint> = { add, sub, mul, div };

  it.each(casesOf('u64f64_arith').filter(({ op }) => op! in operations))('$op($a, $b)', ({ op, a, b, result }) => {
    const compute = () => operations[op!]!(BigInt(a!), BigInt(b!));
    if (result === undefined || !result.startsWith('0x')) {
      expect(compute).toThrow(FixedRange);
    } else {
      expect(compute()).toBe(BigInt(result));
    }
  });

  it('sqrt of every case', () => {
    const roots = casesOf('u64f64_arith').filter(({ op }) => op === 'sqrt');
    expect(roots.length).toBeGreaterThan(0);
    for (const { a, result } of roots) {
      expect(sqrt(BigInt(a!))).toBe(BigInt(result!));
    }
  });

  it('parse of every decimal', () => {
    for (const { op, text, bits } of casesOf('u64f64_text').filter((one) => one['op'] === 'parse')) {
      expect(parse(text!), `${op} ${text}`).toBe(BigInt(bits!));
    }
  });

  it('balances both ways', () => {
    for (const { op, bits, balance } of casesOf('balance_convert')) {
      if (op === 'to_balance') {
        expect(toBalance(BigInt(bits!))).toBe(BigInt(balance!));
      } else {
        expect(fromBalance(BigInt(balance!))).toBe(BigInt(bits!));
      }
    }
  });

  it('divisionByZero_isRefused', () => {
    expect(() => div(ONE, 0n)).toThrow(FixedRange);
  });
});

describe('sessions', () => {
  it('minimal stake and rig cost of every case', () => {
    for (const { params, p, minimal_stake, rig_cost_bits } of casesOf('minimal_stake')) {
      expect(minimalStake(parametersOf(params!), Number(p))).toBe(BigInt(minimal_stake!));
      expect(rigCost(parametersOf(params!), Number(p))).toBe(BigInt(rig_cost_bits!));
    }
  });

  it('initial V of every case, and the stake bounds agree with it', () => {
    for (const one of casesOf('ve')) {
      const parameters = parametersOf(one['params']!);
      const [stake, p, level] = [BigInt(one['stake']!), Number(one['p']), Number(one['confidence_level'])];
      expect(initialValue(parameters, stake, p, level)).toBe(BigInt(one['ve_bits']!));
      const accepted = stake >= minimalStake(parameters, p) && stake <= maximalStake(parameters, p, level);
      expect(accepted, JSON.stringify(one)).toBe(one['accepted'] as unknown as boolean);
    }
  });

  it('maximalStake_oneUnitMore_exceedsVmax', () => {
    const parameters = parametersOf('genesis_default');
    const most = maximalStake(parameters, 1000, 1);
    expect(initialValue(parameters, most, 1000, 1)).toBeLessThanOrEqual(parameters.v_max);
    expect(initialValue(parameters, most + 10n, 1000, 1)).toBeGreaterThan(parameters.v_max);
  });

  it('returnedStake_threeQuartersOfV_losesAQuarterRoundedUp', () => {
    const token = 10n ** 12n;
    expect(returnedStake(600n * token, 3n * ONE, 4n * ONE)).toBe(450n * token);
    expect(returnedStake(600n * token, ONE, ONE)).toBe(600n * token);
    expect(returnedStake(600n * token, 0n, 0n)).toBe(600n * token);
  });
});

describe('engine', () => {
  it('share of every case', () => {
    for (const one of casesOf('share')) {
      expect(share(BigInt(one['v']!), BigInt(one['p']!), Number(one['confidence_level']))).toBe(BigInt(one['share']!));
    }
  });

  it('growth of V of every case', () => {
    for (const one of casesOf('idle_update')) {
      const after = afterIdleBlock(
        parametersOf(one['params']!),
        { v: BigInt(one['v']!), deductible: BigInt(one['v_deductible']!) },
        BigInt(one['p_bench']!),
        BigInt(one['p']!),
      );
      expect(after).toEqual({ v: BigInt(one['v_after']!), deductible: BigInt(one['v_deductible_after']!) });
    }
  });

  it('payout of every case', () => {
    for (const one of read('heartbeat_payout').cases) {
      const { input } = one;
      const performance = BigInt(input.contract_running ? input.p_bench : input.p_instant);
      const own = share(BigInt(input.v), performance, input.confidence_level);
      expect(own).toBe(BigInt(one.share));
      const result = payout(
        parametersOf(input.params),
        { v: BigInt(input.v), deductible: BigInt(input.v_deductible) },
        own,
        BigInt(input.sum_share),
        BigInt(input.block_number - input.v_update_block),
      );
      expect(result.payout).toBe(BigInt(one.payout));
      expect(result.treasury).toBe(BigInt(one.treasury));
      expect(result.v).toBe(BigInt(one.v_after));
      expect(toBalance(result.payout)).toBe(BigInt(one.payout_balance));
    }
  });

  it('slash of every case, one block and three hundred', () => {
    for (const one of casesOf('slash')) {
      const parameters = parametersOf(one['params']!);
      let v = afterSlashedBlock(parameters, BigInt(one['v']!));
      expect(v).toBe(BigInt(one['v_after']!));
      for (let block = 1; block < 300; block++) {
        v = afterSlashedBlock(parameters, v);
      }
      expect(v).toBe(BigInt(one['v_after_300_blocks']!));
    }
  });
});

describe('halving', () => {
  interface Edge {
    readonly start: number | null;
    readonly interval: number | null;
    readonly blocks: readonly { n: number; halves: boolean }[];
  }

  it('next halving agrees with every edge', () => {
    for (const { start, interval, blocks } of read('halving').edges as Edge[]) {
      for (const { n, halves } of blocks) {
        const next = n === 0 ? null : nextHalving(n - 1, start ?? 0, interval ?? 0);
        if (n > 0) {
          expect(next === n, `block ${n} of ${start}+${interval}`).toBe(halves);
        }
      }
    }
  });

  it('halved_hundred_isThreeQuarters', () => {
    expect(halved(ofInteger(100))).toBe(ofInteger(75));
    expect(halved(ofInteger(75))).toBe(parse('56.25'));
  });
});

describe('shares', () => {
  it('prices and values of every case', () => {
    const tables = read('fixed_point') as Record<string, Case[]>;
    for (const { total_value, total_shares, price_bits } of tables['share_price']!) {
      expect(sharePrice(BigInt(total_value!), BigInt(total_shares!))?.toString() ?? null).toBe(price_bits ?? null);
    }
    for (const { x, price_bits, mul: product, div: quotient } of tables['bmul_bdiv']!) {
      expect(sharesValue(BigInt(x!), BigInt(price_bits!))).toBe(BigInt(product!));
      if (quotient !== null && BigInt(price_bits!) !== 0n) {
        expect(sharesFor(BigInt(x!), BigInt(price_bits!))).toBe(BigInt(quotient!));
      }
    }
    for (const { parts, amount, result } of tables['permill']!) {
      expect(commissionOf(Number(parts), BigInt(amount!))).toBe(BigInt(result!));
    }
  });
});

describe('estimate', () => {
  const token = 10n ** 12n;
  const setting = {
    parameters: parametersOf('genesis_default'),
    score: 1000, level: 1, stake: 4000n * token, otherShares: 0n, blockMillis: 12_000,
    head: 0, halvingStart: 0, halvingInterval: 1_296_000, commission: 100_000, leastScore: 50,
  };

  it('aloneOnTheNetwork_firstDay_isTheWholeBudgetLessTreasury', () => {
    const { refusal, firstDay } = estimate(setting);
    expect(refusal).toBeNull();
    // 7,200 blocks of 100, four fifths of it.
    expect(firstDay).toBeGreaterThan(575_999n * token);
    expect(firstDay).toBeLessThanOrEqual(576_000n * token);
  });

  it('twoHalvingsAYear_lowerTheBudget', () => {
    const { points } = estimate(setting);
    expect(points.length).toBe(366);
    expect(points[365]!.budget).toBe(parse('56.25'));
  });

  it('stakeOutsideItsBounds_isRefused', () => {
    expect(estimate({ ...setting, stake: 1n }).refusal).toBe('TooLittleStake');
    expect(estimate({ ...setting, stake: 10n ** 18n }).refusal).toBe('TooMuchStake');
    expect(estimate({ ...setting, score: 49 }).refusal).toBe('TooSlow');
  });

  it('parts_addUp', () => {
    const { year, toOwner, toDelegators } = estimate(setting);
    expect(toOwner + toDelegators).toBe(year);
    expect(toOwner).toBe(commissionOf(100_000, year));
  });
});
