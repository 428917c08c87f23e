import { Dialog } from '@base-ui/react/dialog';
import { LoaderCircle, ShieldAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from '../chain/store';
import { shortKey } from '../format/names';
import { Amount, Badge, Facts } from '../ui/Parts';
import { Sentence, ToneIcon, toneOf } from '../ui/Sentence';
import { useAsked, useChain } from '../ui/hooks';
import { chooserOpen } from '../wallet/AccountButton';
import { type Account, selected } from '../wallet/wallets';
import { type Action, current } from './actions';
import { type Included, type Progress, useProgress } from './follow';

/** Shows what an action does and costs, has it signed, and follows it to its final block. */
export function ActionDialog() {
  const action = useStore(current);
  return (
    <Dialog.Root open={action !== null} onOpenChange={(open) => !open && current.set(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="dialog">{action !== null && <Steps action={action} />}</Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Steps({ action }: { action: Action }) {
  const account = useStore(selected);
  const { progress, sign, reset } = useProgress();
  const chain = useChain();
  useEffect(() => reset(), [action]);
  return (
    <>
      <div className="dialog-head">
        <Dialog.Title>{action.title}</Dialog.Title>
        <Dialog.Close className="button quiet" aria-label="Close">
          <X size={18} aria-hidden />
        </Dialog.Close>
      </div>
      {account === null ? (
        <NoAccount />
      ) : progress.kind === 'review' ? (
        <Review action={action} account={account} onSign={() => chain !== null && sign(action, account, chain)} />
      ) : (
        <Outcome progress={progress} account={account} onAgain={reset} />
      )}
    </>
  );
}

function NoAccount() {
  return (
    <>
      <p className="prose">Choose the account that signs this.</p>
      <div className="dialog-actions">
        <button className="button primary" onClick={() => { current.set(null); chooserOpen.set(true); }}>
          Connect
        </button>
      </div>
    </>
  );
}

function Review({ action, account, onSign }: { action: Action; account: Account; onSign: () => void }) {
  const chain = useChain();
  const cost = useAsked(async () => {
    const [fee, info] = await Promise.all([
      action.call(chain!.connection.api).getEstimatedFees(account.address),
      chain!.watch.reads.account('best', account.address),
    ]);
    return { fee, free: info.data.free };
  }, [action, account.address, chain]);
  const short = cost.kind === 'ready' && cost.value.free < cost.value.fee + action.spends;
  return (
    <>
      <ul className="does">
        {action.does.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {action.risk !== null && (
        <p className="note warn risk">
          <ShieldAlert size={17} aria-hidden /> <span>{action.risk}</span>
        </p>
      )}
      <Facts
        rows={[
          ['Signed by', <>{account.name} <code className="muted" title={account.address}>{shortKey(account.address)}</code></>],
          // The chain's price changes a little from block to block.
          ['Estimated fee', cost.kind === 'ready' ? <Amount of={cost.value.fee} form="exact" /> : cost.kind === 'loading' ? '…' : `not known: ${cost.problem}`],
        ]}
      />
      {short && <p className="note bad small" role="alert">The account has <Amount of={cost.value.free} form="exact" />: not enough for this and its fee.</p>}
      {account.signer === null && <p className="note small">This address is watched only. Choose an account of a wallet to sign.</p>}
      <div className="dialog-actions">
        <Dialog.Close className="button">Cancel</Dialog.Close>
        <button className="button primary" disabled={account.signer === null || short} onClick={onSign}>
          Sign and send
        </button>
      </div>
    </>
  );
}

function Outcome({ progress, account, onAgain }: { progress: Exclude<Progress, { kind: 'review' }>; account: Account; onAgain: () => void }) {
  switch (progress.kind) {
    case 'signing':
      return <Step text={account.source.kind === 'development' ? 'Signing …' : 'Waiting for your signature in the wallet …'} />;
    case 'sent':
      return <Step text="Sent. Waiting for a block …" />;
    case 'included':
      return <Result included={progress.included} onAgain={onAgain} />;
    case 'refused':
      return (
        <div role="alert">
          <p className="note bad">
            <strong>{progress.why.title}.</strong> {progress.why.hint}
          </p>
          <div className="dialog-actions">
            <Dialog.Close className="button">Close</Dialog.Close>
            <button className="button primary" onClick={onAgain}>Review again</button>
          </div>
        </div>
      );
  }
}

function Step({ text }: { text: string }) {
  return (
    <p className="step" role="status">
      <LoaderCircle size={18} className="turning" aria-hidden /> {text}
    </p>
  );
}

/** Events that tell people nothing new beside the others. */
const BACKGROUND = new Set(['System', 'Uniques', 'RmrkCore', 'Assets', 'Utility']);

function Result({ included, onAgain }: { included: Included; onAgain: () => void }) {
  const { failure } = included;
  const events = included.events.filter(({ pallet }) => !BACKGROUND.has(pallet));
  return (
    <div role="status">
      {failure === null ? (
        <p className="note good"><strong>Done.</strong> {included.final ? 'It is final.' : 'It is in a block, final in a moment.'}</p>
      ) : (
        <p className="note bad">
          <strong>{failure.title}.</strong> {failure.hint} Only the fee was paid. <code>{failure.name}</code>
        </p>
      )}
      <ul className="outcome">
        {events.map((event, i) => (
          <li key={i}>
            <ToneIcon tone={toneOf(event)} /> <Sentence of={event} />
          </li>
        ))}
      </ul>
      <p className="small muted">
        <Badge tone={included.final ? 'good' : 'plain'}>{included.final ? 'Final' : 'In block'}</Badge>{' '}
        <Link href={`/explorer/block/${included.block}/${included.index}`} onClick={() => current.set(null)}>
          Extrinsic {included.index} of block #{included.block}
        </Link>
      </p>
      <div className="dialog-actions">
        {failure !== null && <button className="button" onClick={onAgain}>Review again</button>}
        <Dialog.Close className="button primary">Close</Dialog.Close>
      </div>
    </div>
  );
}
