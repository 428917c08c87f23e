// Which rows an event makes stale. The console reads a network's rows once and afterwards only what
// the events of new blocks name; a network of 10,000 workers changes by a few dozen rows a block.
import type { Address, ChainEvent, Hex } from './types';

export class Touched {
  readonly workers = new Set<Hex>();
  readonly sessions = new Set<Address>();
  readonly pools = new Set<bigint>();
  /** Something that the whole network shares. */
  economy = false;

  add({ pallet, name, data }: ChainEvent): void {
    const fields = (data ?? {}) as Record<string, unknown>;
    switch (pallet) {
      case 'PhalaRegistry':
        this.economy ||= name.startsWith('Gatekeeper');
        this.#worker(fields['pubkey']);
        break;
      case 'PhalaComputation':
        this.economy ||= !('session' in fields);
        this.#session(fields['session']);
        this.#worker(fields['worker']);
        break;
      case 'PhalaStakePoolv2':
        this.#worker(fields['worker']);
        this.#session(fields['session']);
        this.#pool(fields['pid']);
        break;
      case 'PhalaBasePool':
      case 'PhalaVault':
        this.#pool(fields['pid']);
        break;
    }
  }

  #worker(key: unknown): void {
    if (typeof key === 'string') {
      this.workers.add(key);
    }
  }

  #session(session: unknown): void {
    if (typeof session === 'string') {
      this.sessions.add(session);
    }
  }

  #pool(pid: unknown): void {
    if (typeof pid === 'bigint') {
      this.pools.add(pid);
    }
  }
}
