// Why an extrinsic failed, in words, with what helps. The names are the modules' own; see
// docs/protocol/staking.md for the rules behind them.
import { words } from '../format/names';

export interface Explained {
  readonly title: string;
  readonly hint: string | null;
  /** The module's own name of it, for search and support. */
  readonly name: string;
}

const MODULES: Record<string, readonly [string, string | null]> = {
  'PhalaStakePoolv2.WorkerNotRegistered': ['This worker is not registered', 'Start pRuntime and the relayer; they register it.'],
  'PhalaStakePoolv2.BenchmarkMissing': ['This worker has no score yet', 'Wait for its benchmark, then try again.'],
  'PhalaStakePoolv2.WorkerExists': ['This worker is in the pool already', null],
  'PhalaStakePoolv2.WorkerAlreadyStopped': ['This worker is stopped already', 'Wait for the cool-down, then reclaim its stake.'],
  'PhalaStakePoolv2.WorkerDoesNotExist': ['This worker is not in the pool', null],
  'PhalaStakePoolv2.WorkerInAnotherPool': ['This worker is in another pool', 'Remove it there first.'],
  'PhalaStakePoolv2.UnauthorizedOperator': ['You are not the operator of this worker', 'The operator in the worker’s configuration must be the pool’s owner.'],
  'PhalaStakePoolv2.UnauthorizedPoolOwner': ['Only the pool’s owner can do this', 'Choose the owner’s account.'],
  'PhalaStakePoolv2.InadequateCapacity': ['The pool holds more than that already', 'Choose a cap of at least what is delegated.'],
  'PhalaStakePoolv2.StakeExceedsCapacity': ['The pool’s cap would be exceeded', 'Delegate at most the cap gap.'],
  'PhalaStakePoolv2.InsufficientContribution': ['That is less than the least delegation', 'Delegate at least 0.01.'],
  'PhalaStakePoolv2.NoNftToWithdraw': ['You have no shares in this pool', null],
  'PhalaStakePoolv2.InsufficientBalance': ['Your wrapped balance is not enough', 'Wrap more first, or delegate less.'],
  'PhalaStakePoolv2.InsufficientFreeStake': ['The pool has less free stake than that', 'Use less, or wait for delegations.'],
  'PhalaStakePoolv2.InvalidWithdrawalAmount': ['You do not have that many shares', 'Withdraw at most what you hold; tiny amounts are refused.'],
  'PhalaStakePoolv2.FailedToBindSessionAndWorker': ['The worker cannot get a session', 'It must have registered after the gatekeepers’ launch: restart its relayer so that it registers again. Or its last session still cools down.'],
  'PhalaStakePoolv2.NoRewardToClaim': ['There is no reward to claim', 'Rewards come with payouts when the pool has a commission.'],
  'PhalaStakePoolv2.WorkersExceedLimit': ['The pool has the most workers it may have', 'Remove unused workers after reclaiming, or use another pool.'],
  'PhalaStakePoolv2.CannotRestartWithLessStake': ['The new stake must be larger than what would be returned', 'Choose more stake.'],
  'PhalaStakePoolv2.WithdrawQueueNotEmpty': ['Withdrawals are waiting', 'A worker cannot restart while delegators wait for their stake.'],
  'PhalaStakePoolv2.VaultIsLocked': ['The vault is locked', 'It pays its delegators out first.'],
  'PhalaStakePoolv2.SessionDoesNotExist': ['The worker has no session', null],
  'PhalaStakePoolv2.WorkerIsNotReady': ['The worker is not ready', 'Stop it, wait for the cool-down and reclaim its stake first.'],
  'PhalaBasePool.PoolBankrupt': ['The pool lost everything', 'Nobody can delegate to it any more.'],
  'PhalaBasePool.PoolDoesNotExist': ['There is no such pool', null],
  'PhalaBasePool.PoolTypeNotMatch': ['That pool is of another kind', null],
  'PhalaBasePool.NotInContributeWhitelist': ['This pool admits listed delegators only', 'Ask its owner to list you.'],
  'PhalaBasePool.UnauthorizedPoolOwner': ['Only the pool’s owner can do this', 'Choose the owner’s account.'],
  'PhalaBasePool.AlreadyInContributeWhitelist': ['This account is listed already', null],
  'PhalaBasePool.ExceedWhitelistMaxLen': ['The list is full', 'It has room for 100 accounts.'],
  'PhalaBasePool.NoWhitelistCreated': ['This pool has no list', null],
  'PhalaComputation.CoolDownNotReady': ['The cool-down is not over', 'Wait until the worker’s page says that its stake can be reclaimed.'],
  'PhalaComputation.InsufficientStake': ['That is less than the least stake for this score', 'The calculator tells how much it needs.'],
  'PhalaComputation.TooMuchStake': ['That stake would raise V above its limit', 'The calculator tells the most it can use.'],
  'PhalaComputation.BenchmarkTooLow': ['The worker is too slow', 'Give it more cores and restart pRuntime to benchmark again.'],
  'PhalaComputation.BenchmarkMissing': ['This worker has no score yet', 'Wait for its benchmark, then try again.'],
  'PhalaComputation.WorkerNotReady': ['The worker is not ready', 'Its last session is not over: reclaim its stake first.'],
  'PhalaComputation.WorkerNotComputing': ['The worker does not compute', null],
  'PhalaComputation.SessionNotBound': ['The worker has no session', 'Add it to the pool again.'],
  'PhalaComputation.SessionNotFound': ['The worker has no session', 'Add it to the pool again.'],
  'PhalaComputation.WorkerReregisterNeeded': ['The worker must register again', 'It registered before the gatekeepers launched: restart its relayer.'],
  'PhalaWrappedBalances.UnwrapAmountExceedsAvaliableStake': ['You cannot unwrap that much', 'Part of it is locked by a vote, or you have less.'],
  'Balances.InsufficientBalance': ['Your balance is not enough', 'Keep something for the fee.'],
  'Balances.ExistentialDeposit': ['The receiver would have less than the least balance', 'Send more.'],
};

