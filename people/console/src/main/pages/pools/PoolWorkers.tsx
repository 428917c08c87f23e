import { conditionOf, startedOf } from '../../chain/condition';
import { type Pool, type Worker, stakePool } from '../../chain/model';
import { toBalance } from '../../economics/fixed';
import { short } from '../../format/amount';
import { Amount, Badge, Empty, Panel, WorkerLink } from '../../ui/Parts';
import { ready, useChainSeconds, useEconomy } from '../../ui/hooks';
import { WorkerActions } from './WorkerActions';

interface Props {
  readonly pool: Pool;
  readonly workers: ReadonlyMap<string, Worker>;
  readonly owns: boolean;
}

/** The pool's workers, with what can be done to each. */
export function PoolWorkers({ pool, workers, owns }: Props) {
  const own = stakePool(pool)!;
  const keys = [...new Set([...own.workers, ...own.cd_workers])];
  const now = useChainSeconds();
  const economy = ready(useEconomy());
  if (keys.length === 0) {
    return (
      <Panel title="Workers">
        <Empty title="This pool has no worker">{owns ? 'Add one below: you must be its operator.' : 'It cannot earn before its owner adds one.'}</Empty>
      </Panel>
    );
  }
  return (
    <Panel title="Workers">
      <div className="scroll-x" tabIndex={0} role="group" aria-label="Workers of the pool">
        <table className="plain-table stack">
          <thead>
            <tr>
              <th scope="col">Worker</th>
              <th scope="col">State</th>
              <th scope="col" className="right">V</th>
              <th scope="col" className="right">Stake</th>
              <th scope="col" className="right">Earned</th>
              <th scope="col"><span className="unseen">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => {
              const worker = workers.get(key);
              if (worker === undefined) {
                return null;
              }
              const condition = conditionOf(worker, economy, now);
              const session = startedOf(worker);
              return (
                <tr key={key}>
                  <td><WorkerLink of={key} /></td>
                  <td data-name="State"><Badge tone={condition.tone}>{condition.label}</Badge></td>
                  <td data-name="V" className="right number">{session === null ? '—' : short(toBalance(session.v))}</td>
                  <td data-name="Stake" className="right"><Amount of={worker.stake} wrapped /></td>
                  <td data-name="Earned" className="right"><Amount of={worker.details?.stats ?? 0n} /></td>
                  <td className="right"><WorkerActions pool={pool} worker={worker} condition={condition.name} owns={owns} /></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
