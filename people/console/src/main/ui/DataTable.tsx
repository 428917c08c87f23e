import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useMedia } from './hooks';

export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  /** A track of the grid: `1.5fr`, `120px`. */
  readonly track: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column sorts by; without it, it does not. */
  readonly by?: (row: Row) => bigint | number | string;
  readonly right?: boolean;
  /** From which width on the column is shown. */
  readonly from?: 'narrow' | 'medium' | 'wide';
  /** Sort from large to small first. */
  readonly largeFirst?: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly open: (row: Row) => void;
  readonly initialSort: { readonly id: string; readonly down: boolean };
  readonly empty: ReactNode;
}

const ROW_HEIGHT = 46;

/**
 * A table of any length: only the rows in sight exist. Arrow keys, Page, Home and End move between
 * rows, Enter opens one.
 */
export function DataTable<Row>({ label, columns, rows, keyOf, open, initialSort, empty }: Props<Row>) {
  const [sort, setSort] = useState(initialSort);
  const [current, setCurrent] = useState(0);
  const shown = useShown(columns);
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(body.current?.offsetTop ?? 0), [rows.length === 0]);
  const virtual = useWindowVirtualizer({
    count: sorted.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: offset,
  });
  const template = shown.map(({ track }) => track).join(' ');
  const tabStop = Math.min(current, Math.max(0, sorted.length - 1));

  function move(event: KeyboardEvent<HTMLElement>, from: number) {
    const page = Math.max(1, Math.floor(window.innerHeight / ROW_HEIGHT) - 4);
    const steps: Record<string, number> = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: sorted.length - 1,
    };
    const row = sorted[from];
    if (event.key === 'Enter' && event.target === event.currentTarget && row !== undefined) {
      open(row);
      return;
    }
    const to = steps[event.key];
    if (to === undefined) {
      return;
    }
    event.preventDefault();
    const next = Math.max(0, Math.min(sorted.length - 1, to));
    setCurrent(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    focusRow(body.current, next);
  }

  return (
    <div className="table" role="grid" aria-label={label} aria-rowcount={sorted.length + 1} aria-colcount={shown.length}>
      <div role="rowgroup" className="table-head">
        <div role="row" className="table-row head" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          {shown.map((column) => (
            <Heading key={column.id} column={column} sort={sort} onSort={setSort} />
          ))}
        </div>
      </div>
      {sorted.length === 0 ? (
        <div role="rowgroup">
          <div role="row">
            <div role="gridcell">{empty}</div>
          </div>
        </div>
      ) : (
        <div role="rowgroup" ref={body} className="table-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = sorted[index]!;
            return (
              <div
                key={keyOf(row)}
                role="row"
                data-row={index}
                aria-rowindex={index + 2}
                tabIndex={index === tabStop ? 0 : -1}
                className="table-row"
                style={{ gridTemplateColumns: template, transform: `translateY(${start - offset}px)` }}
                onClick={(event) => !(event.target as HTMLElement).closest('a, button') && open(row)}
                onFocus={() => setCurrent(index)}
                onKeyDown={(event) => move(event, index)}
              >
                {shown.map((column) => (
                  <div key={column.id} role="gridcell" className={column.right ? 'right' : ''}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** The row may only come to exist with the next frames. */
function focusRow(body: HTMLElement | null, index: number, tries = 6): void {
  const row = body?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  if (row) {
    row.focus({ preventScroll: true });
  } else if (tries > 0) {
    requestAnimationFrame(() => focusRow(body, index, tries - 1));
  }
}

function useShown<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const medium = useMedia('(min-width: 720px)');
  const wide = useMedia('(min-width: 1180px)');
  return useMemo(
    () =>
      columns.filter(({ from = 'narrow' }) => from === 'narrow' || (from === 'medium' && medium) || (from === 'wide' && wide)),
    [columns, medium, wide],
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: { id: string; down: boolean }): readonly Row[] {
  const by = columns.find(({ id }) => id === sort.id)?.by;
  if (by === undefined) {
    return rows;
  }
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (sort.down) {
    keyed.reverse();
  }
  return keyed.map(({ row }) => row);
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly sort: { id: string; down: boolean };
  readonly onSort: (sort: { id: string; down: boolean }) => void;
}

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>) {
  const sorting = sort.id === column.id;
  const side = column.right ? 'right' : '';
  if (column.by === undefined) {
    return (
      <div role="columnheader" className={side}>
        {column.name}
      </div>
    );
  }
  const down = sorting ? !sort.down : (column.largeFirst ?? false);
  return (
    <div role="columnheader" className={side} aria-sort={sorting ? (sort.down ? 'descending' : 'ascending') : 'none'}>
      <button className="sort" onClick={() => onSort({ id: column.id, down })}>
        {column.name}
        {sorting && (sort.down ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
      </button>
    </div>
  );
}
