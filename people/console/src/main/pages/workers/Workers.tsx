import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type ConditionName, conditionOf, startedOf } from '../../chain/condition';
import type { Worker } from '../../chain/model';
import { toBalance } from '../../economics/fixed';
import { short } from '../../format/amount';
import { plural } from '../../format/names';
import { ago } from '../../format/time';
import { type Column, DataTable } from '../../ui/DataTable';
import { Amount, Badge, Empty, Page, PoolLink, Problem, Waiting, WorkerLink } from '../../ui/Parts';
import { Select } from '../../ui/Select';
import { ready, useChainSeconds, useEconomy, useTitle, useWorkers } from '../../ui/hooks';

type Filter = 'all' | ConditionName;

const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All conditions' },
  { value: 'earning', label: 'Earning' },
  { value: 'offline', label: 'Offline' },
  { value: 'cooling', label: 'Cooling down' },
  { value: 'reclaimable', label: 'Reclaimable' },
  { value: 'ready', label: 'Ready' },
  { value: 'unassigned', label: 'In no pool' },
  { value: 'benchmarking', label: 'Benchmarking' },
  { value: 'slow', label: 'Too slow' },
  { value: 'reregister', label: 'Must register again' },
  { value: 'gatekeeper', label: 'Gatekeeper' },
];

/** Every worker of the network. */
export default function Workers() {
  useTitle('Workers');
  const workers = useWorkers();
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  // The field and the menu answer at once; ten thousand rows follow in a frame of their own.
  const soughtText = useDeferredValue(text);
  const soughtFilter = useDeferredValue(filter);
  const now = useChainSeconds();
  const economy = ready(useEconomy());
  const columns = useColumns(now);
  const rows = useMemo(
    () => (workers.kind === 'ready' ? [...workers.value.values()].filter((worker) => matches(worker, soughtText)) : []),
    [workers, soughtText],
  );
  const shown = useMemo(
    () => (soughtFilter === 'all' ? rows : rows.filter((worker) => conditionOf(worker, economy, now).name === soughtFilter)),
    [rows, soughtFilter, economy, now],
  );
  if (workers.kind === 'failed') {
    return <Page title="Workers"><Problem title="The workers could not be read">{workers.problem}</Problem></Page>;
  }
  if (workers.kind === 'loading') {
    return <Page title="Workers"><Waiting what="the workers" /></Page>;
  }
  return (
    <Page title="Workers" lead="Machines whose enclave the chain knows: what they do, what they are worth, who stakes on them.">
      <div className="toolbar">
        <div className="filter-text">
          <Search size={16} aria-hidden />
          <input
            className="input" type="search" placeholder="Key, operator or pool" aria-label="Filter workers"
            autoComplete="off" spellCheck={false}
            value={text} onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Select label="Condition" value={filter} options={FILTERS} onChange={setFilter} />
        <p className="muted small toolbar-count" role="status">{plural(shown.length, 'worker')}</p>
      </div>
      <DataTable
        label="Workers" columns={columns} rows={shown} keyOf={({ key }) => key}
        initialSort={{ id: 'v', down: true }} open={({ key }) => go(`/workers/${key}`)}
        empty={
          workers.value.size === 0 ? (
            <Empty title="No worker is registered">A machine with a trusted environment joins with <code>khala worker</code>.</Empty>
          ) : (
            <Empty title="No worker matches">Change the text or the condition.</Empty>
          )
        }
      />
    </Page>
  );
}

function matches({ key, info, pid }: Worker, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return (
    wanted === '' ||
    key.includes(wanted) ||
    (info.operator ?? '').toLowerCase().includes(wanted) ||
    (pid !== null && `pool #${pid}`.includes(wanted))
  );
}

/** What columns sort by. These stay the same functions, so that a new block alone sorts nothing anew. */
const BY = {
  key: ({ key }: Worker) => key,
  level: ({ info }: Worker) => (vouchedFor(info) ? info.confidence_level : null),
  score: ({ info }: Worker) => info.initial_score ?? null,
  p: (worker: Worker) => startedOf(worker)?.benchmark.p_instant ?? null,
  v: (worker: Worker) => startedOf(worker)?.v ?? null,
  stake: ({ stake }: Worker) => stake,
  pool: ({ pid }: Worker) => pid,
  answer: ({ details }: Worker) => details?.benchmark.challenge_time_last || null,
};

function useColumns(now: number): readonly Column<Worker>[] {
  const economy = ready(useEconomy());
  return useMemo(
    () => [
      { id: 'key', name: 'Worker', track: 'minmax(118px, 1.3fr)', cell: ({ key }) => <WorkerLink of={key} />, by: BY.key },
      {
        id: 'state', name: 'State', track: 'minmax(102px, 1fr)',
        cell: (worker) => {
          const { tone, label, why } = conditionOf(worker, economy, now);
          return <span title={why}><Badge tone={tone}>{label}</Badge></span>;
        },
        by: (worker) => conditionOf(worker, economy, now).label,
      },
      {
        id: 'confidence', name: 'Level', track: '72px', right: true, from: 'wide',
        cell: ({ info }) => levelOf(info),
        by: BY.level,
      },
      {
        id: 'score', name: 'Score', track: '84px', right: true, from: 'medium', largeFirst: true,
        cell: ({ info }) => <span className="number">{info.initial_score ?? '—'}</span>, by: BY.score,
      },
      {
        id: 'p', name: 'P', track: '76px', right: true, from: 'wide', largeFirst: true,
        cell: (worker) => <span className="number" title="Performance at the last answer">{startedOf(worker)?.benchmark.p_instant ?? '—'}</span>,
        by: BY.p,
      },
      {
        id: 'v', name: 'V', track: 'minmax(78px, 0.8fr)', right: true, largeFirst: true,
        cell: (worker) => {
          const v = startedOf(worker)?.v;
          return <span className="number">{v === undefined ? '—' : short(toBalance(v))}</span>;
        },
        by: BY.v,
      },
      {
        id: 'stake', name: 'Stake', track: 'minmax(120px, 1fr)', right: true, from: 'medium', largeFirst: true,
        cell: ({ stake }) => (stake === 0n ? '—' : <Amount of={stake} wrapped />), by: BY.stake,
      },
      {
        id: 'pool', name: 'Pool', track: '92px', right: true, from: 'wide',
        cell: ({ pid }) => (pid === null ? '—' : <PoolLink of={pid} />), by: BY.pool,
      },
      {
        id: 'heartbeat', name: 'Last answer', track: '124px', right: true, from: 'medium', largeFirst: true,
        cell: ({ details }) => <span className="muted">{ago(Number(details?.benchmark.challenge_time_last ?? 0n), now)}</span>,
        by: BY.answer,
      },
    ],
    [economy, now],
  );
}

/** Development reports say nothing of hardware, whatever level they come with. */
const vouchedFor = ({ confidence_level: level, attestation_provider: provider }: Worker['info']): boolean =>
  provider?.type !== 'Development' && level !== 128;

const levelOf = (info: Worker['info']) =>
  vouchedFor(info) ? info.confidence_level : <span className="muted" title="No hardware vouches for it">none</span>;
