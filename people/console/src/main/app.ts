// The one connection of the page and what follows from it.
import { Connection } from './chain/connection';
import { Store } from './chain/store';
import { Watch } from './chain/watch';
import { change, settings } from './settings';

export interface Chain {
  readonly connection: Connection;
  readonly watch: Watch;
}

/** What the server that serves these files says: `config.json` beside them. */
interface ServerConfig {
  readonly rpc?: string;
  readonly guide?: string;
  readonly help?: string;
}

export const chain = new Store<Chain | null>(null);
export const serverConfig = new Store<ServerConfig>({});
/** Set when a link brought an endpoint along: the reader should know. */
export const endpointFromLink = new Store<boolean>(false);

const DEFAULT_PORT = 9944;
const AGAIN_MILLIS = 1_000;

export function isEndpoint(text: string): boolean {
  try {
    return ['ws:', 'wss:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

function connect(endpoint: string): void {
  disconnect();
  const connection = new Connection(endpoint, () => connect(endpoint));
  const watch = new Watch(connection, () => setTimeout(() => chain.get()?.connection === connection && connect(endpoint), AGAIN_MILLIS));
  chain.set({ connection, watch });
  const stopWaiting = connection.network.subscribe(() => {
    if (connection.network.get().kind === 'known') {
      stopWaiting();
      watch.start();
    }
  });
}

function disconnect(): void {
  const current = chain.get();
  current?.watch.stop();
  current?.connection.close();
}

/** Connects elsewhere and remembers it. */
export function switchEndpoint(endpoint: string): void {
  endpointFromLink.set(false);
  change({ endpoint });
  connect(endpoint);
}

/** Order: the page's address, what the reader chose, the server's word, this host's usual port. */
export async function start(): Promise<void> {
  const linked = new URLSearchParams(location.search).get('rpc');
  serverConfig.set(await readServerConfig());
  if (linked !== null && isEndpoint(linked)) {
    endpointFromLink.set(true);
    connect(linked);
    return;
  }
  const host = location.hostname === '' ? '127.0.0.1' : location.hostname;
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  connect(settings.get().endpoint ?? serverConfig.get().rpc ?? `${scheme}://${host}:${DEFAULT_PORT}`);
}

async function readServerConfig(): Promise<ServerConfig> {
  try {
    const answer = await fetch('./config.json', { cache: 'no-store' });
    const config = (await answer.json()) as ServerConfig;
    return {
      ...(typeof config.rpc === 'string' && isEndpoint(config.rpc) ? { rpc: config.rpc } : {}),
      ...(typeof config.guide === 'string' ? { guide: config.guide } : {}),
      ...(typeof config.help === 'string' ? { help: config.help } : {}),
    };
  } catch {
    return {};
  }
}
