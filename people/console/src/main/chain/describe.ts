// Events in words. What is not listed here is shown by its name and fields, so that nothing is lost.
import { toBalance } from '../economics/fixed';
import { words } from '../format/names';
import type { Address, ChainEvent, Hex } from './types';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

export type Part =
  | string
  | { readonly worker: Hex }
  /** `inside`: not at the beginning of the sentence. */
  | { readonly session: Address; readonly inside?: true }
  | { readonly pool: bigint }
  | { readonly account: Address }
  | { readonly amount: bigint; readonly wrapped: boolean };

export interface Description {
  readonly tone: Tone;
  readonly parts: readonly Part[];
}

type Fields = Record<string, unknown>;

const worker = (key: unknown): Part => ({ worker: key as Hex });
const session = (address: unknown): Part => ({ session: address as Address });
const insideSession = (address: unknown): Part => ({ session: address as Address, inside: true });
const pool = (pid: unknown): Part => ({ pool: pid as bigint });
const account = (address: unknown): Part => ({ account: address as Address });
const wrapped = (amount: unknown): Part => ({ amount: amount as bigint, wrapped: true });
const native = (amount: unknown): Part => ({ amount: amount as bigint, wrapped: false });
const plain = (...parts: Part[]): Description => ({ tone: 'plain', parts });
const good = (...parts: Part[]): Description => ({ tone: 'good', parts });
const warn = (...parts: Part[]): Description => ({ tone: 'warn', parts });
const bad = (...parts: Part[]): Description => ({ tone: 'bad', parts });

const DESCRIPTIONS: Record<string, (fields: Fields) => Description> = {
  'PhalaRegistry.WorkerAdded': (f) => good('Worker ', worker(f['pubkey']), ` registered with confidence level ${String(f['confidence_level'])}`),
  'PhalaRegistry.WorkerUpdated': (f) => plain('Worker ', worker(f['pubkey']), ` registered again with confidence level ${String(f['confidence_level'])}`),
  'PhalaRegistry.InitialScoreSet': (f) => plain('Worker ', worker(f['pubkey']), ` scored ${String(f['init_score'])} in its benchmark`),
  'PhalaRegistry.GatekeeperAdded': (f) => plain('Worker ', worker(f['pubkey']), ' became a gatekeeper'),
  'PhalaRegistry.GatekeeperLaunched': () => good('The gatekeepers launched'),
  'PhalaRegistry.MasterKeyRotated': () => plain('The gatekeepers rotated the master key'),
  'PhalaComputation.WorkerStarted': (f) => good(session(f['session']), ` started to compute with score ${String(f['init_p'])}`),
  'PhalaComputation.WorkerStopped': (f) => plain(session(f['session']), ' stopped and cools down'),
  'PhalaComputation.WorkerReclaimed': (f) =>
    f['slashed'] === 0n
      ? plain('The stake of ', insideSession(f['session']), ', ', wrapped(f['original_stake']), ', came back in full')
      : bad('The stake of ', insideSession(f['session']), ' came back without ', wrapped(f['slashed']), ', lost to slashing'),
  'PhalaComputation.SessionBound': (f) => plain('Worker ', worker(f['worker']), ' got a session'),
  'PhalaComputation.SessionUnbound': (f) => plain('Worker ', worker(f['worker']), ' gave its session up'),
  'PhalaComputation.WorkerEnterUnresponsive': (f) => bad(session(f['session']), ' missed a challenge and is offline'),
  'PhalaComputation.WorkerExitUnresponsive': (f) => good(session(f['session']), ' answered again and is online'),
  'PhalaComputation.SessionSettled': (f) => good(session(f['session']), ' earned ', native(toBalance(f['payout_bits'] as bigint))),
  'PhalaComputation.SessionSettlementDropped': (f) => good(session(f['session']), ' earned ', native(toBalance(f['payout'] as bigint)), ' by a settlement that came late, so V stayed'),
  'PhalaComputation.BenchmarkUpdated': (f) => plain(session(f['session']), ` answered a challenge at ${String(f['p_instant'])}`),
  'PhalaComputation.SubsidyBudgetHalved': () => warn('The budget fell to three quarters'),
  'PhalaComputation.TokenomicParametersChanged': () => plain('The tokenomic parameters changed'),
  'PhalaStakePoolv2.PoolCreated': (f) => good(account(f['owner']), ' created ', pool(f['pid'])),
  'PhalaStakePoolv2.PoolCommissionSet': (f) => plain(pool(f['pid']), ` takes ${Number(f['commission']) / 10_000} % commission now`),
  'PhalaStakePoolv2.PoolCapacitySet': (f) => plain(pool(f['pid']), ' is capped at ', wrapped(f['cap'])),
  'PhalaStakePoolv2.PoolWorkerAdded': (f) => good('Worker ', worker(f['worker']), ' joined ', pool(f['pid'])),
  'PhalaStakePoolv2.PoolWorkerRemoved': (f) => plain('Worker ', worker(f['worker']), ' left ', pool(f['pid'])),
  'PhalaStakePoolv2.Contribution': (f) => good(account(f['user']), ' delegated ', wrapped(f['amount']), ' to ', pool(f['pid'])),
  'PhalaStakePoolv2.OwnerRewardsWithdrawn': (f) => plain('The owner of ', pool(f['pid']), ' claimed ', wrapped(f['amount'])),
  'PhalaStakePoolv2.PoolSlashed': (f) => bad(pool(f['pid']), ' lost ', wrapped(f['amount']), ' to slashing'),
  'PhalaStakePoolv2.WorkerReclaimed': (f) => plain('Worker ', worker(f['worker']), ' of ', pool(f['pid']), ' is ready again'),
  'PhalaStakePoolv2.RewardReceived': (f) =>
    f['to_owner'] === 0n
      ? good(pool(f['pid']), ' received ', wrapped(f['to_stakers']), ' for its delegators')
      : good(pool(f['pid']), ' received ', wrapped(f['to_stakers']), ' for its delegators and ', wrapped(f['to_owner']), ' for its owner'),
  'PhalaStakePoolv2.WorkingStarted': (f) => good('Worker ', worker(f['worker']), ' of ', pool(f['pid']), ' works with a stake of ', wrapped(f['amount'])),
  'PhalaStakePoolv2.RewardDismissedNotInPool': (f) => warn('A reward of worker ', worker(f['worker']), ' was lost: it is in no pool'),
  'PhalaStakePoolv2.RewardDismissedNoShare': (f) => warn('A reward of ', pool(f['pid']), ' was lost: nobody delegates to it'),
  'PhalaBasePool.NftCreated': (f) => plain(account(f['owner']), ' got shares of ', pool(f['pid'])),
  'PhalaBasePool.WithdrawalQueued': (f) => plain(account(f['user']), ' asked to withdraw from ', pool(f['pid'])),
  'PhalaBasePool.Withdrawal': (f) => plain(account(f['user']), ' got ', wrapped(f['amount']), ' back from ', pool(f['pid'])),
  'PhalaBasePool.PoolWhitelistCreated': (f) => plain(pool(f['pid']), ' admits listed delegators only'),
  'PhalaBasePool.PoolWhitelistDeleted': (f) => plain(pool(f['pid']), ' admits everybody again'),
  'PhalaBasePool.PoolWhitelistStakerAdded': (f) => plain(account(f['staker']), ' may delegate to ', pool(f['pid'])),
  'PhalaBasePool.PoolWhitelistStakerRemoved': (f) => plain(account(f['staker']), ' may no longer delegate to ', pool(f['pid'])),
  'PhalaWrappedBalances.Wrapped': (f) => plain(account(f['user']), ' wrapped ', native(f['amount'])),
  'PhalaWrappedBalances.Unwrapped': (f) => plain(account(f['user']), ' unwrapped ', wrapped(f['amount'])),
  'Balances.Transfer': (f) => plain(account(f['from']), ' sent ', native(f['amount']), ' to ', account(f['to'])),
  'Balances.Deposit': (f) => plain(account(f['who']), ' received ', native(f['amount'])),
  'Balances.Withdraw': (f) => plain(account(f['who']), ' was charged ', native(f['amount'])),
  'Balances.Endowed': (f) => plain(account(f['account']), ' came to exist with ', native(f['free_balance'])),
  'Assets.Transferred': (f) => plain(account(f['from']), ' sent ', wrapped(f['amount']), ' to ', account(f['to'])),
  'Assets.Issued': (f) => plain(wrapped(f['amount']), ' came to exist for ', account(f['owner'])),
  'Assets.Burned': (f) => plain(wrapped(f['balance']), ' of ', account(f['owner']), ' ceased to exist'),
  'TransactionPayment.TransactionFeePaid': (f) => plain(account(f['who']), ' paid a fee of ', native(f['actual_fee'])),
  'System.ExtrinsicSuccess': () => good('The extrinsic succeeded'),
  'System.ExtrinsicFailed': () => bad('The extrinsic failed'),
  'System.NewAccount': (f) => plain('Account ', account(f['account']), ' is new'),
  'System.KilledAccount': (f) => plain('Account ', account(f['account']), ' was closed'),
};

