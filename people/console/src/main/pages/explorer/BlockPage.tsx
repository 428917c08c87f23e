import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { type Block, type Extrinsic, readBlock } from '../../chain/block';
import { describe } from '../../chain/describe';
import { explain } from '../../chain/errors';
import type { ChainEvent } from '../../chain/types';
import { groupDigits } from '../../format/amount';
import { plural, words } from '../../format/names';
import { moment } from '../../format/time';
import { AccountLink, Amount, Badge, Empty, Facts, Key, Page, Panel, Problem, Waiting } from '../../ui/Parts';
import { Sentence, ToneIcon } from '../../ui/Sentence';
import { Values } from '../../ui/Values';
import { useAsked, useChain, useHead, useTitle } from '../../ui/hooks';

interface Read {
  readonly block: Block;
  /** Null when the node no longer has the block's state. */
  readonly events: readonly ChainEvent[] | null;
  readonly time: number | null;
}

/** One block: its header, its extrinsics with their events, and the chain's own work. */
export default function BlockPage({ of, extrinsic }: { of: string; extrinsic: number | null }) {
  useTitle(`Block ${of}`);
  const chain = useChain();
  const head = useHead();
  const isNumber = /^\d+$/.test(of);
  const waiting = isNumber && head !== null && Number(of) > head.number;
  const read = useAsked(async (): Promise<Read | null> => {
    const { connection, watch } = chain!;
    const hash = isNumber ? await connection.request<string | null>('chain_getBlockHash', Number(of)) : of;
    if (hash === null) {
      return null;
    }
    const block = await readBlock(connection, hash);
    if (!(await watch.reads.hasState(hash))) {
      return { block, events: null, time: null };
    }
    const [events, time] = await Promise.all([watch.reads.events(hash), watch.reads.time(hash)]);
    return { block, events, time };
  }, [chain, of, waiting, head === null]);
  if (head === null || read.kind === 'loading') {
    return <Page title={`Block ${of}`}><Waiting what="the block" /></Page>;
  }
  if (read.kind === 'failed') {
    return <Page title="Block"><Problem title="The block could not be read">{read.problem}</Problem></Page>;
  }
  if (read.value === null) {
    return <Page title={`Block ${of}`}><Empty title="There is no such block yet">The newest is #{groupDigits(String(head.number))}.</Empty></Page>;
  }
  return <Known {...read.value} newest={head.number} wanted={extrinsic} />;
}

function Known({ block, events, time, newest, wanted }: Read & { newest: number; wanted: number | null }) {
  const own = (events ?? []).filter(({ extrinsic }) => extrinsic === null);
  return (
    <Page
      title={`Block ${groupDigits(String(block.number))}`}
      lead={<Key of={block.hash} what="block hash" />}
      actions={
        <>
          {block.number > 0 && <Link className="button" href={`/explorer/block/${block.number - 1}`}><ChevronLeft size={16} aria-hidden /> Before</Link>}
          {block.number < newest && <Link className="button" href={`/explorer/block/${block.number + 1}`}>After <ChevronRight size={16} aria-hidden /></Link>}
        </>
      }
    >
      <Panel title="Header">
        <Facts
          rows={[
            ['Made', time === null || time === 0 ? '—' : moment(time)],
            ['Parent', block.number === 0 ? '—' : <Link key="parent" href={`/explorer/block/${block.number - 1}`}><code>{block.parent}</code></Link>],
            ['State root', <code key="state">{block.stateRoot}</code>],
            ['Extrinsics root', <code key="extrinsics">{block.extrinsicsRoot}</code>],
          ]}
        />
      </Panel>
      {events === null && <p className="note warn">The node has pruned the state of this block, so its events cannot be read. A node with <code>--pruning archive</code> keeps them.</p>}
      <Panel title={plural(block.extrinsics.length, 'extrinsic')}>
        {block.extrinsics.length === 0
          ? <Empty title="This block has no extrinsic" />
          : block.extrinsics.map((extrinsic) => <ExtrinsicView key={extrinsic.index} of={extrinsic} events={events} wanted={extrinsic.index === wanted} />)}
      </Panel>
      {own.length > 0 && (
        <Panel title="The chain’s own work">
          <Events of={own} />
        </Panel>
      )}
    </Page>
  );
}

function ExtrinsicView({ of, events, wanted }: { of: Extrinsic; events: readonly ChainEvent[] | null; wanted: boolean }) {
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (wanted) {
      place.current?.scrollIntoView({ block: 'start' });
    }
  }, [wanted]);
  const own = (events ?? []).filter(({ extrinsic }) => extrinsic === of.index);
  const failed = own.find(({ pallet, name }) => pallet === 'System' && name === 'ExtrinsicFailed');
  const failure = failed === undefined ? null : explain((failed.data as { dispatch_error: unknown }).dispatch_error);
  return (
    <details ref={place} className={wanted ? 'extrinsic wanted' : 'extrinsic'} open={wanted || of.signer !== null}>
      <summary>
        <span className="number muted">{of.index}</span>
        <strong>{words(of.call)}</strong> <span className="muted">{of.pallet}</span>
        {events !== null && (failure === null ? <Badge tone="good">succeeded</Badge> : <Badge tone="bad">failed</Badge>)}
      </summary>
      {failure !== null && <p className="note bad small"><strong>{failure.title}.</strong> {failure.hint} <code>{failure.name}</code></p>}
      <Facts
        rows={[
          ['Hash', <Key key="hash" of={of.hash} what="extrinsic hash" />],
          ['Signed by', of.signer === null ? 'nobody: the block’s author put it in' : <AccountLink of={of.signer} />],
          ...(of.nonce === null ? [] : [['Number of its account', <span key="nonce" className="number">{of.nonce.toString()}</span>] as const]),
          ...(of.tip === 0n ? [] : [['Tip', <Amount key="tip" of={of.tip} form="exact" />] as const]),
          ['Arguments', <Values key="arguments" of={of.input} />],
        ]}
      />
      {own.length > 0 && <Events of={own} />}
    </details>
  );
}

function Events({ of }: { of: readonly ChainEvent[] }) {
  return (
    <ul className="decoded">
      {of.map((event, i) => (
        <li key={i}>
          <ToneIcon tone={describe(event).tone} />
          <Sentence of={event} />
          {/* Not around the sentence: its links must not lie in another control. */}
          <details>
            <summary><code className="muted small">{event.pallet}.{event.name}</code></summary>
            <div className="nested"><Values of={event.data} /></div>
          </details>
        </li>
      ))}
    </ul>
  );
}
