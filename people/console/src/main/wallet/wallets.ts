// Where signatures come from: wallets that browsers carry as extensions, through the interface that
// they inject (`window.injectedWeb3`); public addresses without a key; and, on development networks
// only, accounts whose keys everybody knows.
import { type InjectedExtension, connectInjectedExtension, getInjectedExtensions } from 'polkadot-api/pjs-signer';
import type { PolkadotSigner } from 'polkadot-api/signer';
import type { Network } from '../chain/connection';
import { Store, useStore } from '../chain/store';
import { withPrefix } from '../chain/find';
import type { Address } from '../chain/types';
import { change, settings } from '../settings';

export type Source =
  | { readonly kind: 'extension'; readonly name: string }
  | { readonly kind: 'watched' }
  | { readonly kind: 'development' };

export interface Account {
  readonly address: Address;
  readonly name: string;
  readonly source: Source;
  /** Null: can be looked at, cannot sign. */
  readonly signer: PolkadotSigner | null;
}

export type Wallet =
  | { readonly name: string; readonly state: 'offered' | 'asking' }
  | { readonly name: string; readonly state: 'refused'; readonly problem: string }
  | { readonly name: string; readonly state: 'connected'; readonly accounts: readonly Account[] };

const NAMES: Record<string, string> = {
  'polkadot-js': 'polkadot{.js}',
  'subwallet-js': 'SubWallet',
  talisman: 'Talisman',
};

export const walletTitle = (name: string): string => NAMES[name] ?? name;

export const wallets = new Store<readonly Wallet[]>([]);
export const selected = new Store<Account | null>(null);
export const developmentAccounts = new Store<readonly Account[]>([]);

const connected = new Map<string, InjectedExtension>();

/** Looks which extensions are there; they may inject themselves a little after the page. */
export function lookForWallets(): void {
  const names = getInjectedExtensions();
  wallets.update((now) => names.map((name) => now.find((one) => one.name === name) ?? { name, state: 'offered' }));
}

const put = (wallet: Wallet) =>
  wallets.update((now) => now.map((one) => (one.name === wallet.name ? wallet : one)));

export async function connectWallet(name: string, network: Network): Promise<void> {
  put({ name, state: 'asking' });
  try {
    const extension = await connectInjectedExtension(name, 'Khala console');
    connected.get(name)?.disconnect();
    connected.set(name, extension);
    const show = () =>
      put({
        name,
        state: 'connected',
        accounts: extension.getAccounts().flatMap((account): Account[] => {
          const foreign = account.genesisHash && account.genesisHash !== network.genesis;
          const address = withPrefix(account.address, network.prefix);
          return foreign || address === null
            ? []
            : [{
                address,
                name: account.name ?? 'Account',
                source: { kind: 'extension', name },
                signer: account.polkadotSigner,
              }];
        }),
      });
    extension.subscribe(show);
    show();
  } catch (error) {
    put({ name, state: 'refused', problem: error instanceof Error ? error.message : String(error) });
  }
}

export function watchedAccounts(network: Network): Account[] {
  return settings.get().watched.flatMap((text): Account[] => {
    const address = withPrefix(text, network.prefix);
    return address === null ? [] : [{ address, name: 'Watched address', source: { kind: 'watched' }, signer: null }];
  });
}

export function watchAddress(address: Address): void {
  change({ watched: [...new Set([...settings.get().watched, address])] });
}

export function forgetAddress(address: Address): void {
  change({ watched: settings.get().watched.filter((one) => one !== address) });
  if (selected.get()?.address === address && selected.get()?.source.kind === 'watched') {
    select(null);
  }
}

export const isDevelopment = (network: Network): boolean => network.type === 'Development';

/** The well-known accounts; their code is loaded only where they exist. */
export async function loadDevelopmentAccounts(network: Network): Promise<void> {
  if (!isDevelopment(network)) {
    developmentAccounts.set([]);
    return;
  }
  const { wellKnownAccounts } = await import('./development');
  developmentAccounts.set(wellKnownAccounts(network.prefix));
}

/** The name that the reader's own wallets give an address. */
export function useNameOf(address: Address): string | null {
  const chosen = useStore(selected);
  const offered = useStore(wallets);
  const development = useStore(developmentAccounts);
  const known = [
    ...(chosen === null ? [] : [chosen]),
    ...offered.flatMap((wallet) => (wallet.state === 'connected' ? wallet.accounts : [])),
    ...development,
  ];
  return known.find((account) => account.address === address && account.source.kind !== 'watched')?.name ?? null;
}

export const sourceName = (source: Source): string =>
  source.kind === 'extension' ? source.name : source.kind;

export function select(account: Account | null): void {
  selected.set(account);
  change({ account: account === null ? null : { address: account.address, source: sourceName(account.source) } });
}

/** Chooses the account of the last visit again, as far as it can be had without asking. */
export async function restore(network: Network): Promise<void> {
  const last = settings.get().account;
  if (last === null) {
    return;
  }
  await loadDevelopmentAccounts(network);
  if (wallets.get().some(({ name }) => name === last.source)) {
    await connectWallet(last.source, network);
  }
  const known = [
    ...wallets.get().flatMap((wallet) => (wallet.state === 'connected' ? wallet.accounts : [])),
    ...watchedAccounts(network),
    ...developmentAccounts.get(),
  ];
  selected.set(known.find(({ address, source }) => address === last.address && sourceName(source) === last.source) ?? null);
}
