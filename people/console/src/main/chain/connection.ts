import { type ChainDefinition, type PolkadotClient, type Transaction, type TypedApi, createClient } from 'polkadot-api';
import { WsEvent, getWsProvider } from 'polkadot-api/ws';
import { Store } from './store';

/** The state of the wire. `attempts` counts failures since it last worked. */
export interface Link {
  readonly state: 'connecting' | 'online' | 'lost';
  readonly attempts: number;
}

export interface Network {
  readonly name: string;
  /** `Development`, `Local`, `Live` or a custom name. */
  readonly type: string;
  readonly genesis: string;
  readonly symbol: string;
  readonly prefix: number;
  readonly blockMillis: number;
  readonly node: string;
}

export type NetworkState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly network: Network }
  /** Connected to something that is not a Khala network. */
  | { readonly kind: 'foreign'; readonly name: string; readonly missing: string };

export type { Transaction };
export type Api = TypedApi<ChainDefinition, false>;

const REQUIRED: readonly (readonly [string, string])[] = [
  ['PhalaRegistry', 'Workers'],
  ['PhalaComputation', 'Sessions'],
  ['PhalaBasePool', 'Pools'],
];

const RETRY_MILLIS = 3_000;

const METHOD_NOT_FOUND = -32601;

const isUnknownMethod = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === METHOD_NOT_FOUND;

/** One connection to one node. It connects again by itself until it is closed. */
export class Connection {
  readonly link = new Store<Link>({ state: 'connecting', attempts: 0 });
  readonly network = new Store<NetworkState>({ kind: 'unknown' });
  readonly endpoint: string;
  readonly client: PolkadotClient;
  readonly api: Api;
  #closed = false;
  readonly #onReplaced: () => void;

  /** `onReplaced` is called when another chain answers at the endpoint than before. */
  constructor(endpoint: string, onReplaced: () => void) {
    this.endpoint = endpoint;
    this.#onReplaced = onReplaced;
    const provider = getWsProvider(endpoint, { onStatusChanged: (status) => this.#linkChanged(status.type) });
    this.client = createClient(provider);
    this.api = this.client.getUnsafeApi();
  }

  /** A method of the node's JSON-RPC interface; docs/protocol/rpc.md. */
  request<T>(method: string, ...parameters: unknown[]): Promise<T> {
    return this.client._request<T>(method, parameters);
  }

  close(): void {
    this.#closed = true;
    this.client.destroy();
  }

  #linkChanged(event: WsEvent): void {
    if (this.#closed) {
      return;
    }
    const { attempts } = this.link.get();
    switch (event) {
      case WsEvent.CONNECTING:
        break;
      case WsEvent.CONNECTED:
        this.link.set({ state: 'online', attempts: 0 });
        // The provider reports the state before it is ready to send.
        queueMicrotask(() => void this.#identify());
        break;
      case WsEvent.ERROR:
      case WsEvent.CLOSE:
        this.link.set({ state: 'lost', attempts: attempts + 1 });
        break;
    }
  }

  async #identify(): Promise<void> {
    try {
      const [name, type, genesis, properties, node] = await Promise.all([
        this.request<string>('system_chain'),
        this.request<string | { Custom: string }>('system_chainType'),
        this.request<string>('chain_getBlockHash', 0),
        this.request<{ tokenSymbol?: string; ss58Format?: number }>('system_properties'),
        this.request<string>('system_version'),
      ]);
      const before = this.network.get();
      if (before.kind === 'known' && before.network.genesis !== genesis) {
        this.#onReplaced();
        return;
      }
      const missing = await this.#missingItem();
      if (missing !== null) {
        this.network.set({ kind: 'foreign', name, missing });
        return;
      }
      if (before.kind === 'known') {
        return;
      }
      const period = (await this.api.constants['Timestamp']!['MinimumPeriod']!()) as bigint;
      this.network.set({
        kind: 'known',
        network: {
          name,
          type: typeof type === 'string' ? type : type.Custom,
          genesis,
          symbol: properties.tokenSymbol ?? 'PHA',
          prefix: properties.ss58Format ?? 30,
          blockMillis: Number(period * 2n),
          node,
        },
      });
    } catch (error) {
      if (isUnknownMethod(error)) {
        this.network.set({ kind: 'foreign', name: 'What answers', missing: 'system_chain' });
        return;
      }
      // The wire broke meanwhile, or the node is still starting.
      if (!this.#closed) {
        setTimeout(() => this.link.get().state === 'online' && void this.#identify(), RETRY_MILLIS);
      }
    }
  }

  async #missingItem(): Promise<string | null> {
    for (const [pallet, item] of REQUIRED) {
      try {
        await this.api.query[pallet]![item]!.getKey();
      } catch (error) {
        if (error instanceof Error && /not found|Runtime entry/i.test(error.message)) {
          return `${pallet}.${item}`;
        }
        throw error;
      }
    }
    return null;
  }
}
