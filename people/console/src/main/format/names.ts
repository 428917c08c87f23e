/** The beginning and the end of a long key or hash: `0x3a3d45…92692d`. */
export function shortKey(key: string, edge = 6): string {
  const head = key.startsWith('0x') ? edge + 2 : edge;
  return key.length <= head + edge + 1 ? key : `${key.slice(0, head)}…${key.slice(-edge)}`;
}

/** `PhalaStakePoolv2` and `start_computing` as people say them. */
export function words(name: string): string {
  return name
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/^./, (first) => first.toUpperCase());
}

/** A pRuntime version as the worker reports it: major, minor and patch in one number. */
export function runtimeVersion(version: number): string {
  return `${version >>> 16}.${(version >>> 8) & 0xff}.${version & 0xff}`;
}

export function plural(count: number | bigint, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en').replace(/,/g, '\u202f')} ${count == 1 ? one : many}`;
}
