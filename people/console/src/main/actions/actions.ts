// Everything that the console can sign. An action is a call of the chain with what people should
// know before they sign it.
import { Binary } from 'polkadot-api';
import type { Api, Transaction } from '../chain/connection';
import { Store } from '../chain/store';
import type { Address, Hex } from '../chain/types';
import { exact } from '../format/amount';
import { span } from '../format/time';

export interface Action {
  readonly title: string;
  readonly call: (api: Api) => Transaction;
  /** What happens, sentence by sentence. */
  readonly does: readonly string[];
  /** What may go wrong or cannot be undone. */
  readonly risk: string | null;
  /** Native tokens that leave the account besides the fee. */
  readonly spends: bigint;
}

/** The action that is being reviewed, signed or followed. */
export const current = new Store<Action | null>(null);

type Input = Record<string, unknown>;
const tx = (pallet: string, name: string, input: Input = {}) => (api: Api): Transaction => api.tx[pallet]![name]!(input) as Transaction;
const both = (...calls: ((api: Api) => Transaction)[]) => (api: Api): Transaction =>
  api.tx['Utility']!['batch_all']!({ calls: calls.map((call) => call(api).decodedCall) }) as Transaction;

export interface Units {
  readonly native: string;
  readonly wrapped: string;
}

export const units = (symbol: string): Units => ({ native: symbol, wrapped: `W-${symbol}` });

export const transfer = (to: Address, amount: bigint, unit: Units): Action => ({
  title: `Send ${exact(amount)} ${unit.native}`,
  call: tx('Balances', 'transfer_keep_alive', { dest: { type: 'Id', value: to }, value: amount }),
  does: [`${to} receives ${exact(amount)} ${unit.native}.`, 'Your account stays open: a transfer that would close it fails.'],
  risk: 'Nobody can take a transfer back. Check the address, above all its first and last letters.',
  spends: amount,
});

export const wrap = (amount: bigint, unit: Units): Action => ({
  title: `Wrap ${exact(amount)} ${unit.native}`,
  call: tx('PhalaWrappedBalances', 'wrap', { amount }),
  does: [`${exact(amount)} ${unit.native} become ${exact(amount)} ${unit.wrapped}, the form that pools take.`],
  risk: null,
  spends: amount,
});

export const unwrap = (amount: bigint, unit: Units): Action => ({
  title: `Unwrap ${exact(amount)} ${unit.wrapped}`,
  call: tx('PhalaWrappedBalances', 'unwrap', { amount }),
  does: [`${exact(amount)} ${unit.wrapped} become ${exact(amount)} ${unit.native} again.`],
  risk: null,
  spends: 0n,
});

/** Delegates; what is missing of the wrapped balance is wrapped in the same transaction. */
export function contribute(pid: bigint, amount: bigint, wrapped: bigint, unit: Units): Action {
  const missing = amount > wrapped ? amount - wrapped : 0n;
  const give = tx('PhalaStakePoolv2', 'contribute', { pid, amount, as_vault: undefined });
  return {
    title: `Delegate ${exact(amount)} ${unit.wrapped} to pool #${pid}`,
    call: missing === 0n ? give : both(tx('PhalaWrappedBalances', 'wrap', { amount: missing }), give),
    does: [
      ...(missing === 0n ? [] : [`${exact(missing)} ${unit.native} are wrapped first.`]),
      `The pool gets ${exact(amount)} ${unit.wrapped}; you get shares of it at today’s price.`,
      'What the pool earns raises the value of your shares, after its owner’s commission.',
    ],
    risk: 'If a worker of the pool stays offline, its stake is slashed and your shares lose value with all others. Taking stake back can take as long as the pool’s workers cool down, and the owner may change the commission.',
    spends: missing,
  };
}

export const withdraw = (pid: bigint, shares: bigint, worth: bigint, grace: number, unit: Units): Action => ({
  title: `Withdraw from pool #${pid}`,
  call: tx('PhalaStakePoolv2', 'withdraw', { pid, shares, as_vault: undefined }),
  does: [
    `You ask for ${exact(shares)} shares, worth ${exact(worth)} ${unit.wrapped} at today’s price.`,
    'Free stake of the pool is paid out at once; the rest waits in the pool’s queue, first come, first served.',
  ],
  risk: `A request that you have in the queue already is replaced and starts anew at its end. If the pool cannot pay for ${span(grace)}, anybody can have its workers stopped.`,
  spends: 0n,
});

export const createPool = (): Action => ({
  title: 'Create a stake pool',
  call: tx('PhalaStakePoolv2', 'create'),
  does: ['A new pool with you as its owner, without commission, cap or workers.', 'Add workers whose operator you are; start them with what is delegated.'],
  risk: 'A pool cannot be given to somebody else, nor deleted.',
  spends: 0n,
});

export const setCap = (pid: bigint, cap: bigint, unit: Units): Action => ({
  title: `Cap pool #${pid}`,
  call: tx('PhalaStakePoolv2', 'set_cap', { pid, cap }),
  does: [`The pool takes delegations until it holds ${exact(cap)} ${unit.wrapped}.`],
  risk: 'A cap can be changed, but not taken away again.',
  spends: 0n,
});

