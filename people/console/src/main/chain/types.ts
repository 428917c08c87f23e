// What the console reads from the chain, as the metadata's types come out of the decoder. One
// declaration for each stored value; docs/protocol/staking.md and docs/protocol/messages.md tell
// what they mean.

/** `0x` and hexadecimal digits: a worker's public key, a block's hash. */
export type Hex = string;
/** An SS58 address with the chain's prefix. */
export type Address = string;

export type WorkerStateName = 'Ready' | 'WorkerIdle' | 'WorkerUnresponsive' | 'WorkerCoolingDown';

/** `PhalaRegistry.Workers`. */
export interface WorkerInfo {
  readonly pubkey: Hex;
  readonly ecdh_pubkey: Hex;
  readonly runtime_version: number;
  /** Seconds. */
  readonly last_updated: bigint;
  readonly operator: Address | undefined;
  readonly attestation_provider: { readonly type: string } | undefined;
  readonly confidence_level: number;
  readonly initial_score: number | undefined;
  readonly features: readonly number[];
}

/** `PhalaRegistry.WorkerEvidence`. */
export interface WorkerEvidence {
  readonly evidence_hash: Hex;
  readonly block: number;
}

/** `PhalaComputation.Sessions`. Times in seconds, V as U64F64 bits. */
export interface SessionInfo {
  readonly state: { readonly type: WorkerStateName };
  readonly ve: bigint;
  readonly v: bigint;
  readonly v_updated_at: bigint;
  readonly benchmark: {
    readonly p_init: number;
    readonly p_instant: number;
    readonly iterations: bigint;
    readonly working_start_time: bigint;
    readonly challenge_time_last: bigint;
  };
  readonly cool_down_start: bigint;
  /** What the session has earned, 10^-12. The decoder gives structs of one field as that field. */
  readonly stats: bigint;
}

export interface WithdrawInfo {
  readonly user: Address;
  readonly start_time: bigint;
  readonly nft_id: number;
}

export interface BasePool {
  readonly pid: bigint;
  readonly owner: Address;
  readonly total_shares: bigint;
  readonly total_value: bigint;
  readonly withdraw_queue: readonly WithdrawInfo[];
  readonly value_subscribers: readonly bigint[];
  readonly cid: number;
  readonly pool_account_id: Address;
}

export interface StakePool {
  readonly basepool: BasePool;
  /** Parts per million. */
  readonly payout_commission: number | undefined;
  readonly lock_account: Address;
  readonly workers: readonly Hex[];
  readonly cd_workers: readonly Hex[];
  readonly cap: bigint | undefined;
  readonly owner_reward_account: Address;
}

export interface Vault {
  readonly basepool: BasePool;
  readonly last_share_price_checkpoint: bigint;
  readonly commission: number | undefined;
  readonly owner_shares: bigint;
  readonly invest_pools: readonly bigint[];
}

/** `PhalaBasePool.Pools`. */
export type PoolProxy =
  | { readonly type: 'StakePool'; readonly value: StakePool }
  | { readonly type: 'Vault'; readonly value: Vault };

/** `System.Account`. */
export interface AccountInfo {
  readonly nonce: number;
  readonly data: { readonly free: bigint; readonly reserved: bigint; readonly frozen: bigint };
}

/** `Assets.Account`. */
export interface AssetAccount {
  readonly balance: bigint;
}

/** `PhalaWrappedBalances.StakerAccounts`. */
export interface FinanceAccount {
  readonly invest_pools: readonly (readonly [bigint, number])[];
  readonly locked: bigint;
}

export interface ChainEvent {
  readonly pallet: string;
  readonly name: string;
  readonly data: unknown;
  /** The extrinsic of the block that caused it; null for the chain's own work. */
  readonly extrinsic: number | null;
}