export function describe(event: ChainEvent): Description {
  const known = DESCRIPTIONS[`${event.pallet}.${event.name}`];
  return known === undefined
    ? plain(`${words(event.name)} (${event.pallet})`)
    : known((event.data ?? {}) as Fields);
}

/** Events that people who watch a network care about; the rest is in the explorer. */
const NEWS = new Set([
  'PhalaRegistry.WorkerAdded',
  'PhalaRegistry.GatekeeperLaunched',
  'PhalaComputation.WorkerEnterUnresponsive',
  'PhalaComputation.WorkerExitUnresponsive',
  'PhalaComputation.SubsidyBudgetHalved',
  'PhalaStakePoolv2.PoolCreated',
  'PhalaStakePoolv2.Contribution',
  'PhalaStakePoolv2.PoolSlashed',
  'PhalaStakePoolv2.RewardReceived',
  'PhalaStakePoolv2.WorkingStarted',
  'PhalaBasePool.Withdrawal',
]);

export const isNews = ({ pallet, name }: ChainEvent): boolean => NEWS.has(`${pallet}.${name}`);

/** Whether an event is about a worker: by its key or by its session. */
export function concerns(event: ChainEvent, key: Hex, ofSession: Address | null): boolean {
  const fields = (event.data ?? {}) as Fields;
  return (
    fields['pubkey'] === key || fields['worker'] === key || (ofSession !== null && fields['session'] === ofSession)
  );
}

/** Whether an event is about a pool. */
export const concernsPool = (event: ChainEvent, pid: bigint): boolean =>
  ((event.data ?? {}) as Fields)['pid'] === pid;
