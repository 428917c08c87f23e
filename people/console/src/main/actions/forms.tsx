// Dialogs that ask for what an action needs. Each hands one action over to be reviewed and signed.
import { type ReactNode, useId, useState } from 'react';
import type { Pool, Worker } from '../chain/model';
import { withPrefix } from '../chain/find';
import { MOST_BYTES, type LinkName, LINKS, type PoolDescription, writeDescription } from '../chain/description';
import { maximalStake, minimalStake, sharePrice, sharesFor, sharesValue } from '../economics/tokenomics';
import { editable, exact, short } from '../format/amount';
import { shortKey, words } from '../format/names';
import { AmountField, amountOf } from '../ui/AmountField';
import { Form, FormDialog } from '../ui/FormDialog';
import { ready, useEconomy, useNetwork } from '../ui/hooks';
import * as actions from './actions';

/** What must stay in an account for fees when everything is sent. */
const KEPT_FOR_FEES = 10n ** 11n;

export const spendable = (free: bigint): bigint => (free > KEPT_FOR_FEES ? free - KEPT_FOR_FEES : 0n);

function useUnits() {
  return actions.units(useNetwork()?.symbol ?? 'PHA');
}

interface AmountDialogProps {
  readonly button: ReactNode;
  readonly title: string;
  readonly label: string;
  readonly unit: string;
  readonly most: bigint | null;
  readonly hint?: ReactNode;
  readonly initial?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly problemOf?: (amount: bigint) => string | null;
  readonly action: (amount: bigint) => actions.Action;
}

/** Asks for one amount. */
function AmountDialog({ button, title, label, unit, most, hint, initial = '', className, disabled, problemOf, action }: AmountDialogProps) {
  const [text, setText] = useState(initial);
  const { amount, problem } = amountOf(text, unit, most);
  const own = amount === null ? null : (problemOf?.(amount) ?? null);
  return (
    <FormDialog button={button} title={title} {...(className === undefined ? {} : { className })} disabled={disabled ?? false}>
      {(done) => (
        <Form done={done} action={amount === null || own !== null ? null : action(amount)}>
          <AmountField label={label} unit={unit} text={text} onText={setText} most={most} hint={hint} problem={problem ?? own} />
        </Form>
      )}
    </FormDialog>
  );
}

export function WrapButton({ free }: { free: bigint }) {
  const unit = useUnits();
  return (
    <AmountDialog
      button="Wrap" title={`Wrap ${unit.native}`} label="Amount" unit={unit.native} most={spendable(free)}
      hint={`${unit.wrapped} is what pools take. You can unwrap it at any time.`}
      action={(amount) => actions.wrap(amount, unit)}
    />
  );
}

export function UnwrapButton({ wrapped }: { wrapped: bigint }) {
  const unit = useUnits();
  return (
    <AmountDialog
      button="Unwrap" title={`Unwrap ${unit.wrapped}`} label="Amount" unit={unit.wrapped} most={wrapped} disabled={wrapped === 0n}
      action={(amount) => actions.unwrap(amount, unit)}
    />
  );
}

export function TransferButton({ free }: { free: bigint }) {
  const unit = useUnits();
  const network = useNetwork();
  const id = useId();
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const address = withPrefix(to.trim(), network?.prefix ?? 30);
  const { amount, problem } = amountOf(text, unit.native, spendable(free));
  const wrong = to.trim() !== '' && address === null;
  return (
    <FormDialog button="Send" title={`Send ${unit.native}`}>
      {(done) => (
        <Form done={done} action={address === null || amount === null ? null : actions.transfer(address, amount, unit)}>
          <div className="field">
            <label htmlFor={id}>To</label>
            <input
              id={id} className="input mono" autoComplete="off" spellCheck={false} placeholder="Address"
              value={to} onChange={(event) => setTo(event.target.value)} aria-invalid={wrong} aria-describedby={`${id}-problem`}
            />
            {wrong && <p id={`${id}-problem`} className="field-problem" role="alert">This is not an address.</p>}
          </div>
          <AmountField label="Amount" unit={unit.native} text={text} onText={setText} most={spendable(free)} problem={problem} />
        </Form>
      )}
    </FormDialog>
  );
}

interface ContributeProps {
  readonly pool: Pool;
  readonly free: bigint;
  readonly wrapped: bigint;
  readonly gap: bigint | null;
  readonly className?: string;
}

export function ContributeButton({ pool, free, wrapped, gap, className = 'button primary' }: ContributeProps) {
  const unit = useUnits();
  const have = wrapped + spendable(free);
  const most = gap !== null && gap < have ? gap : have;
  return (
    <AmountDialog
      button="Delegate" title={`Delegate to pool #${pool.pid}`} label="Amount" unit={unit.wrapped} most={most} className={className}
      hint={`You have ${short(wrapped)} ${unit.wrapped}; what is missing is wrapped from your ${unit.native} in the same transaction.`}
      action={(amount) => actions.contribute(pool.pid, amount, wrapped, unit)}
    />
  );
}

export function WithdrawButton({ pool, shares, grace, className }: { pool: Pool; shares: bigint; grace: number; className?: string }) {
  const unit = useUnits();
  const price = sharePrice(pool.base.total_value, pool.base.total_shares);
  const worth = sharesValue(shares, price);
  return (
    <AmountDialog
      button="Withdraw" title={`Withdraw from pool #${pool.pid}`} label="Amount" unit={unit.wrapped} most={worth}
      disabled={shares === 0n} {...(className === undefined ? {} : { className })}
      hint={`Your shares are worth ${exact(worth)} ${unit.wrapped}; ${short(pool.free)} of the pool are free now.`}
      action={(amount) => {
        const wanted = amount === worth ? shares : sharesFor(amount, price);
        return actions.withdraw(pool.pid, wanted < shares ? wanted : shares, amount, grace, unit);
      }}
    />
  );
}

