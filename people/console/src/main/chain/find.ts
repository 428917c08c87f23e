import { AccountId } from 'polkadot-api';
import type { Chain } from '../app';
import type { Hex } from './types';

export type Found = { readonly path: string } | { readonly problem: string };

const HASH = /^0x[0-9a-f]{64}$/i;

/** The public key of an address, or null if it is not one. */
export function publicKeyOf(address: string): Uint8Array | null {
  try {
    return AccountId().enc(address);
  } catch {
    return null;
  }
}

/** An address in a chain's own form; null if it is not an address. */
export function withPrefix(address: string, prefix: number): string | null {
  const key = publicKeyOf(address);
  return key === null ? null : AccountId(prefix).dec(key);
}

/** The page that shows what somebody typed. */
export async function whereIs(text: string, { connection, watch }: Chain): Promise<Found> {
  if (/^#?\d{1,10}$/.test(text)) {
    return { path: `/explorer/block/${text.replace('#', '')}` };
  }
  const pool = /^pool\s*#?\s*(\d+)$/i.exec(text);
  if (pool !== null) {
    return { path: `/pools/${pool[1]}` };
  }
  if (HASH.test(text)) {
    return findHash(text.toLowerCase(), { connection, watch });
  }
  if (publicKeyOf(text) !== null) {
    const network = connection.network.get();
    const prefix = network.kind === 'known' ? network.network.prefix : 30;
    return { path: `/explorer/account/${withPrefix(text, prefix)}` };
  }
  return { problem: 'Enter a block number, a hash of 32 bytes (0x…), an account’s address or a worker’s key.' };
}

async function findHash(hash: Hex, { connection, watch }: Chain): Promise<Found> {
  const workers = watch.workers.get();
  if (workers.kind === 'ready' && workers.value.has(hash)) {
    return { path: `/workers/${hash}` };
  }
  const header = await connection.request<{ number: string } | null>('chain_getHeader', hash).catch(() => null);
  if (header !== null) {
    return { path: `/explorer/block/${hash}` };
  }
  const extrinsic = await findExtrinsic(hash, { connection, watch });
  return extrinsic === null
    ? { problem: 'No block, worker or recent extrinsic has this hash or key.' }
    : { path: extrinsic };
}

/** Looks through the blocks that this page has seen. */
async function findExtrinsic(hash: Hex, { connection, watch }: Chain): Promise<string | null> {
  const { readBlock } = await import('./block');
  for (const { hash: block, number, events } of watch.blocks.get()) {
    if (!events.some(({ pallet }) => pallet === 'TransactionPayment')) {
      continue;
    }
    const { extrinsics } = await readBlock(connection, block);
    const index = extrinsics.findIndex((one) => one.hash === hash);
    if (index >= 0) {
      return `/explorer/block/${number}/${index}`;
    }
  }
  return null;
}
