import type { Subscription } from 'rxjs';
import type { Connection } from './connection';
import { type Economy, type Head, LOADING, type Loaded, type Pool, type Sample, type SeenBlock, type SeenEvent, type Worker } from './model';
import { Reads } from './reads';
import { loadPools, loadWorkers, readPools, readWorkers } from './rows';
import { Store } from './store';
import { Touched } from './touched';
import type { Hex } from './types';

const KEPT_BLOCKS = 256;
const KEPT_EVENTS = 4_000;
const KEPT_SAMPLES = 2_400;
/** Blocks from before the page was opened whose events are read, so that it does not start empty. */
const LOOK_BACK = 100;
const AT_ONCE = 10;
/** With more blocks waiting, everything is read anew instead. */
const LONGEST_QUEUE = 40;
/** The issuance and what has no event are read again every so many blocks. */
const ECONOMY_EVERY = 10;

/** What the rows say together. */
interface Now {
  readonly online: number;
  readonly working: bigint;
}

/** Follows the finalised chain of a connection and keeps the views' rows current. */
export class Watch {
  readonly head = new Store<Head | null>(null);
  readonly best = new Store<number | null>(null);
  readonly economy = new Store<Loaded<Economy>>(LOADING);
  readonly workers = new Store<Loaded<ReadonlyMap<Hex, Worker>>>(LOADING);
  readonly pools = new Store<Loaded<ReadonlyMap<bigint, Pool>>>(LOADING);
  readonly blocks = new Store<readonly SeenBlock[]>([]);
  readonly events = new Store<readonly SeenEvent[]>([]);
  readonly samples = new Store<readonly Sample[]>([]);
  readonly reads: Reads;

  readonly #connection: Connection;
  readonly #onBroken: () => void;
  readonly #subscriptions: Subscription[] = [];
  readonly #waiting: { number: number; hash: Hex }[] = [];
  #rows = new Map<Hex, Worker>();
  #bySession = new Map<string, Hex>();
  #poolRows = new Map<bigint, Pool>();
  #revision = 0;
  /** The last block whose rows are here; null when they must be read anew. */
  #last: number | null = null;
  #running = false;
  #stopped = false;

  /** `onBroken` is called when the node's account of its blocks ends for another reason than the wire. */
  constructor(connection: Connection, onBroken: () => void) {
    this.#connection = connection;
    this.#onBroken = onBroken;
    this.reads = new Reads(connection);
  }

