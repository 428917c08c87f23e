import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import { Link } from 'wouter';
import { isNews } from '../../chain/describe';
import { useStore } from '../../chain/store';
import type { ChainEvent } from '../../chain/types';
import { groupDigits } from '../../format/amount';
import { plural, shortKey } from '../../format/names';
import { ago } from '../../format/time';
import { Empty, Page, Panel, Waiting } from '../../ui/Parts';
import { EventList, Sentence } from '../../ui/Sentence';
import { useChain, useChainSeconds, useTitle } from '../../ui/hooks';
import { Extrinsics } from './Extrinsics';

const SHOWN = 40;

/** The event of a block that people would tell first. */
function Highlight({ of }: { of: readonly ChainEvent[] }) {
  const news = of.filter(isNews);
  const [first] = news;
  if (first === undefined) {
    const answers = of.filter(({ pallet, name }) => pallet === 'PhalaComputation' && name === 'BenchmarkUpdated').length;
    return <span className="muted">{answers === 0 ? '—' : `${plural(answers, 'challenge')} answered`}</span>;
  }
  return (
    <>
      <Sentence of={first} />
      {news.length > 1 && <span className="muted"> and {news.length - 1} more</span>}
    </>
  );
}

/** Blocks and events as they come. */
export default function Explorer() {
  useTitle('Explorer');
  const chain = useChain();
  return (
    <Page title="Explorer" lead="Finalised blocks and what happened in them. Search above by number, hash, account or worker key.">
      {chain === null ? <Waiting what="the chain" /> : <Lists />}
    </Page>
  );
}

function Lists() {
  const watch = useChain()!.watch;
  const blocks = useStore(watch.blocks);
  const events = useStore(watch.events);
  const [quiet, setQuiet] = useState(true);
  const now = useChainSeconds();
  const shown = quiet ? events.filter(({ event }) => event.name !== 'BenchmarkUpdated' && event.pallet !== 'RmrkCore' && event.pallet !== 'Uniques') : events;
  return (
    <Tabs.Root defaultValue="blocks">
      <Tabs.List className="tabs" aria-label="What to list">
        <Tabs.Tab value="blocks" className="tab">Blocks</Tabs.Tab>
        <Tabs.Tab value="extrinsics" className="tab">Extrinsics</Tabs.Tab>
        <Tabs.Tab value="events" className="tab">Events</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="blocks">
        <Panel>
          {blocks.length === 0 ? <Waiting what="blocks" /> : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">Block</th><th scope="col" className="from-medium">Hash</th><th scope="col" className="from-medium">What happened</th>
                  <th scope="col" className="right">Events</th><th scope="col" className="right">Made</th>
                </tr>
              </thead>
              <tbody>
                {blocks.slice(0, SHOWN).map(({ number, hash, time, events: all }) => (
                  <tr key={number}>
                    <td><Link href={`/explorer/block/${number}`} className="number">{groupDigits(String(number))}</Link></td>
                    <td className="from-medium"><code title={hash}>{shortKey(hash, 6)}</code></td>
                    <td className="from-medium"><Highlight of={all} /></td>
                    <td className="right number">{all.length}</td>
                    <td className="right muted">{ago(Math.floor(time / 1000), now)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
      </Tabs.Panel>
      <Tabs.Panel value="extrinsics">
        <Panel>{blocks.length === 0 ? <Waiting what="blocks" /> : <Extrinsics blocks={blocks} />}</Panel>
      </Tabs.Panel>
      <Tabs.Panel value="events">
        <Panel title={plural(shown.length, 'event')} aside={
          <label className="check"><input type="checkbox" checked={quiet} onChange={(event) => setQuiet(event.target.checked)} /> without heartbeats and bookkeeping</label>
        }>
          {shown.length === 0 ? <Empty title="No event yet" /> : <EventList events={shown} most={150} each />}
        </Panel>
      </Tabs.Panel>
    </Tabs.Root>
  );
}

