import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Chain, chain } from '../app';
import type { Network } from '../chain/connection';
import { type Economy, type Head, LOADING, type Loaded, type Pool, type Worker } from '../chain/model';
import { Store, useStore } from '../chain/store';
import type { Hex } from '../chain/types';

const NO_LINK = new Store({ state: 'connecting' as const, attempts: 0 });
const NO_NETWORK = new Store({ kind: 'unknown' as const });
const NO_HEAD = new Store<Head | null>(null);
const NOTHING = new Store<Loaded<never>>(LOADING);

export const useChain = (): Chain | null => useStore(chain);
export const useLink = () => useStore(useChain()?.connection.link ?? (NO_LINK as never));
export const useNetworkState = () => useStore(useChain()?.connection.network ?? (NO_NETWORK as never));

/** The network, as soon as it is known. */
export function useNetwork(): Network | null {
  const state = useNetworkState();
  return state.kind === 'known' ? state.network : null;
}

export const useHead = (): Head | null => useStore(useChain()?.watch.head ?? NO_HEAD);
export const useEconomy = (): Loaded<Economy> => useStore(useChain()?.watch.economy ?? NOTHING);
export const useWorkers = (): Loaded<ReadonlyMap<Hex, Worker>> => useStore(useChain()?.watch.workers ?? NOTHING);
export const usePools = (): Loaded<ReadonlyMap<bigint, Pool>> => useStore(useChain()?.watch.pools ?? NOTHING);

export const ready = <T>(loaded: Loaded<T>): T | null => (loaded.kind === 'ready' ? loaded.value : null);

/** The chain's clock in seconds: the time of the head. */
export function useChainSeconds(): number {
  const head = useHead();
  return head === null ? 0 : Math.floor(head.time / 1000);
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export type Asked<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'ready'; readonly value: T };

/** The answer to a question that depends on `keys`; asked again when one of them changes. */
export function useAsked<T>(ask: () => Promise<T>, keys: readonly unknown[]): Asked<T> {
  const [state, setState] = useState<Asked<T>>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => current && setState({ kind: 'ready', value }),
      (error: unknown) =>
        current && setState({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
  }, keys);
  return state;
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Khala console`;
  }, [title]);
}
