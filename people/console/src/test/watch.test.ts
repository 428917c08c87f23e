import { Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { Connection } from '../main/chain/connection';
import { Watch } from '../main/chain/watch';

const KEY = `0x${'11'.repeat(32)}`;
const worker = { pubkey: KEY, initial_score: 70, confidence_level: 1 };

/** A chain with one worker that answers from memory; `asked` names what was read. Old blocks are there only on request. */
function aChain(events: unknown[] = [], { remembers = false } = {}) {
  const finalized = new Subject<{ number: number; hash: string }>();
  const asked: string[] = [];
  const item = (pallet: string, name: string) => ({
    getKey: async () => '0x00',
    getValue: async () => (name === 'Events' ? events : name === 'Now' ? 1_000n : name === 'Gatekeeper' ? [] : name === 'CoolDownPeriod' ? 60n : undefined),
    getValues: async (keys: unknown[][]) => {
      asked.push(`some ${pallet}.${name}`);
      return keys.map(() => (name === 'Workers' ? worker : undefined));
    },
    getEntries: async () => {
      asked.push(`all ${pallet}.${name}`);
      return pallet === 'PhalaRegistry' && name === 'Workers' ? [{ keyArgs: [KEY], value: worker }] : [];
    },
  });
  const named = <T>(make: (name: string) => T) => new Proxy({}, { get: (_, name: string) => make(name) });
  const connection = {
    client: { finalizedBlock$: finalized, bestBlocks$: new Subject(), hodlBlock: () => () => undefined },
    api: { query: named((pallet) => named((name) => item(pallet, name))), constants: named(() => named(() => async () => 50)) },
    request: async (method: string, number: number) =>
      method === 'chain_getBlockHash' ? `0x${number}` : remembers ? '0x00' : Promise.reject(new Error('pruned')),
  } as unknown as Connection;
  const broken = vi.fn();
  const watch = new Watch(connection, broken);
  watch.start();
  return { watch, asked, broken, fail: (error: Error) => finalized.error(error), block: (number: number) => finalized.next({ number, hash: `0x${number}` }) };
}

const registered = [{
  phase: { type: 'ApplyExtrinsic', value: 1 },
  event: { type: 'PhalaRegistry', value: { type: 'WorkerUpdated', value: { pubkey: KEY, confidence_level: 1 } } },
}];

describe('the watch', () => {
  it.each([0, 1, 7])('opensAtBlock%i_readsEverything', async (first) => {
    const { watch, block } = aChain();
    block(first);
    await vi.waitFor(() => expect(watch.workers.get().kind).toBe('ready'));
    expect(watch.head.get()?.number).toBe(first);
  });

  it('nextBlock_readsOnlyWhatItsEventsName', async () => {
    const { watch, asked, block } = aChain(registered);
    block(7);
    await vi.waitFor(() => expect(watch.workers.get().kind).toBe('ready'));
    asked.length = 0;
    block(8);
    await vi.waitFor(() => expect(asked).toContain('some PhalaRegistry.Workers'));
    await vi.waitFor(() => expect(watch.head.get()?.number).toBe(8));
    expect(asked.filter((one) => one.startsWith('all'))).toEqual([]);
  });

  it('blocksThatCameMeanwhile_doNotTurnTheHeadBack', async () => {
    const { watch, block } = aChain();
    const heads: number[] = [];
    watch.head.subscribe(() => heads.push(watch.head.get()!.number));
    [7, 9, 10, 11, 12].forEach(block);
    await vi.waitFor(() => expect(watch.head.get()?.number).toBe(12));
    expect(heads).toEqual([...heads].sort((a, b) => a - b));
  });

  it('blocksThatEndInAnError_areReportedUnlessItWasStopped', () => {
    const first = aChain();
    first.fail(new Error('no such block'));
    expect(first.broken).toHaveBeenCalledOnce();
    const second = aChain();
    second.watch.stop();
    second.fail(new Error('no such block'));
    expect(second.broken).not.toHaveBeenCalled();
  });

  it('missedBlocks_readEverythingAnew', async () => {
    const { watch, asked, block } = aChain();
    block(7);
    await vi.waitFor(() => expect(watch.workers.get().kind).toBe('ready'));
    asked.length = 0;
    block(9);
    await vi.waitFor(() => expect(asked).toContain('all PhalaRegistry.Workers'));
  });

  it('moreEventsThanAreKept_keepsWholeBlocksAndTheirEvents', async () => {
    const many = Array.from({ length: 1_500 }, () => registered[0]);
    const { watch, block } = aChain(many);
    for (const number of [7, 8, 9, 10]) {
      block(number);
      await vi.waitFor(() => expect(watch.blocks.get()[0]?.number).toBe(number));
    }
    expect(watch.blocks.get().map(({ number }) => number)).toEqual([10, 9]);
    expect(watch.events.get()).toHaveLength(3_000);
    expect(watch.events.get()[0]).toMatchObject({ block: 10, index: 1_499 });
  });

  it('oneBlockOfMoreEventsThanAreKept_isKeptWhole', async () => {
    const { watch, block } = aChain(Array.from({ length: 5_000 }, () => registered[0]));
    block(7);
    await vi.waitFor(() => expect(watch.events.get()).toHaveLength(5_000));
  });

  it('blocksMissedAndForgottenByTheNode_leaveOnlyTheBlocksSince', async () => {
    const { watch, block } = aChain(registered);
    block(7);
    await vi.waitFor(() => expect(watch.blocks.get()).toHaveLength(1));
    block(20);
    await vi.waitFor(() => expect(watch.blocks.get().map(({ number }) => number)).toEqual([20]));
    expect(watch.events.get().map((one) => one.block)).toEqual([20]);
  });

  it('blocksMissedAndStillKnown_areReadLater', async () => {
    const { watch, block } = aChain(registered, { remembers: true });
    block(7);
    await vi.waitFor(() => expect(watch.blocks.get()).toHaveLength(7));
    block(20);
    await vi.waitFor(() => expect(watch.blocks.get().map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i)));
  });
});
