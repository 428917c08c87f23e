import { Link } from 'wouter';
import { type Condition, conditionOf } from '../../chain/condition';
import type { Economy, Worker } from '../../chain/model';
import { plural } from '../../format/names';
import { Badge, Empty, Panel } from '../../ui/Parts';
import { useChainSeconds } from '../../ui/hooks';

/** How many workers are in which condition. */
export function Conditions({ workers, economy }: { workers: ReadonlyMap<string, Worker>; economy: Economy }) {
  const now = useChainSeconds();
  const counts = new Map<string, { condition: Condition; count: number }>();
  for (const worker of workers.values()) {
    const condition = conditionOf(worker, economy, now);
    const entry = counts.get(condition.label);
    counts.set(condition.label, { condition, count: (entry?.count ?? 0) + 1 });
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count);
  return (
    <Panel title="Workers" aside={<Link href="/workers">All workers</Link>}>
      {economy.launchedAt === null && (
        <p className="note warn small">
          The gatekeepers have not launched. Workers that register before must register again to compute.
        </p>
      )}
      {sorted.length === 0 ? (
        <Empty title="No worker is registered">
          A machine with a trusted environment joins with <code>khala worker</code>.
        </Empty>
      ) : (
        <ul className="conditions">
          {sorted.map(({ condition, count }) => (
            <li key={condition.label}>
              <Badge tone={condition.tone}>{condition.label}</Badge>
              <Share of={count} whole={workers.size} tone={condition.tone} label={condition.label} />
              <span className="number">{plural(count, 'worker')}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Share({ of, whole, tone, label }: { of: number; whole: number; tone: string; label: string }) {
  return (
    <span className="share" role="img" aria-label={`${label}: ${of} of ${whole}`}>
      <span className={`share-part ${tone}`} style={{ width: `${(of / whole) * 100}%` }} />
    </span>
  );
}
