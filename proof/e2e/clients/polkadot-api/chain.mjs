import { withLegacy } from '@polkadot-api/ws-middleware';
import { createClient } from 'polkadot-api';
import { createWsClient, getWsRawProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';

/** The option of programs that are to take the legacy methods. */
export const LEGACY = '--legacy';

/**
 * Connects. By itself the client takes chainHead_v1, archive_v1 and the others where a node has them; its
 * own middleware puts them onto the legacy methods where it has only these.
 *
 * @param legacy take the legacy methods whatever the node has
 */
export function connect(url, legacy) {
  if (!legacy) {
    return createWsClient(url, { websocketClass: WebSocket });
  }
  return createClient(getWsRawProvider(url, { websocketClass: WebSocket, middleware: withLegacy }));
}
