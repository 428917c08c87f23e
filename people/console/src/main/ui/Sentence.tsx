import { CircleAlert, CircleCheck, CircleX, Dot } from 'lucide-react';
import { Fragment, useMemo } from 'react';
import { type Description, type Part, type Tone, describe } from '../chain/describe';
import { entriesOf, entryOf } from '../chain/entries';
import type { SeenEvent } from '../chain/model';
import type { ChainEvent } from '../chain/types';
import { useStore } from '../chain/store';
import { plural } from '../format/names';
import { ago } from '../format/time';
import { AccountLink, Amount, BlockLink, PoolLink, WorkerLink } from './Parts';
import { useChain, useChainSeconds } from './hooks';

/** An event in words, with links to what it names. */
export const Sentence = ({ of }: { of: ChainEvent }) => <Words of={describe(of)} />;

function Words({ of: { parts } }: { of: Description }) {
  return (
    <span className="sentence">
      {parts.map((part, i) => (
        <Fragment key={i}>
          <Piece of={part} />
        </Fragment>
      ))}
    </span>
  );
}

function Piece({ of }: { of: Part }) {
  const chain = useChain();
  if (typeof of === 'string') {
    return <>{of}</>;
  }
  if ('worker' in of) {
    return <WorkerLink of={of.worker} />;
  }
  if ('session' in of) {
    const key = chain?.watch.workerOf(of.session);
    const inside = of.inside === true;
    return key === undefined ? <>{inside ? 'a session' : 'A session'}</> : <>{inside ? 'worker' : 'Worker'} <WorkerLink of={key} /></>;
  }
  if ('pool' in of) {
    return <PoolLink of={of.pool} />;
  }
  if ('account' in of) {
    return <AccountLink of={of.account} />;
  }
  return <Amount of={of.amount} wrapped={of.wrapped} />;
}

export function ToneIcon({ tone }: { tone: Tone }) {
  switch (tone) {
    case 'good':
      return <CircleCheck size={15} className="tone good" aria-label="Good" />;
    case 'warn':
      return <CircleAlert size={15} className="tone warn" aria-label="Attention" />;
    case 'bad':
      return <CircleX size={15} className="tone bad" aria-label="Bad" />;
    case 'plain':
      return <Dot size={15} className="tone" aria-hidden />;
  }
}

export const toneOf = (event: ChainEvent): Description['tone'] => describe(event).tone;

/** How far back the page knows events. */
export function SeenBlocks() {
  const blocks = useStore(useChain()!.watch.blocks).length;
  return <span className="muted small">in the last {plural(blocks, 'block')}</span>;
}

/** Events, newest first; what repeats is summed up unless `each` asks for all. `most` counts the entries shown. */
export function EventList({ events, most, each = false }: { events: readonly SeenEvent[]; most: number; each?: boolean }) {
  const now = useChainSeconds();
  const entries = useMemo(() => (each ? events.slice(0, most).map(entryOf) : entriesOf(events, most)), [events, most, each]);
  return (
    <ol className="events">
      {entries.map(({ newest, oldest, description }) => (
        // By the oldest: an entry that grows stays the same one.
        <li key={`${oldest.block}-${oldest.index}`}>
          <ToneIcon tone={description.tone} />
          <Words of={description} />
          <span className="when muted nowrap">
            {oldest.block !== newest.block && <><BlockLink of={oldest.block} /> – </>}
            <BlockLink of={newest.block} /> · {ago(Math.floor(newest.time / 1000), now)}
          </span>
        </li>
      ))}
    </ol>
  );
}
