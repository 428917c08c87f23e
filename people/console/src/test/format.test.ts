import { describe, expect, it } from 'vitest';
import { editable, exact, glance, parseAmount, percent, short } from '../main/format/amount';
import { runtimeVersion, shortKey, words } from '../main/format/names';
import { ago, span } from '../main/format/time';

const token = 10n ** 12n;
const plain = (text: string) => text.replace(/\u202f/g, ' ');

describe('amounts', () => {
  it('exact_anyAmount_losesNoDigit', () => {
    expect(exact(1n)).toBe('0.000000000001');
    expect(plain(exact(340282366920938463463374607431768211455n))).toBe('340 282 366 920 938 463 463 374 607.431768211455');
    expect(plain(exact(-1_500n * token))).toBe('−1 500');
  });

  it('short_cutsAndNeverRoundsUp', () => {
    expect(short(1_999_999_999_999n)).toBe('1.99');
    expect(short(1n)).toBe('< 0.01');
    expect(short(0n)).toBe('0');
    expect(plain(short(12_345n * token))).toBe('12 345');
  });

  it('glance_threeDigitsAndAStep', () => {
    expect(glance(3_162n * token)).toBe('3.16 k');
    expect(glance(690_000_000n * token)).toBe('690 M');
    expect(glance(10_000_000_000n * token)).toBe('10 bn');
    expect(glance(99n * token)).toBe('99');
    expect(glance(0n)).toBe('0');
  });

  it('parse_whatEditableWrites_isTheSame', () => {
    for (const amount of [0n, 1n, token, 1_234_567_890_123n, 10n ** 30n]) {
      expect(parseAmount(editable(amount), 'PHA')).toEqual({ amount });
    }
  });

  it('parse_peoplesInput', () => {
    expect(parseAmount('1 000,5', 'PHA')).toEqual({ amount: 1_000_500_000_000_000n });
    expect(parseAmount('.5', 'PHA')).toEqual({ amount: token / 2n });
    expect(parseAmount('0.0000000000001', 'PHA')).toHaveProperty('problem');
    expect(parseAmount('1e3', 'PHA')).toHaveProperty('problem');
    expect(parseAmount('-1', 'PHA')).toHaveProperty('problem');
    expect(parseAmount('', 'PHA')).toHaveProperty('problem');
  });

  it('percent_ofNothing_isADash', () => {
    expect(percent(1n, 0n)).toBe('—');
    expect(percent(1n, 3n)).toBe('33.33 %');
  });
});

describe('time', () => {
  it('span_twoLargestUnits', () => {
    expect(span(0)).toBe('0 s');
    expect(span(59)).toBe('59 s');
    expect(span(604_800)).toBe('7 d');
    expect(span(90_061)).toBe('1 d 1 h');
  });

  it('ago_zeroIsNever', () => {
    expect(ago(0, 100)).toBe('never');
    expect(ago(40, 100)).toBe('1 min ago');
    expect(ago(99, 100)).toBe('just now');
  });
});

describe('names', () => {
  it('shortKey_keepsBothEnds', () => {
    expect(shortKey(`0x${'ab'.repeat(32)}`)).toBe('0xababab…ababab');
    expect(shortKey('short')).toBe('short');
  });

  it('words_ofWireNames', () => {
    expect(words('start_computing')).toBe('Start computing');
    expect(words('WorkerAdded')).toBe('Worker Added');
  });

  it('runtimeVersion_ofOneNumber', () => {
    expect(runtimeVersion(0x020301)).toBe('2.3.1');
  });
});
