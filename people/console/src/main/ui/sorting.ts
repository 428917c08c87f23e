export type SortKey = bigint | number | string;

/** Which column rows are sorted by, and whether from large to small. */
export interface Order {
  readonly id: string;
  readonly down: boolean;
}

/** Rows in order. Those without a key come last, whatever the direction; rows that are alike stay in their order. */
export function sorted<Row>(rows: readonly Row[], by: (row: Row) => SortKey | null, down: boolean): readonly Row[] {
  const keyed: { row: Row; key: SortKey }[] = [];
  const last: Row[] = [];
  for (const row of rows) {
    const key = by(row);
    if (key === null) {
      last.push(row);
    } else {
      keyed.push({ row, key });
    }
  }
  const up = down ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -up : a.key > b.key ? up : 0));
  return [...keyed.map(({ row }) => row), ...last];
}
