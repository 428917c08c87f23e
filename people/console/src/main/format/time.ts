// Points in time are milliseconds since 1970 unless a name says seconds; the chain's clock is the
// timestamp of its head, and ages are told by it, not by the browser's clock.

const UNITS: readonly (readonly [number, string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** `2 d 3 h`, `45 min`, `12 s`: the two largest units. */
export function span(seconds: number): string {
  let rest = Math.max(0, Math.floor(seconds));
  const parts: string[] = [];
  for (const [size, name] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) {
      parts.push(`${count} ${name}`);
      rest -= count * size;
    } else if (parts.length > 0) {
      break;
    }
    if (parts.length === 2) {
      break;
    }
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** `12 s ago`, `just now`, or `never` for the chain's zero. */
export function ago(thenSeconds: number, nowSeconds: number): string {
  if (thenSeconds === 0) {
    return 'never';
  }
  const age = nowSeconds - thenSeconds;
  return age < 2 ? 'just now' : `${span(age)} ago`;
}

/** A date and a time of day in the reader's zone. */
export function moment(millis: number): string {
  return new Date(millis).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** A time of day in the reader's zone. */
export function clock(millis: number): string {
  return new Date(millis).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}
