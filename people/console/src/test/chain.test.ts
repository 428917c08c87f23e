import { describe, expect, it } from 'vitest';
import { conditionOf } from '../main/chain/condition';
import { concerns, describe as inWords } from '../main/chain/describe';
import { readDescription, writeDescription } from '../main/chain/description';
import { entriesOf } from '../main/chain/entries';
import { explain } from '../main/chain/errors';
import type { Economy, Worker } from '../main/chain/model';
import { earned } from '../main/chain/rewards';
import { Touched } from '../main/chain/touched';
import type { ChainEvent, WorkerStateName } from '../main/chain/types';
import { sharesByPool, yearlyReward } from '../main/economics/yield';
import { ofInteger, parse } from '../main/economics/fixed';

const KEY = `0x${'11'.repeat(32)}`;
const event = (pallet: string, name: string, data: unknown): ChainEvent => ({ pallet, name, data, extrinsic: null });

function aWorker(state: WorkerStateName | null, change: Partial<Worker> = {}): Worker {
  return {
    key: KEY,
    info: {
      pubkey: KEY, ecdh_pubkey: KEY, runtime_version: 0, last_updated: 0n, operator: undefined,
      attestation_provider: undefined, confidence_level: 1, initial_score: 1000, features: [],
    },
    session: 'session',
    addedAt: 5,
    details: state === null ? null : {
      state: { type: state }, ve: ofInteger(10), v: ofInteger(10), v_updated_at: 0n, cool_down_start: 100n,
      benchmark: { p_init: 1000, p_instant: 1000, iterations: 0n, working_start_time: 0n, challenge_time_last: 0n },
      stats: 0n,
    },
    stake: 0n,
    pid: 0n,
    ...change,
  };
}

const ECONOMY = { coolDownSeconds: 60, leastScore: 50, launchedAt: 4, gatekeepers: [] as readonly string[] } as Economy;

describe('a worker’s condition', () => {
  it.each([
    ['WorkerIdle', 'earning'],
    ['WorkerUnresponsive', 'offline'],
    ['Ready', 'ready'],
  ] as const)('%s is %s', (state, name) => {
    expect(conditionOf(aWorker(state), ECONOMY, 0).name).toBe(name);
  });

  it('coolingDown_afterThePeriod_isReclaimable', () => {
    expect(conditionOf(aWorker('WorkerCoolingDown'), ECONOMY, 159).name).toBe('cooling');
    expect(conditionOf(aWorker('WorkerCoolingDown'), ECONOMY, 160).name).toBe('reclaimable');
  });

  it('withoutScore_isBenchmarking', () => {
    const worker = aWorker(null, { session: null, pid: null });
    expect(conditionOf({ ...worker, info: { ...worker.info, initial_score: undefined } }, ECONOMY, 0).name).toBe('benchmarking');
    expect(conditionOf(worker, ECONOMY, 0).name).toBe('unassigned');
  });

  it('beforeTheLaunchOrTooSlow_saysSo', () => {
    const worker = aWorker(null, { session: null, pid: null });
    expect(conditionOf({ ...worker, addedAt: 4 }, ECONOMY, 0).name).toBe('reregister');
    expect(conditionOf({ ...worker, addedAt: 4 }, { ...ECONOMY, launchedAt: null }, 0).name).toBe('unassigned');
    expect(conditionOf({ ...worker, info: { ...worker.info, initial_score: 49 } }, ECONOMY, 0).name).toBe('slow');
    expect(conditionOf(worker, { ...ECONOMY, gatekeepers: [KEY] }, 0).name).toBe('gatekeeper');
  });
});