  start(): void {
    this.#subscriptions.push(
      this.#connection.client.finalizedBlock$.subscribe({ next: (block) => this.#arrived(block), error: () => this.#broken() }),
      // It ends together with the other.
      this.#connection.client.bestBlocks$.subscribe({ next: ([best]) => best && this.best.set(best.number), error: () => undefined }),
    );
  }

  stop(): void {
    this.#stopped = true;
    for (const subscription of this.#subscriptions) {
      subscription.unsubscribe();
    }
  }

  #broken(): void {
    if (!this.#stopped) {
      this.#onBroken();
    }
  }

  #arrived({ number, hash }: { number: number; hash: Hex }): void {
    if (number > (this.#last ?? -1) || this.#waiting.length === 0) {
      this.#waiting.push({ number, hash });
    }
    if (!this.#running) {
      this.#running = true;
      void this.#work().finally(() => (this.#running = false));
    }
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      const block = this.#waiting.shift();
      if (block === undefined) {
        return;
      }
      try {
        const gap = this.#last === null || block.number !== this.#last + 1;
        if (gap || this.#waiting.length > LONGEST_QUEUE) {
          const newest = this.#waiting.at(-1) ?? block;
          this.#waiting.length = 0;
          await this.#readAll(newest);
        } else {
          await this.#follow(block);
        }
      } catch (error) {
        // The connection broke or the block is gone: the next block finds a gap and reads anew.
        this.#last = null;
        this.#waiting.length = 0;
        this.#fail(error);
      }
    }
  }

  #fail(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    for (const store of [this.economy, this.workers, this.pools] as Store<Loaded<unknown>>[]) {
      if (store.get().kind !== 'ready') {
        store.set({ kind: 'failed', problem });
      }
    }
  }

  async #readAll({ number, hash }: { number: number; hash: Hex }): Promise<void> {
    const release = this.#connection.client.hodlBlock(hash);
    try {
      const block = await this.#see(number, hash);
      await this.#readEconomy(hash);
      this.#poolRows = await loadPools(this.reads, hash);
      this.#publishPools();
      this.#rows = await loadWorkers(this.reads, hash);
      this.#bySession = new Map();
      for (const row of this.#rows.values()) {
        this.#index(row);
      }
      this.#publishWorkers();
      this.#keep([block], this.#now());
      this.#last = number;
    } finally {
      release();
    }
    void this.#lookBack(number);
  }

  async #follow({ number, hash }: { number: number; hash: Hex }): Promise<void> {
    const block = await this.#see(number, hash);
    const touched = new Touched();
    for (const event of block.events) {
      touched.add(event);
    }
    for (const session of touched.sessions) {
      const worker = this.#bySession.get(session);
      if (worker !== undefined) {
        touched.workers.add(worker);
      }
    }
    await this.#refreshWorkers(hash, touched);
    await this.#refreshPools(hash, touched);
    if (touched.economy || number % ECONOMY_EVERY === 0) {
      await this.#readEconomy(hash);
    }
    this.#keep([block], this.#now());
    this.#last = number;
  }

  async #refreshWorkers(hash: Hex, touched: Touched): Promise<void> {
    if (touched.workers.size === 0) {
      return;
    }
    for (const row of await readWorkers(this.reads, hash, [...touched.workers])) {
      const before = this.#rows.get(row.key);
      for (const pid of [before?.pid, row.pid]) {
        if (pid !== null && pid !== undefined && before?.details?.state.type !== row.details?.state.type) {
          touched.pools.add(pid);
        }
      }
      this.#rows.set(row.key, row);
      this.#index(row);
    }
    this.#publishWorkers();
  }

  async #refreshPools(hash: Hex, touched: Touched): Promise<void> {
    if (touched.pools.size === 0) {
      return;
    }
    for (const pool of await readPools(this.reads, hash, [...touched.pools])) {
      this.#poolRows.set(pool.pid, pool);
    }
    this.#publishPools();
  }

  #index(row: Worker): void {
    if (row.session !== null) {
      this.#bySession.set(row.session, row.key);
    }
  }

  /** The worker whose session an event names. */
  workerOf(session: string): Hex | undefined {
    return this.#bySession.get(session);
  }

  #publishWorkers(): void {
    this.workers.set({ kind: 'ready', value: this.#rows, revision: ++this.#revision });
  }

  #publishPools(): void {
    this.pools.set({ kind: 'ready', value: this.#poolRows, revision: ++this.#revision });
  }

  async #readEconomy(hash: Hex): Promise<void> {
    const [parameters, issuance, online, halving, coolDownSeconds, gatekeepers, launched, leastScore] = await Promise.all([
      this.reads.parameters(hash),
      this.reads.issuance(hash),
      this.reads.onlineWorkers(hash),
      this.reads.halving(hash),
      this.reads.coolDownSeconds(hash),
      this.reads.gatekeepers(hash),
      this.reads.launchedAt(hash),
      this.reads.leastScore(),
    ]);
    const value = {
      parameters, issuance, online, halving, coolDownSeconds,
      gatekeepers, leastScore,
      launchedAt: launched?.[0] ?? null,
    };
    this.economy.set({ kind: 'ready', value, revision: ++this.#revision });
  }

  async #see(number: number, hash: Hex): Promise<SeenBlock> {
    const block = await this.#read(number, hash);
    this.head.set({ number, hash, time: block.time });
    return block;
  }

  async #read(number: number, hash: Hex): Promise<SeenBlock> {
    const [time, events] = await Promise.all([this.reads.time(hash), this.reads.events(hash)]);
    return { number, hash, time, events };
  }

  async #lookBack(head: number): Promise<void> {
    await this.#readOlder(head);
    this.#dropBeforeGap();
  }

  async #readOlder(head: number): Promise<void> {
    const known = new Set(this.blocks.get().map(({ number }) => number));
    const wanted = Array.from({ length: Math.min(LOOK_BACK, head - 1) }, (_, i) => head - 1 - i).filter((number) => !known.has(number));
    for (let i = 0; i < wanted.length && !this.#stopped; i += AT_ONCE) {
      try {
        const seen = await Promise.all(wanted.slice(i, i + AT_ONCE).map((number) => this.#readOld(number)));
        this.#keep(seen.filter((block) => block !== null), null);
        if (seen.includes(null)) {
          return;
        }
      } catch {
        return; // The connection broke; what was read is enough.
      }
    }
  }

  /** Null when the node has forgotten the block's state. */
  async #readOld(number: number): Promise<SeenBlock | null> {
    const hash = await this.#connection.request<Hex>('chain_getBlockHash', number);
    return (await this.reads.hasState(hash)) ? this.#read(number, hash) : null;
  }

  /** `rows` is what they say together at the block; null for old blocks. */
  #keep(seen: readonly SeenBlock[], rows: Now | null): void {
    if (seen.length === 0 || this.#stopped) {
      return;
    }
    const merge = <T>(old: readonly T[], more: readonly T[], order: (one: T) => number, most: number) => {
      const places = new Set(more.map(order));
      return [...more, ...old.filter((one) => !places.has(order(one)))].sort((a, b) => order(b) - order(a)).slice(0, most);
    };
    this.#keepBlocks(merge(this.blocks.get(), seen, ({ number }) => number, KEPT_BLOCKS));
    this.samples.update((now) =>
      merge(now, seen.map((block) => this.#sample(block, rows)), ({ block }) => block, KEPT_SAMPLES),
    );
  }

  /** Events are those of the kept blocks, of each all: what is counted in them is true of so many blocks. */
  #keepBlocks(newestFirst: readonly SeenBlock[]): void {
    let room = KEPT_EVENTS;
    const kept = newestFirst.filter((block, i) => (room -= eventsOf(block).length) >= 0 || i === 0);
    this.blocks.set(kept);
    this.events.set(kept.flatMap(eventsOf));
  }

  /** After a gap that was not filled, older blocks would make sums of events wrong. */
  #dropBeforeGap(): void {
    const blocks = this.blocks.get();
    const gap = blocks.findIndex(({ number }, i) => i > 0 && number !== blocks[i - 1]!.number - 1);
    if (gap > 0) {
      this.#keepBlocks(blocks.slice(0, gap));
    }
  }

  #sample({ number, time, events }: SeenBlock, rows: Now | null): Sample {
    let paid = 0n;
    let heartbeats = 0;
    for (const { pallet, name, data } of events) {
      if (pallet === 'PhalaStakePoolv2' && name === 'RewardReceived') {
        const { to_owner, to_stakers } = data as { to_owner: bigint; to_stakers: bigint };
        paid += to_owner + to_stakers;
      } else if (pallet === 'PhalaComputation' && name === 'BenchmarkUpdated') {
        heartbeats++;
      }
    }
    return { block: number, time, paid, heartbeats, online: rows?.online ?? null, working: rows?.working ?? null };
  }

  #now(): Now {
    let online = 0;
    let working = 0n;
    for (const { details, stake } of this.#rows.values()) {
      if (details?.state.type === 'WorkerIdle') {
        online++;
      }
      working += stake;
    }
    return { online, working };
  }
}

const listed = new WeakMap<SeenBlock, readonly SeenEvent[]>();

/** What people may want to know of a block, newest first. */
function eventsOf(block: SeenBlock): readonly SeenEvent[] {
  const { number, hash, time, events } = block;
  const list =
    listed.get(block) ??
    events.flatMap((event, index) => (event.pallet === 'System' ? [] : [{ block: number, hash, time, index, event }])).reverse();
  listed.set(block, list);
  return list;
}
