// Events as people read them: what happens over and over becomes one entry with its sum.
import { type Description, describe } from './describe';
import type { SeenEvent } from './model';
import { settlementOf } from './settlement';
import type { Address, ChainEvent } from './types';

export interface Entry {
  readonly newest: SeenEvent;
  readonly oldest: SeenEvent;
  readonly description: Description;
}

type Fields = Record<string, unknown>;

export const entryOf = (seen: SeenEvent): Entry => ({ newest: seen, oldest: seen, description: describe(seen.event) });

/** What an event repeats; null for those that stand for themselves. */
function routineOf({ pallet, name, data }: ChainEvent): string | null {
  const fields = (data ?? {}) as Fields;
  if (pallet === 'PhalaStakePoolv2' && name === 'RewardReceived') {
    return `pool ${String(fields['pid'])}`;
  }
  return pallet === 'PhalaComputation' && ['BenchmarkUpdated', 'SessionSettled', 'SessionSettlementDropped'].includes(name)
    ? `session ${String(fields['session'])}`
    : null;
}

/** Neighbours that are of one routine become one entry; the order stays. At most `most` entries are made. */
export function entriesOf(events: readonly SeenEvent[], most = Infinity): Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i < events.length && entries.length < most; ) {
    const routine = routineOf(events[i]!.event);
    let end = i + 1;
    while (routine !== null && end < events.length && routineOf(events[end]!.event) === routine) {
      end++;
    }
    const run = events.slice(i, end);
    entries.push(
      run.length === 1
        ? entryOf(run[0]!)
        : { newest: run[0]!, oldest: run[run.length - 1]!, description: together(run.map(({ event }) => event)) },
    );
    i = end;
  }
  return entries;
}

const sum = (events: readonly ChainEvent[], of: (fields: Fields) => bigint): bigint =>
  events.reduce((total, { data }) => total + of(data as Fields), 0n);

function together(events: readonly ChainEvent[]): Description {
  return events[0]!.name === 'RewardReceived' ? payouts(events) : answers(events);
}

function payouts(events: readonly ChainEvent[]): Description {
  const toOwner = sum(events, (fields) => fields['to_owner'] as bigint);
  return {
    tone: 'good',
    parts: [
      { pool: (events[0]!.data as Fields)['pid'] as bigint }, ` received ${events.length} payouts: `,
      { amount: sum(events, (fields) => fields['to_stakers'] as bigint), wrapped: true }, ' for its delegators',
      ...(toOwner === 0n ? [] : [' and ', { amount: toOwner, wrapped: true }, ' for its owner']),
    ],
  };
}

function answers(events: readonly ChainEvent[]): Description {
  const answered = events.filter(({ name }) => name === 'BenchmarkUpdated').length;
  const settled = events.flatMap((event) => settlementOf(event) ?? []);
  const what = [
    ...(answered === 0 ? [] : [[` answered ${answered === 1 ? 'a challenge' : `${answered} challenges`}`]]),
    ...(settled.length === 0 ? [] : [[' earned ', { amount: settled.reduce((total, { paid }) => total + paid, 0n), wrapped: false }]]),
  ];
  return {
    tone: settled.length > 0 ? 'good' : 'plain',
    parts: [
      { session: (events[0]!.data as Fields)['session'] as Address },
      ...what.flatMap((parts, i) => (i === 0 ? parts : [' and', ...parts])),
    ],
  };
}