describe('what events make stale', () => {
  it('sessions, workers and pools', () => {
    const touched = new Touched();
    touched.add(event('PhalaComputation', 'SessionSettled', { session: 's', v_bits: 0n, payout_bits: 0n }));
    touched.add(event('PhalaStakePoolv2', 'PoolWorkerAdded', { pid: 3n, worker: KEY, session: 't' }));
    touched.add(event('PhalaRegistry', 'WorkerAdded', { pubkey: KEY }));
    touched.add(event('Balances', 'Transfer', { from: 'a', to: 'b', amount: 1n }));
    expect([...touched.sessions]).toEqual(['s', 't']);
    expect([...touched.workers]).toEqual([KEY]);
    expect([...touched.pools]).toEqual([3n]);
    expect(touched.economy).toBe(false);
  });

  it('eventWithoutFields_doesNotBreak', () => {
    const touched = new Touched();
    touched.add(event('PhalaRegistry', 'GatekeeperLaunched', undefined));
    touched.add(event('PhalaComputation', 'SubsidyBudgetHalved', undefined));
    expect(touched.economy).toBe(true);
  });
});

describe('events in words', () => {
  it('slashedReclaim_isBad', () => {
    const fields = { session: 's', original_stake: 5n, slashed: 1n };
    expect(inWords(event('PhalaComputation', 'WorkerReclaimed', fields)).tone).toBe('bad');
    expect(inWords(event('PhalaComputation', 'WorkerReclaimed', { ...fields, slashed: 0n })).tone).toBe('plain');
  });

  it('unknownEvent_keepsItsName', () => {
    expect(inWords(event('Some', 'ThingHappened', {})).parts).toEqual(['Thing Happened (Some)']);
  });

  it('concerns_byKeyOrSession', () => {
    expect(concerns(event('PhalaRegistry', 'WorkerAdded', { pubkey: KEY }), KEY, null)).toBe(true);
    expect(concerns(event('PhalaComputation', 'WorkerStopped', { session: 's' }), KEY, 's')).toBe(true);
    expect(concerns(event('PhalaComputation', 'WorkerStopped', { session: 's' }), KEY, null)).toBe(false);
  });
});

describe('entries', () => {
  const seen = (block: number, name: string, data: Record<string, unknown>, pallet = 'PhalaComputation') =>
    ({ block, hash: '', time: 0, index: 0, event: event(pallet, name, data) });

  it('routineOfOneSession_isSummedUp_othersStand', () => {
    const entries = entriesOf([
      seen(9, 'SessionSettled', { session: 's', v_bits: 0n, payout_bits: ofInteger(2) }),
      seen(8, 'BenchmarkUpdated', { session: 's', p_instant: 5 }),
      seen(7, 'SessionSettlementDropped', { session: 's', v: 0n, payout: ofInteger(3) }),
      seen(6, 'WorkerExitUnresponsive', { session: 's' }),
      seen(5, 'BenchmarkUpdated', { session: 's', p_instant: 5 }),
      seen(4, 'BenchmarkUpdated', { session: 't', p_instant: 5 }),
    ]);
    expect(entries.map(({ newest, oldest }) => [newest.block, oldest.block])).toEqual([[9, 7], [6, 6], [5, 5], [4, 4]]);
    expect(entries[0]!.description.parts).toEqual([
      { session: 's' }, ' answered a challenge', ' and', ' earned ', { amount: 5n * 10n ** 12n, wrapped: false },
    ]);
  });

  it('payoutsOfOnePool_areSummedUp', () => {
    const payout = (block: number, pid: bigint) => seen(block, 'RewardReceived', { pid, to_owner: 1n, to_stakers: 4n }, 'PhalaStakePoolv2');
    const [first, second] = entriesOf([payout(3, 1n), payout(2, 1n), payout(1, 2n)]);
    expect(first!.description.parts).toEqual([
      { pool: 1n }, ' received 2 payouts: ', { amount: 8n, wrapped: true }, ' for its delegators', ' and ', { amount: 2n, wrapped: true }, ' for its owner',
    ]);
    expect(second!.newest.block).toBe(1);
  });
});

describe('errors in words', () => {
  it('moduleError_hasTitleAndHint', () => {
    const error = { type: 'Module', value: { type: 'PhalaStakePoolv2', value: { type: 'InsufficientFreeStake' } } };
    expect(explain(error)).toEqual({
      title: 'The pool has less free stake than that',
      hint: 'Use less, or wait for delegations.',
      name: 'PhalaStakePoolv2.InsufficientFreeStake',
    });
  });

  it('unlistedError_isItsNameInWords', () => {
    const error = { type: 'Module', value: { type: 'RmrkCore', value: { type: 'NoAvailableNftId' } } };
    expect(explain(error)).toEqual({ title: 'No Available Nft Id', hint: null, name: 'RmrkCore.NoAvailableNftId' });
    expect(explain(new Error('boom')).title).toBe('boom');
  });
});

