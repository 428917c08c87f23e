// A pool's description on chain: JSON that pool owners write, so nothing of it is trusted.

export const LINKS = ['telegram', 'discord', 'wechat', 'twitter', 'email', 'forum'] as const;
export type LinkName = (typeof LINKS)[number];

export interface PoolDescription {
  readonly basic: string;
  readonly announcement: string;
  readonly links: ReadonlyMap<LinkName, string>;
}

export const NO_DESCRIPTION: PoolDescription = { basic: '', announcement: '', links: new Map() };
/** What the chain takes. */
export const MOST_BYTES = 4_400;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads the stored bytes; text that is no JSON is shown as it is. */
export function readDescription(bytes: Uint8Array | null): PoolDescription {
  if (bytes === null || bytes.length === 0) {
    return NO_DESCRIPTION;
  }
  const text = new TextDecoder().decode(bytes);
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) {
      return { ...NO_DESCRIPTION, basic: text };
    }
    const fields = json as Record<string, unknown>;
    return {
      basic: textOf(fields['basic']),
      announcement: textOf(fields['ann']),
      links: new Map(LINKS.flatMap((name) => (textOf(fields[name]) === '' ? [] : [[name, textOf(fields[name])] as const]))),
    };
  } catch {
    return { ...NO_DESCRIPTION, basic: text };
  }
}

export function writeDescription({ basic, announcement, links }: PoolDescription): string {
  return JSON.stringify({
    version: 1,
    ...Object.fromEntries(links),
    ...(basic === '' ? {} : { basic }),
    ...(announcement === '' ? {} : { ann: announcement }),
  });
}
