// What the views show: rows joined from several storage items.
import type { Parameters } from '../economics/tokenomics';
import type { Address, BasePool, ChainEvent, Hex, PoolProxy, SessionInfo, WorkerInfo } from './types';

export interface Head {
  readonly number: number;
  readonly hash: Hex;
  /** The block's timestamp, milliseconds. */
  readonly time: number;
}

/** What the whole network shares. */
export interface Economy {
  readonly parameters: Parameters | undefined;
  readonly issuance: bigint;
  readonly online: number;
  readonly halving: { readonly start: number; readonly interval: number };
  readonly coolDownSeconds: number;
  /** A worker with a lower score cannot be started. */
  readonly leastScore: number;
  readonly gatekeepers: readonly Hex[];
  /** The block of the gatekeepers' launch; null before. */
  readonly launchedAt: number | null;
}

export interface Worker {
  readonly key: Hex;
  readonly info: WorkerInfo;
  readonly session: Address | null;
  readonly details: SessionInfo | null;
  readonly stake: bigint;
  readonly pid: bigint | null;
  /** The block of its last registration. */
  readonly addedAt: number | null;
}

export interface QueuedWithdrawal {
  readonly user: Address;
  readonly startSeconds: number;
  readonly nft: number;
  readonly shares: bigint;
}

export interface Pool {
  readonly pid: bigint;
  readonly proxy: PoolProxy;
  readonly base: BasePool;
  /** W-PHA in the pool's account: stake that no worker uses. */
  readonly free: bigint;
  /** W-PHA in the owner-reward account. */
  readonly ownerReward: bigint;
  readonly queue: readonly QueuedWithdrawal[];
}

export interface SeenBlock extends Head {
  readonly events: readonly ChainEvent[];
}

export interface SeenEvent {
  readonly block: number;
  readonly hash: Hex;
  readonly time: number;
  readonly index: number;
  readonly event: ChainEvent;
}

/** One block's figures for the charts. */
export interface Sample {
  readonly block: number;
  /** Milliseconds. */
  readonly time: number;
  /** Null for blocks from before this page was opened. */
  readonly online: number | null;
  readonly working: bigint | null;
  /** What delegators and owners were paid in the block. */
  readonly paid: bigint;
  readonly heartbeats: number;
}

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'ready'; readonly value: T; readonly revision: number };

export const LOADING = { kind: 'loading' } as const;

export const isVault = (pool: Pool): boolean => pool.proxy.type === 'Vault';
export const stakePool = (pool: Pool) => (pool.proxy.type === 'StakePool' ? pool.proxy.value : null);
export const commissionOf = (pool: Pool): number =>
  (pool.proxy.type === 'StakePool' ? pool.proxy.value.payout_commission : pool.proxy.value.commission) ?? 0;
export const queuedShares = ({ queue }: Pick<Pool, 'queue'>): bigint => queue.reduce((sum, { shares }) => sum + shares, 0n);
