// What becomes of a transaction, from the signature to its final block.
import { useEffect, useRef, useState } from 'react';
import type { Subscription } from 'rxjs';
import type { Chain } from '../app';
import type { ChainEvent } from '../chain/types';
import { type Explained, explain } from '../chain/errors';
import type { Account } from '../wallet/wallets';
import type { Action } from './actions';

export interface Included {
  readonly block: number;
  readonly index: number;
  readonly hash: string;
  readonly events: readonly ChainEvent[];
  /** Null when the call succeeded. */
  readonly failure: Explained | null;
  readonly final: boolean;
}

export type Progress =
  | { readonly kind: 'review' }
  | { readonly kind: 'signing' }
  | { readonly kind: 'sent'; readonly hash: string }
  | { readonly kind: 'included'; readonly included: Included }
  /** It never reached a block. */
  | { readonly kind: 'refused'; readonly why: Explained };

interface InBlock {
  readonly ok: boolean;
  readonly events: readonly { readonly type: string; readonly value: { readonly type: string; readonly value?: unknown } }[];
  readonly block: { readonly hash: string; readonly number: number; readonly index: number };
  readonly dispatchError?: unknown;
  readonly txHash: string;
}

function included(result: InBlock, final: boolean): Included {
  return {
    block: result.block.number,
    index: result.block.index,
    hash: result.txHash,
    final,
    failure: result.ok ? null : explain(result.dispatchError),
    events: result.events.map(({ type, value }) => ({
      pallet: type,
      name: value.type,
      data: value.value,
      extrinsic: result.block.index,
    })),
  };
}

const REJECTED = /cancel|reject|denied|declin/i;

function refusal(error: unknown): Explained {
  const inner = error instanceof Error && 'error' in error ? (error as { error: unknown }).error : error;
  const why = explain(inner);
  return why.name === 'Error' && REJECTED.test(why.title)
    ? { title: 'You did not sign', hint: 'Nothing was sent. You can review and sign again.', name: 'Rejected' }
    : why;
}

export function useProgress(): { progress: Progress; sign: (action: Action, account: Account, chain: Chain) => void; reset: () => void } {
  const [progress, setProgress] = useState<Progress>({ kind: 'review' });
  const running = useRef<Subscription | null>(null);
  useEffect(() => () => running.current?.unsubscribe(), []);

  function sign(action: Action, { signer }: Account, { connection }: Chain) {
    if (signer === null) {
      return;
    }
    setProgress({ kind: 'signing' });
    running.current?.unsubscribe();
    running.current = action.call(connection.api).signSubmitAndWatch(signer).subscribe({
      next: (event) => {
        switch (event.type) {
          case 'signed':
          case 'broadcasted':
            setProgress({ kind: 'sent', hash: event.txHash });
            break;
          case 'txBestBlocksState':
            if (event.found) {
              setProgress({ kind: 'included', included: included(event, false) });
            }
            break;
          case 'finalized':
            setProgress({ kind: 'included', included: included(event, true) });
            break;
        }
      },
      error: (error: unknown) => setProgress({ kind: 'refused', why: refusal(error) }),
    });
  }

  return {
    progress,
    sign,
    reset: () => {
      running.current?.unsubscribe();
      setProgress({ kind: 'review' });
    },
  };
}
