// What the browser remembers: the endpoint, the theme, and public addresses. Never a secret.
import { Store } from './chain/store';

export type Theme = 'system' | 'light' | 'dark';

export interface Settings {
  readonly endpoint: string | null;
  readonly theme: Theme;
  /** Addresses that are watched without a wallet. */
  readonly watched: readonly string[];
  /** The address that was chosen last, and the wallet it came from. */
  readonly account: { readonly address: string; readonly source: string } | null;
}

const KEY = 'khala-console';
const NOTHING: Settings = { endpoint: null, theme: 'system', watched: [], account: null };

function remembered(): Settings {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    return {
      endpoint: typeof stored.endpoint === 'string' ? stored.endpoint : null,
      theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : 'system',
      watched: Array.isArray(stored.watched) ? stored.watched.filter((one) => typeof one === 'string') : [],
      account:
        typeof stored.account?.address === 'string' && typeof stored.account.source === 'string'
          ? { address: stored.account.address, source: stored.account.source }
          : null,
    };
  } catch {
    return NOTHING;
  }
}

export const settings = new Store<Settings>(remembered());

export function change(part: Partial<Settings>): void {
  settings.update((now) => ({ ...now, ...part }));
  try {
    localStorage.setItem(KEY, JSON.stringify(settings.get()));
  } catch {
    // A browser that keeps nothing still works, for this visit.
  }
}

/** Follows the chosen theme, or the system's. */
export function applyTheme(): void {
  const { theme } = settings.get();
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  themeName.set(dark ? 'dark' : 'light');
}

/** What is shown now; charts draw with it. */
export const themeName = new Store<'light' | 'dark'>('light');

settings.subscribe(applyTheme);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);