const OTHERS: Record<string, readonly [string, string | null]> = {
  'Token.FundsUnavailable': ['Your balance is not enough', 'Keep something for the fee.'],
  'Token.NotExpendable': ['That would close the account', 'Leave at least the least balance in it.'],
  'Token.BelowMinimum': ['That is less than the least balance', 'Use a larger amount.'],
  'Token.Frozen': ['This balance is locked', null],
  'Arithmetic.Underflow': ['There is less than that', null],
  'Arithmetic.Overflow': ['The numbers are too large', null],
  'Invalid.Payment': ['You cannot pay the fee', 'The account needs some of the native token.'],
  'Invalid.Stale': ['The transaction is out of date', 'Another one of this account came first. Try again.'],
  'Invalid.Future': ['A transaction before this one is missing', 'Wait for it, or try again.'],
  'Invalid.BadProof': ['The signature does not fit', 'Is the wallet’s network this one?'],
  'Invalid.AncientBirthBlock': ['The transaction is too old', 'Sign it again.'],
  BadOrigin: ['This account is not allowed to do that', null],
};

interface Tagged {
  readonly type: string;
  readonly value?: unknown;
}

const isTagged = (value: unknown): value is Tagged =>
  typeof value === 'object' && value !== null && typeof (value as Tagged).type === 'string';

/** The names of an error from the outside in: `Module`, `PhalaStakePoolv2`, `PoolBankrupt`. */
function path(error: unknown): string[] {
  const names: string[] = [];
  for (let at = error; isTagged(at); at = at.value) {
    names.push(at.type);
  }
  return names;
}

/** A dispatch error or a refused transaction, as the decoder gives it. */
export function explain(error: unknown): Explained {
  const names = path(error);
  const inner = names[0] === 'Module' ? names.slice(1) : names;
  const name = inner.join('.');
  const known = MODULES[name] ?? OTHERS[name] ?? OTHERS[inner[0] ?? ''];
  if (known !== undefined) {
    return { title: known[0], hint: known[1], name };
  }
  if (names.length > 0) {
    return { title: words(inner.at(-1) ?? name), hint: null, name };
  }
  return { title: error instanceof Error ? error.message : String(error), hint: null, name: 'Error' };
}