describe('descriptions', () => {
  it('written_readsBackTheSame', () => {
    const description = { basic: 'Ours', announcement: 'Maintenance', links: new Map([['discord', 'khala']] as const) };
    expect(readDescription(new TextEncoder().encode(writeDescription(description)))).toEqual(description);
  });

  it('foreignText_isShownAsItIs', () => {
    expect(readDescription(new TextEncoder().encode('no json')).basic).toBe('no json');
    expect(readDescription(new TextEncoder().encode('{"basic": 7, "discord": {}}')).basic).toBe('');
    expect(readDescription(null).basic).toBe('');
  });
});

describe('rewards', () => {
  const at = (block: number, pallet: string, name: string, data: unknown) => ({ block, hash: '', time: 0, index: 0, event: event(pallet, name, data) });
  const payout = (block: number, to_stakers: bigint) => at(block, 'PhalaStakePoolv2', 'RewardReceived', { pid: 1n, to_owner: 7n, to_stakers });

  it('sharesThatChanged_earnAsTheyWere', () => {
    const events = [
      payout(1, 100n), // before the delegation: nothing
      at(2, 'PhalaStakePoolv2', 'Contribution', { pid: 1n, user: 'a', amount: 1n, shares: 30n }),
      payout(3, 130n), // 30 of 130
      at(4, 'PhalaStakePoolv2', 'Contribution', { pid: 1n, user: 'b', amount: 1n, shares: 70n }),
      payout(5, 200n), // 30 of 200
      at(6, 'PhalaBasePool', 'Withdrawal', { pid: 1n, user: 'a', amount: 1n, shares: 19n, burnt_shares: 1n }),
      payout(7, 180n), // 10 of 180
      payout(8, 10n), // 10 of 180, below one unit
      at(9, 'PhalaStakePoolv2', 'RewardReceived', { pid: 2n, to_owner: 0n, to_stakers: 999n }),
    ];
    expect(earned({ pid: 1n, user: 'a', own: 10n, all: 180n }, events)).toBe(70n);
    expect(earned({ pid: 1n, user: 'a', own: 10n, all: 180n }, [])).toBe(0n);
  });

  it('delegatorWhoLeftAndCameBack_earnsBothTimes', () => {
    const events = [
      payout(1, 100n), // 50 of 150
      at(2, 'PhalaBasePool', 'Withdrawal', { pid: 1n, user: 'a', amount: 1n, shares: 50n, burnt_shares: 0n }),
      payout(3, 77n), // away: nothing
      at(4, 'PhalaStakePoolv2', 'Contribution', { pid: 1n, user: 'a', amount: 1n, shares: 20n }),
      payout(5, 60n), // 20 of 120
    ];
    expect(earned({ pid: 1n, user: 'a', own: 20n, all: 120n }, events)).toBe(43n);
  });
});

describe('yields', () => {
  it('twoEqualWorkers_halfOfTheBudgetEach', () => {
    const second = { ...aWorker('WorkerIdle'), key: '0x22', pid: 1n };
    const { total, ofPool } = sharesByPool([aWorker('WorkerIdle'), second, aWorker('WorkerUnresponsive', { pid: 2n })]);
    expect(ofPool.get(0n)! * 2n).toBe(total);
    expect(ofPool.get(2n)).toBe(0n);
    const parameters = { budget_per_block: ofInteger(100), treasury_ratio: parse('0.2') } as never;
    // Half of 80 tokens a block, 2,628,000 blocks of 12 s a year.
    const reward = yearlyReward(ofPool.get(0n)!, total, parameters, 12_000);
    expect(reward / 10n ** 12n).toBe(105_120_000n);
  });
});
