// What a delegator's shares earned while the page looked on. The chain keeps no such record: events
// are walked from the newest back, and with them how many shares there were.
import { concernsPool } from './describe';
import type { SeenEvent } from './model';
import type { Address, ChainEvent } from './types';

/** A delegator's shares of a pool, and all of the pool's, now. */
export interface Holding {
  readonly pid: bigint;
  readonly user: Address;
  readonly own: bigint;
  readonly all: bigint;
}

type Fields = Record<string, unknown>;

const newestFirst = (a: SeenEvent, b: SeenEvent): number => b.block - a.block || b.index - a.index;

/** Shares that an event made (more than 0) or took (less) in its pool. */
function made({ pallet, name, data }: ChainEvent): bigint {
  const fields = data as Fields;
  if (name === 'Contribution' && pallet === 'PhalaStakePoolv2') {
    return fields['shares'] as bigint;
  }
  if (name === 'Withdrawal' && pallet === 'PhalaBasePool') {
    return -((fields['shares'] as bigint) + (fields['burnt_shares'] as bigint));
  }
  return 0n;
}

/** In 10^-12, rounded down payout by payout. */
export function earned({ pid, user, own: ownNow, all: allNow }: Holding, events: readonly SeenEvent[]): bigint {
  let own = ownNow;
  let all = allNow;
  let sum = 0n;
  const ofPool = events.filter(({ event }) => concernsPool(event, pid));
  for (const { event } of ofPool.sort(newestFirst)) {
    const fields = event.data as Fields;
    if (event.name === 'RewardReceived' && own > 0n && all > 0n) {
      sum += ((fields['to_stakers'] as bigint) * own) / all;
    }
    const change = made(event);
    all -= change;
    own -= fields['user'] === user ? change : 0n;
  }
  return sum;
}