export const setCommission = (pid: bigint, partsPerMillion: number): Action => ({
  title: `Set the commission of pool #${pid}`,
  call: tx('PhalaStakePoolv2', 'set_payout_pref', { pid, payout_commission: partsPerMillion }),
  does: [`You get ${partsPerMillion / 10_000} % of what the pool earns, from the next payout on; delegators get the rest.`],
  risk: null,
  spends: 0n,
});

export const setDescription = (pid: bigint, description: string): Action => ({
  title: `Describe pool #${pid}`,
  call: tx('PhalaBasePool', 'set_pool_description', { pid, description: Binary.fromText(description) }),
  does: ['The text is stored on chain, where everybody can read it.'],
  risk: null,
  spends: 0n,
});

export const addToWhitelist = (pid: bigint, staker: Address): Action => ({
  title: `Admit a delegator to pool #${pid}`,
  call: tx('PhalaBasePool', 'add_staker_to_whitelist', { pid, staker }),
  does: [`${staker} may delegate to the pool.`, 'From the first listed account on, nobody who is not listed may delegate (you always may).'],
  risk: null,
  spends: 0n,
});

export const removeFromWhitelist = (pid: bigint, staker: Address): Action => ({
  title: `Take a delegator off the list of pool #${pid}`,
  call: tx('PhalaBasePool', 'remove_staker_from_whitelist', { pid, staker }),
  does: [`${staker} may no longer delegate; what it delegated stays.`, 'With the last listed account the list itself goes, and everybody may delegate.'],
  risk: null,
  spends: 0n,
});

export const claimOwnerRewards = (pid: bigint, to: Address, amount: bigint, unit: Units): Action => ({
  title: `Claim your rewards of pool #${pid}`,
  call: tx('PhalaStakePoolv2', 'claim_owner_rewards', { pid, target: to }),
  does: [`${to} receives ${exact(amount)} ${unit.wrapped}, the commission that has come together.`],
  risk: null,
  spends: 0n,
});

export const addWorker = (pid: bigint, pubkey: Hex): Action => ({
  title: `Add a worker to pool #${pid}`,
  call: tx('PhalaStakePoolv2', 'add_worker', { pid, pubkey }),
  does: [`The worker ${pubkey} gets a session in your pool.`, 'It does not compute before you start it with a stake.'],
  risk: null,
  spends: 0n,
});

export const removeWorker = (pid: bigint, worker: Hex): Action => ({
  title: `Remove a worker from pool #${pid}`,
  call: tx('PhalaStakePoolv2', 'remove_worker', { pid, worker }),
  does: [`The worker ${worker} gives its session up and can join another pool.`],
  risk: null,
  spends: 0n,
});

export const startWorker = (pid: bigint, worker: Hex, stake: bigint, unit: Units): Action => ({
  title: `Start a worker with ${exact(stake)} ${unit.wrapped}`,
  call: tx('PhalaStakePoolv2', 'start_computing', { pid, worker, stake }),
  does: [`${exact(stake)} ${unit.wrapped} of the pool’s free stake are locked for the worker ${worker}.`, 'It computes, is challenged and earns from the next block on.'],
  risk: 'While it is offline its V falls. If it ends below where it started, that part of the stake is lost.',
  spends: 0n,
});

export const stopWorker = (pid: bigint, worker: Hex, coolDown: number): Action => ({
  title: 'Stop a worker',
  call: tx('PhalaStakePoolv2', 'stop_computing', { pid, worker }),
  does: [`The worker ${worker} stops to compute and to earn.`, `Its stake stays locked for ${span(coolDown)}; then it can be reclaimed.`],
  risk: 'It cannot start again before its stake is reclaimed.',
  spends: 0n,
});

export const reclaimWorker = (pid: bigint, worker: Hex, returned: bigint, lost: bigint, unit: Units): Action => ({
  title: 'Reclaim a worker’s stake',
  call: tx('PhalaStakePoolv2', 'reclaim_pool_worker', { pid, worker }),
  does: [
    `${exact(returned)} ${unit.wrapped} return to the pool’s free stake; waiting withdrawals are served from it.`,
    ...(lost === 0n ? [] : [`${exact(lost)} ${unit.wrapped} are lost: V fell below where the session started.`]),
  ],
  risk: lost === 0n ? null : 'The loss lowers the value of all shares of the pool.',
  spends: 0n,
});

export const restartWorker = (pid: bigint, worker: Hex, stake: bigint, unit: Units): Action => ({
  title: `Restart a worker with ${exact(stake)} ${unit.wrapped}`,
  call: tx('PhalaStakePoolv2', 'restart_computing', { pid, worker, stake }),
  does: ['The session ends without a cool-down and a new one begins with more stake.', `V starts anew from ${exact(stake)} ${unit.wrapped}.`],
  risk: 'V that has grown is given up; a loss of V is settled now.',
  spends: 0n,
});

export const checkPool = (pid: bigint): Action => ({
  title: `Serve the queue of pool #${pid}`,
  call: tx('PhalaStakePoolv2', 'check_and_maybe_force_withdraw', { pid }),
  does: ['Waiting withdrawals are paid from the pool’s free stake.', 'If one has waited longer than the grace period and cannot be paid, all workers of the pool are stopped.'],
  risk: null,
  spends: 0n,
});
