import { describe, expect, it } from 'vitest';
import { startedOf } from '../main/chain/condition';
import type { Worker } from '../main/chain/model';
import { sorted } from '../main/ui/sorting';

interface Row {
  readonly name: string;
  readonly key: bigint | number | string | null;
}

const rows: Row[] = [
  { name: 'a', key: 2 },
  { name: 'b', key: null },
  { name: 'c', key: 1 },
  { name: 'd', key: 2 },
  { name: 'e', key: null },
];
const names = (down: boolean) => sorted(rows, ({ key }) => key, down).map(({ name }) => name).join('');

describe('sorting', () => {
  it('rowsWithoutAKey_areLastInBothDirections', () => {
    expect(names(false)).toBe('cadbe');
    expect(names(true)).toBe('adcbe');
  });

  it('bigintsAndText_areComparedAsSuch', () => {
    const large = 2n ** 70n;
    expect(sorted([large, 5n, large + 1n], (key) => key, true)).toEqual([large + 1n, large, 5n]);
    expect(sorted(['b', 'a'], (key) => key, false)).toEqual(['a', 'b']);
  });

  it('rows_stayAsTheyWere', () => {
    const before = [...rows];
    sorted(rows, ({ key }) => key, true);
    expect(rows).toEqual(before);
  });
});

describe('a session', () => {
  const worker = (type: string) => ({ details: { state: { type } } }) as unknown as Worker;

  it('notStarted_hasNoFigures', () => {
    expect(startedOf(worker('Ready'))).toBeNull();
    expect(startedOf({ details: null } as unknown as Worker)).toBeNull();
    expect(startedOf(worker('WorkerCoolingDown'))).not.toBeNull();
  });
});
