import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useMedia } from './hooks';
import { type Order, type SortKey, sorted as inOrder } from './sorting';

export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  /** A track of the grid: `1.5fr`, `120px`. */
  readonly track: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column sorts by; without it, it does not. Rows of which there is nothing to say, null, come last. */
  readonly by?: (row: Row) => SortKey | null;
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
  readonly initialSort: Order;
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
  const by = columns.find(({ id }) => id === sort.id)?.by;
  const sorted = useMemo(() => (by === undefined ? rows : inOrder(rows, by, sort.down)), [rows, by, sort.down]);
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

  function press(event: KeyboardEvent<HTMLElement>) {
    const from = rowOf(event.target);
    if (from === null) {
      return;
    }
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
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined && row !== undefined) {
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

  function click({ target }: MouseEvent<HTMLElement>) {
    const row = sorted[rowOf(target) ?? -1];
    if (row !== undefined && !(target as HTMLElement).closest('a, button')) {
      open(row);
    }
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
        <div
          role="rowgroup" ref={body} className="table-body" style={{ height: virtual.getTotalSize() }}
          onClick={click} onKeyDown={press} onFocus={({ target }) => setCurrent(rowOf(target) ?? 0)}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = sorted[index]!;
            return (
              <TableRow
                key={keyOf(row)} row={row as unknown} index={index} columns={shown as readonly Column<unknown>[]}
                template={template} top={start - offset} isTabStop={index === tabStop}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: unknown;
  readonly index: number;
  readonly columns: readonly Column<unknown>[];
  readonly template: string;
  /** Pixels below the first row. */
  readonly top: number;
  readonly isTabStop: boolean;
}

/** Made once: while the table scrolls, only rows that come into sight are new. What happens to it, the body hears. */
const TableRow = memo(function TableRow({ row, index, columns, template, top, isTabStop }: RowProps) {
  return (
    <div
      role="row"
      data-row={index}
      aria-rowindex={index + 2}
      tabIndex={isTabStop ? 0 : -1}
      className="table-row"
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={column.right ? 'right' : ''}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
});

/** The place of the row that an element lies in. */
function rowOf(target: EventTarget): number | null {
  const place = target instanceof HTMLElement || target instanceof SVGElement ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;
  return place === undefined ? null : Number(place);
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

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Order;
  readonly onSort: (sort: Order) => void;
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
