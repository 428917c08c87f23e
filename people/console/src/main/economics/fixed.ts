// U64F64: an unsigned number x / 2^64 of 128 bits, as bigint. Every operation rounds down, like the
// chain and the gatekeepers do. See docs/protocol/tokenomics.md#fixed-point and #balances.

/** Bits of a U64F64. */
export type Fixed = bigint;

const LIMIT = 1n << 128n;
const FRACTION = 64n;
const TOKEN = 10n ** 12n;

export const ONE: Fixed = 1n << FRACTION;

export class FixedRange extends Error {}

function checked(bits: bigint): Fixed {
  if (bits < 0n || bits >= LIMIT) {
    throw new FixedRange('the result does not fit 64 integer bits');
  }
  return bits;
}

export const ofInteger = (n: bigint | number): Fixed => checked(BigInt(n) << FRACTION);
export const add = (a: Fixed, b: Fixed): Fixed => checked(a + b);
export const sub = (a: Fixed, b: Fixed): Fixed => checked(a - b);
export const mul = (a: Fixed, b: Fixed): Fixed => checked((a * b) >> FRACTION);
export const times = (a: Fixed, n: bigint): Fixed => checked(a * n);
export const min = (a: Fixed, b: Fixed): Fixed => (a < b ? a : b);

export function div(a: Fixed, b: Fixed): Fixed {
  if (b === 0n) {
    throw new FixedRange('division by zero');
  }
  return checked((a << FRACTION) / b);
}

/** Floor of the square root of an integer. */
export function isqrt(n: bigint): bigint {
  if (n < 2n) {
    return n;
  }
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) {
      return x;
    }
    x = y;
  }
}

/** The root has only 32 fraction bits. */
export const sqrt = (a: Fixed): Fixed => isqrt(a) << 32n;

/** A balance of 10^-12 as U64F64, through 48 fraction bits. */
export const fromBalance = (amount: bigint): Fixed => checked(((amount << 48n) / TOKEN) << 16n);

/** A U64F64 as a balance of 10^-12, through 48 fraction bits. */
export const toBalance = (bits: Fixed): bigint => ((bits >> 16n) * TOKEN) >> 48n;

/** The nearest multiple of 2^-64 to a decimal, ties to even. */
export function parse(text: string): Fixed {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) {
    throw new FixedRange(`not a decimal: ${text}`);
  }
  const fraction = parts[2] ?? '';
  const scale = 10n ** BigInt(fraction.length);
  const scaled = (BigInt((parts[1] ?? '') + fraction) << FRACTION) * 2n;
  const down = scaled / (2n * scale);
  const rest = scaled % (2n * scale);
  const up = rest > scale || (rest === scale && (down & 1n) === 1n);
  return checked(up ? down + 1n : down);
}

/** For charts and sorting only. */
export const approximate = (bits: Fixed): number => Number(bits >> 32n) / 4294967296;
