import { Plus, X } from 'lucide-react';
import { addWorker, claimOwnerRewards, current, removeFromWhitelist, units } from '../../actions/actions';
import { AdmitButton, CapButton, CommissionButton, DescriptionButton } from '../../actions/forms';
import { conditionOf } from '../../chain/condition';
import type { PoolDescription } from '../../chain/description';
import { type Pool, commissionOf, stakePool } from '../../chain/model';
import type { Address } from '../../chain/types';
import { AccountLink, Amount, Panel, WorkerLink } from '../../ui/Parts';
import { ready, useEconomy, useNetwork, useWorkers } from '../../ui/hooks';

/** What only the pool's owner sees. */
export function OwnerPanel({ pool, description, whitelist }: { pool: Pool; description: PoolDescription; whitelist: readonly Address[] | null }) {
  const own = stakePool(pool);
  const unit = units(useNetwork()?.symbol ?? 'PHA');
  const workers = ready(useWorkers());
  const economy = ready(useEconomy());
  const addable = [...(workers?.values() ?? [])].filter(
    (worker) => worker.info.operator === pool.base.owner && conditionOf(worker, economy, 0).name === 'unassigned',
  );
  if (own === null) {
    return null;
  }
  return (
    <Panel title="Your pool" className="owner">
      <div className="owner-row">
        <div>
          <h3>Your rewards</h3>
          <p className="muted small">Commission that has come together: <Amount of={pool.ownerReward} wrapped form="exact" /></p>
        </div>
        <button className="button" disabled={pool.ownerReward === 0n} onClick={() => current.set(claimOwnerRewards(pool.pid, pool.base.owner, pool.ownerReward, unit))}>
          Claim
        </button>
      </div>
      <div className="owner-row">
        <div>
          <h3>Terms</h3>
          <p className="muted small">What delegators see and agree to.</p>
        </div>
        <div className="row-actions">
          <CommissionButton pool={pool} now={commissionOf(pool)} />
          <CapButton pool={pool} cap={own.cap ?? null} />
          <DescriptionButton key={description.basic} pool={pool} now={description} />
        </div>
      </div>
      <div className="owner-row">
        <div>
          <h3>Workers to add</h3>
          {addable.length === 0 ? (
            <p className="muted small">None: a worker is listed here when you are its operator, it has a score and is in no pool.</p>
          ) : (
            <ul className="chips">
              {addable.slice(0, 50).map(({ key, info }) => (
                <li key={key}>
                  <WorkerLink of={key} /> <span className="muted small">score {info.initial_score}</span>
                  <button className="button small" onClick={() => current.set(addWorker(pool.pid, key))}><Plus size={14} aria-hidden /> Add</button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <div className="owner-row">
        <div>
          <h3>Who may delegate</h3>
          {whitelist === null ? (
            <p className="muted small">Everybody.</p>
          ) : (
            <ul className="chips">
              {whitelist.map((address) => (
                <li key={address}>
                  <AccountLink of={address} />
                  <button className="button small quiet" aria-label={`Take ${address} off the list`} onClick={() => current.set(removeFromWhitelist(pool.pid, address))}>
                    <X size={14} aria-hidden />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
        <AdmitButton pool={pool} />
      </div>
    </Panel>
  );
}
