// Amounts are bigint in units of 10^-12 token from the node to the screen. They become text here,
// and text becomes an amount here; no amount ever is a floating-point number.

export const DECIMALS = 12;
export const TOKEN = 10n ** BigInt(DECIMALS);

/** Groups the digits of a whole number by threes with thin spaces. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** All digits of an amount: `1 234.5` for 1234.5 tokens. */
export function exact(amount: bigint): string {
  const sign = amount < 0n ? '−' : '';
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % TOKEN).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return sign + groupDigits((size / TOKEN).toString()) + (fraction === '' ? '' : `.${fraction}`);
}

/**
 * An amount cut (never rounded up) to at most `places` digits after the point. A non-zero amount
 * that would read as zero is shown as `< 0.01`.
 */
export function short(amount: bigint, places = 2): string {
  const sign = amount < 0n ? '−' : '';
  const size = amount < 0n ? -amount : amount;
  const unit = 10n ** BigInt(DECIMALS - places);
  if (size !== 0n && size < unit) {
    return `${sign}< ${places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`}`;
  }
  const cut = size / unit;
  const scale = 10n ** BigInt(places);
  const fraction = places === 0 ? '' : (cut % scale).toString().padStart(places, '0').replace(/0+$/, '');
  return sign + groupDigits((cut / scale).toString()) + (fraction === '' ? '' : `.${fraction}`);
}

const STEPS: readonly (readonly [bigint, string])[] = [
  [10n ** 9n, ' bn'],
  [10n ** 6n, ' M'],
  [10n ** 3n, ' k'],
];

/** A size at a glance: `3.16 k`, `690 M`; cut to three significant digits. */
export function glance(amount: bigint): string {
  const sign = amount < 0n ? '−' : '';
  const size = amount < 0n ? -amount : amount;
  const tokens = size / TOKEN;
  for (const [step, name] of STEPS) {
    if (tokens >= step) {
      const hundredths = (tokens * 100n) / step;
      return sign + threeDigits(hundredths) + name;
    }
  }
  return sign + (size !== 0n && size < TOKEN / 100n ? '< 0.01' : threeDigits((size * 100n) / TOKEN));
}

function threeDigits(hundredths: bigint): string {
  const whole = hundredths / 100n;
  const places = whole >= 100n ? 0 : whole >= 10n ? 1 : 2;
  const fraction = (hundredths % 100n).toString().padStart(2, '0').slice(0, places).replace(/0+$/, '');
  return whole.toString() + (fraction === '' ? '' : `.${fraction}`);
}

export type Parsed = { readonly amount: bigint } | { readonly problem: string };

/** Reads what a person typed: digits, at most one point or comma, spaces between digits. */
export function parseAmount(text: string, symbol: string): Parsed {
  const bare = text.replace(/[\s\u202f\u00a0_]/g, '').replace(',', '.');
  if (bare === '') {
    return { problem: 'Enter an amount.' };
  }
  const parts = /^(\d*)(?:\.(\d*))?$/.exec(bare);
  if (parts === null || bare === '.') {
    return { problem: `Enter a number of ${symbol}, such as 12.5.` };
  }
  const whole = parts[1] ?? '';
  const fraction = parts[2] ?? '';
  if (fraction.length > DECIMALS) {
    return { problem: `${symbol} has ${DECIMALS} decimal places, not ${fraction.length}.` };
  }
  if (whole.length > 20) {
    return { problem: 'That is more than there can be.' };
  }
  return { amount: BigInt(whole === '' ? '0' : whole) * TOKEN + BigInt(fraction.padEnd(DECIMALS, '0')) };
}

/** Text that `parseAmount` reads back as the same amount. */
export function editable(amount: bigint): string {
  const fraction = (amount % TOKEN).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return (amount / TOKEN).toString() + (fraction === '' ? '' : `.${fraction}`);
}

/** `part / whole` in percent with two places, cut; an em dash without a whole. */
export function percent(part: bigint, whole: bigint, places = 2): string {
  if (whole === 0n) {
    return '—';
  }
  const scale = 10n ** BigInt(places);
  const scaled = (part * 100n * scale) / whole;
  const fraction = (scaled % scale).toString().padStart(places, '0').replace(/0+$/, '');
  return `${groupDigits((scaled / scale).toString())}${fraction === '' ? '' : `.${fraction}`} %`;
}

/** The same, where a part too small for two places is not called nothing. */
export const smallPercent = (part: bigint, whole: bigint): string =>
  part > 0n && whole > 0n && part * 10_000n < whole ? '< 0.01 %' : percent(part, whole);

/** A U64F64 ratio in percent, to the nearest hundredth. */
export function ratio(bits: bigint): string {
  const hundredths = (bits * 10_000n + (1n << 63n)) >> 64n;
  return percent(hundredths, 10_000n);
}

/** A number for a chart's axis only. Charts draw; they never feed an amount back. */
export function plotted(amount: bigint): number {
  return Number(amount / 10n ** 6n) / 1e6;
}

/** The text of such a number on the axis. */
export function plottedText(value: number): string {
  return glance(BigInt(Math.round(value * 1000)) * 10n ** 9n);
}
