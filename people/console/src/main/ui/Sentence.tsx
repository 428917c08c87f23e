import { CircleAlert, CircleCheck, CircleX, Dot } from 'lucide-react';
import { Fragment } from 'react';
import { type Description, type Part, type Tone, describe } from '../chain/describe';
import type { SeenEvent } from '../chain/model';
import type { ChainEvent } from '../chain/types';
import { ago } from '../format/time';
import { AccountLink, Amount, BlockLink, PoolLink, WorkerLink } from './Parts';
import { useChain, useChainSeconds } from './hooks';

/** An event in words, with links to what it names. */
export function Sentence({ of }: { of: ChainEvent }) {
  const { parts } = describe(of);
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
    return key === undefined ? <>A session</> : <>Worker <WorkerLink of={key} /></>;
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

/** Events, newest first. */
export function EventList({ events }: { events: readonly SeenEvent[] }) {
  const now = useChainSeconds();
  return (
    <ol className="events">
      {events.map(({ block, index, time, event }) => (
        <li key={`${block}-${index}`}>
          <ToneIcon tone={toneOf(event)} />
          <Sentence of={event} />
          <span className="when muted nowrap">
            <BlockLink of={block} /> · {ago(Math.floor(time / 1000), now)}
          </span>
        </li>
      ))}
    </ol>
  );
}
