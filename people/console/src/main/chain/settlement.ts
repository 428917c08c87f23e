// What the gatekeepers paid a session. A settlement that comes late is paid like the others, only V
// stays; the chain tells it by another event with other names.
import { type Fixed, toBalance } from '../economics/fixed';
import type { Address, ChainEvent } from './types';

export interface Settlement {
  readonly session: Address;
  /** V after it; null where it came late. */
  readonly v: Fixed | null;
  readonly paid: bigint;
}

/** Null for every other event. */
export function settlementOf({ pallet, name, data }: ChainEvent): Settlement | null {
  if (pallet !== 'PhalaComputation') {
    return null;
  }
  if (name === 'SessionSettled') {
    const { session, v_bits: v, payout_bits: payout } = data as { session: Address; v_bits: Fixed; payout_bits: Fixed };
    return { session, v, paid: toBalance(payout) };
  }
  if (name === 'SessionSettlementDropped') {
    const { session, payout } = data as { session: Address; payout: Fixed };
    return { session, v: null, paid: toBalance(payout) };
  }
  return null;
}
