import { current, reclaimWorker, removeWorker, stopWorker, units } from '../../actions/actions';
import { StartButton } from '../../actions/forms';
import type { ConditionName } from '../../chain/condition';
import type { Pool, Worker } from '../../chain/model';
import { returnedStake } from '../../economics/tokenomics';
import { ready, useEconomy, useNetwork } from '../../ui/hooks';

/** What can be done to a worker of a pool now, by its owner and by anybody. */
export function WorkerActions({ pool, worker, condition, owns }: { pool: Pool; worker: Worker; condition: ConditionName; owns: boolean }) {
  const economy = ready(useEconomy());
  const unit = units(useNetwork()?.symbol ?? 'PHA');
  const { details, stake, key } = worker;
  if (condition === 'reclaimable' && details !== null) {
    const returned = returnedStake(stake, details.v, details.ve);
    return (
      <button className="button small" onClick={() => current.set(reclaimWorker(pool.pid, key, returned, stake - returned, unit))}>
        Reclaim
      </button>
    );
  }
  if (!owns) {
    return null;
  }
  switch (condition) {
    case 'ready':
      return (
        <span className="row-actions">
          <StartButton pool={pool} worker={worker} />
          <button className="button small" onClick={() => current.set(removeWorker(pool.pid, key))}>Remove</button>
        </span>
      );
    case 'earning':
    case 'offline':
      return (
        <span className="row-actions">
          <StartButton pool={pool} worker={worker} restart />
          <button className="button small danger" onClick={() => current.set(stopWorker(pool.pid, key, economy?.coolDownSeconds ?? 0))}>Stop</button>
        </span>
      );
    default:
      return null;
  }
}