export function CapButton({ pool, cap }: { pool: Pool; cap: bigint | null }) {
  const unit = useUnits();
  return (
    <AmountDialog
      button="Cap" title={`Cap pool #${pool.pid}`} label="The most the pool holds" unit={unit.wrapped} most={null}
      initial={cap === null ? '' : editable(cap)}
      hint={`At least what is delegated, ${exact(pool.base.total_value)} ${unit.wrapped}. A cap cannot be taken away again.`}
      problemOf={(amount) => (amount < pool.base.total_value ? 'That is less than what is delegated.' : null)}
      action={(amount) => actions.setCap(pool.pid, amount, unit)}
    />
  );
}

interface StartProps {
  readonly pool: Pool;
  readonly worker: Worker;
  readonly restart?: boolean;
}

/** Starts a worker with free stake, or restarts it with more than it has. */
export function StartButton({ pool, worker, restart = false }: StartProps) {
  const unit = useUnits();
  const parameters = ready(useEconomy())?.parameters;
  const score = worker.info.initial_score ?? 0;
  const least = parameters === undefined ? 0n : minimalStake(parameters, score);
  const greatest = parameters === undefined ? 0n : maximalStake(parameters, score, worker.info.confidence_level);
  const at = pool.free + (restart ? worker.stake : 0n);
  return (
    <AmountDialog
      className="button small" button={restart ? 'Restart' : 'Start'} title={`${restart ? 'Restart' : 'Start'} worker ${shortKey(worker.key)}`}
      label="Stake" unit={unit.wrapped} most={greatest < at ? greatest : at} disabled={pool.free === 0n}
      hint={`For a score of ${score} it takes ${exact(least)} to ${exact(greatest)} ${unit.wrapped}. The pool has ${exact(pool.free)} free.`}
      problemOf={(amount) =>
        amount < least
          ? `The least stake is ${exact(least)} ${unit.wrapped}.`
          : restart && amount <= worker.stake
            ? `More than its stake now, ${exact(worker.stake)} ${unit.wrapped}.`
            : null
      }
      action={(amount) => (restart ? actions.restartWorker : actions.startWorker)(pool.pid, worker.key, amount, unit)}
    />
  );
}

export function CommissionButton({ pool, now }: { pool: Pool; now: number }) {
  const id = useId();
  const [text, setText] = useState(String(now / 10_000));
  const parts = /^\d{1,3}(?:[.,]\d{1,4})?$/.test(text.trim()) ? Math.round(Number(text.trim().replace(',', '.')) * 10_000) : null;
  const wrong = parts === null || parts > 1_000_000;
  return (
    <FormDialog button="Commission" title={`Commission of pool #${pool.pid}`}>
      {(done) => (
        <Form done={done} action={wrong || parts === null ? null : actions.setCommission(pool.pid, parts)}>
          <div className="field">
            <label htmlFor={id}>Your part of what the pool earns</label>
            <div className="with-unit">
              <input id={id} className="input" inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} aria-invalid={wrong} aria-describedby={`${id}-hint`} />
              <span>%</span>
            </div>
            <p id={`${id}-hint`} className={wrong ? 'field-problem' : 'field-hint'}>Between 0 and 100, at most four places.</p>
          </div>
        </Form>
      )}
    </FormDialog>
  );
}

export function AdmitButton({ pool }: { pool: Pool }) {
  const network = useNetwork();
  const id = useId();
  const [text, setText] = useState('');
  const address = withPrefix(text.trim(), network?.prefix ?? 30);
  return (
    <FormDialog button="Admit" title={`Admit a delegator to pool #${pool.pid}`} className="button small">
      {(done) => (
        <Form done={done} action={address === null ? null : actions.addToWhitelist(pool.pid, address)}>
          <div className="field">
            <label htmlFor={id}>Address</label>
            <input id={id} className="input mono" autoComplete="off" spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
            <p className="field-hint">Once one account is listed, only listed ones (and you) may delegate.</p>
          </div>
        </Form>
      )}
    </FormDialog>
  );
}

export function DescriptionButton({ pool, now }: { pool: Pool; now: PoolDescription }) {
  const id = useId();
  const [text, setText] = useState(now);
  const written = writeDescription(text);
  const tooLong = new TextEncoder().encode(written).length > MOST_BYTES;
  const setLink = (name: LinkName, value: string) => {
    const links = new Map(text.links);
    if (value === '') {
      links.delete(name);
    } else {
      links.set(name, value);
    }
    setText({ ...text, links });
  };
  return (
    <FormDialog button="Description" title={`Description of pool #${pool.pid}`}>
      {(done) => (
        <Form done={done} action={tooLong ? null : actions.setDescription(pool.pid, written)}>
          <div className="field">
            <label htmlFor={`${id}-basic`}>About the pool</label>
            <textarea id={`${id}-basic`} className="input" rows={4} value={text.basic} onChange={(event) => setText({ ...text, basic: event.target.value })} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-ann`}>Announcement</label>
            <input id={`${id}-ann`} className="input" value={text.announcement} onChange={(event) => setText({ ...text, announcement: event.target.value })} />
          </div>
          {LINKS.map((name) => (
            <div key={name} className="field">
              <label htmlFor={`${id}-${name}`}>{words(name)}</label>
              <input id={`${id}-${name}`} className="input" value={text.links.get(name) ?? ''} onChange={(event) => setLink(name, event.target.value)} />
            </div>
          ))}
          {tooLong && <p className="field-problem" role="alert">That is more than the chain takes.</p>}
        </Form>
      )}
    </FormDialog>
  );
}
