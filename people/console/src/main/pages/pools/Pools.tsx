import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { createPool, current } from '../../actions/actions';
import { type Pool, commissionOf, isVault, stakePool } from '../../chain/model';
import { sharesByPool } from '../../economics/yield';
import { percent } from '../../format/amount';
import { plural } from '../../format/names';
import { type Column, DataTable } from '../../ui/DataTable';
import { AccountLink, Amount, Badge, Empty, Page, Problem, Waiting } from '../../ui/Parts';
import { ready, useEconomy, useNetwork, usePools, useTitle, useWorkers } from '../../ui/hooks';
import { type PoolFigures, aprText, figuresOf } from './derived';

interface Row {
  readonly pool: Pool;
  readonly figures: PoolFigures;
}

/** Every stake pool, and what delegating to it is likely to bring. */
export default function Pools() {
  useTitle('Pools');
  const pools = usePools();
  const workers = useWorkers();
  const economy = ready(useEconomy());
  const blockMillis = useNetwork()?.blockMillis ?? 0;
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const rows = useMemo((): Row[] => {
    if (pools.kind !== 'ready' || workers.kind !== 'ready' || economy === null) {
      return [];
    }
    const shares = sharesByPool(workers.value.values());
    return [...pools.value.values()].map((pool) => ({ pool, figures: figuresOf(pool, shares, economy, blockMillis, workers.value) }));
  }, [pools, workers, economy, blockMillis]);
  const wanted = text.trim().toLowerCase();
  const shown = rows.filter(({ pool }) => wanted === '' || `pool #${pool.pid}`.includes(wanted) || pool.base.owner.toLowerCase().includes(wanted));
  if (pools.kind === 'failed') {
    return <Page title="Pools"><Problem title="The pools could not be read">{pools.problem}</Problem></Page>;
  }
  if (pools.kind === 'loading' || workers.kind === 'loading' || economy === null) {
    return <Page title="Pools"><Waiting what="the pools" /></Page>;
  }
  return (
    <Page
      title="Pools"
      lead="Pools put delegated stake to work on their owners’ workers. The yield is an estimate from today’s shares and budget."
      actions={<button className="button" onClick={() => current.set(createPool())}><Plus size={16} aria-hidden /> Create a pool</button>}
    >
      <div className="toolbar">
        <div className="filter-text plain">
          <input
            className="input" type="search" placeholder="Pool number or owner" aria-label="Filter pools" autoComplete="off" spellCheck={false}
            value={text} onChange={(event) => setText(event.target.value)}
          />
        </div>
        <p className="muted small toolbar-count" role="status">{plural(shown.length, 'pool')}</p>
      </div>
      <DataTable
        label="Pools" columns={COLUMNS} rows={shown} keyOf={({ pool }) => String(pool.pid)}
        initialSort={{ id: 'delegated', down: true }} open={({ pool }) => go(`/pools/${pool.pid}`)}
        empty={
          pools.value.size === 0
            ? <Empty title="There is no pool yet">Whoever runs workers creates one; then everybody can delegate to it.</Empty>
            : <Empty title="No pool matches">Change the text.</Empty>
        }
      />
    </Page>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'pid', name: 'Pool', track: 'minmax(96px, 0.8fr)',
    cell: ({ pool }) => <><Link href={`/pools/${pool.pid}`}>#{pool.pid.toString()}</Link>{isVault(pool) && <> <Badge>vault</Badge></>}</>,
    by: ({ pool }) => pool.pid,
  },
  { id: 'owner', name: 'Owner', track: 'minmax(120px, 1fr)', from: 'wide', cell: ({ pool }) => <AccountLink of={pool.base.owner} />, by: ({ pool }) => pool.base.owner },
  {
    id: 'apr', name: 'Est. yield', track: 'minmax(92px, 0.8fr)', right: true, largeFirst: true,
    cell: ({ figures }) => <span className="number">{aprText(figures.apr)}</span>, by: ({ figures }) => figures.apr,
  },
  {
    id: 'commission', name: 'Commission', track: '104px', right: true, from: 'medium',
    cell: ({ pool }) => <span className="number">{percent(BigInt(commissionOf(pool)), 1_000_000n)}</span>, by: ({ pool }) => commissionOf(pool),
  },
  {
    id: 'delegated', name: 'Delegated', track: 'minmax(124px, 1fr)', right: true, largeFirst: true,
    cell: ({ pool }) => <Amount of={pool.base.total_value} wrapped form="glance" />, by: ({ pool }) => pool.base.total_value,
  },
  {
    id: 'gap', name: 'Room', track: 'minmax(110px, 1fr)', right: true, from: 'medium', largeFirst: true,
    cell: ({ figures }) => (figures.gap === null ? <span className="muted">no cap</span> : <Amount of={figures.gap} wrapped form="glance" />),
    by: ({ figures }) => figures.gap ?? 1n << 127n,
  },
  {
    id: 'free', name: 'Free', track: 'minmax(110px, 1fr)', right: true, from: 'wide', largeFirst: true,
    cell: ({ pool }) => <Amount of={pool.free} wrapped form="glance" />, by: ({ pool }) => pool.free,
  },
  {
    id: 'queue', name: 'Waiting', track: '120px', right: true, from: 'wide', largeFirst: true,
    cell: ({ figures }) => (figures.queued === 0n ? <span className="muted">none</span> : <Amount of={figures.queued} wrapped form="glance" />),
    by: ({ figures }) => figures.queued,
  },
  {
    id: 'workers', name: 'Workers', track: '84px', right: true, from: 'medium', largeFirst: true,
    cell: ({ pool }) => <span className="number">{stakePool(pool)?.workers.length ?? '—'}</span>, by: ({ pool }) => stakePool(pool)?.workers.length ?? null,
  },
];
