import { Link } from 'wouter';
import { useStore } from '../../chain/store';
import { isNews } from '../../chain/describe';
import type { Economy, Pool, Worker } from '../../chain/model';
import { toBalance } from '../../economics/fixed';
import { nextHalving } from '../../economics/tokenomics';
import { groupDigits, percent, ratio, smallPercent } from '../../format/amount';
import { span } from '../../format/time';
import { Amount, Empty, Figure, Page, Panel, Problem, Waiting } from '../../ui/Parts';
import { EventList, SeenBlocks } from '../../ui/Sentence';
import { useChain, useEconomy, useHead, useNetwork, usePools, useTitle, useWorkers } from '../../ui/hooks';
import { Charts } from './Charts';
import { Conditions } from './Conditions';

/** The network at a glance. */
export function Overview() {
  useTitle('Overview');
  const network = useNetwork();
  const economy = useEconomy();
  const workers = useWorkers();
  const pools = usePools();
  if (economy.kind === 'failed') {
    return (
      <Page title="Overview">
        <Problem title="The node did not answer as expected">{economy.problem}</Problem>
      </Page>
    );
  }
  return (
    <Page title={network?.name ?? 'Overview'} lead="What the network does now, and what this page has seen of it since you opened it.">
      {economy.kind === 'ready' && workers.kind === 'ready' && pools.kind === 'ready' ? (
        <>
          <Figures economy={economy.value} workers={workers.value} pools={pools.value} />
          <Charts />
          <div className="columns">
            <News />
            <Conditions workers={workers.value} economy={economy.value} />
          </div>
        </>
      ) : (
        <Waiting what="the network" />
      )}
    </Page>
  );
}

interface FiguresProps {
  readonly economy: Economy;
  readonly workers: ReadonlyMap<string, Worker>;
  readonly pools: ReadonlyMap<bigint, Pool>;
}

function Figures({ economy, workers, pools }: FiguresProps) {
  const head = useHead();
  const chain = useChain();
  const best = useStore(chain!.watch.best);
  const network = useNetwork();
  const blockSeconds = (network?.blockMillis ?? 0) / 1000;
  const rows = [...workers.values()];
  const online = rows.filter(({ details }) => details?.state.type === 'WorkerIdle').length;
  const offline = rows.filter(({ details }) => details?.state.type === 'WorkerUnresponsive').length;
  const working = rows.reduce((sum, { stake }) => sum + stake, 0n);
  const delegated = [...pools.values()].reduce((sum, { base, proxy }) => sum + (proxy.type === 'StakePool' ? base.total_value : 0n), 0n);
  const budget = economy.parameters === undefined ? 0n : toBalance(economy.parameters.budget_per_block);
  const number = head?.number ?? 0;
  const halving = nextHalving(number, economy.halving.start, economy.halving.interval);
  const behind = best === null ? 0 : Math.max(0, best - number);
  return (
    <dl className="figures">
      <Figure
        name="Finalised block"
        note={behind === 0 ? `every ${blockSeconds} s, final at once` : `${behind} behind the newest`}
      >
        {groupDigits(String(number))}
      </Figure>
      <Figure name="Workers earning" note={`${groupDigits(String(rows.length))} registered${offline > 0 ? `, ${groupDigits(String(offline))} offline` : ''}`}>
        {groupDigits(String(online))}
      </Figure>
      <Figure name="Delegated" note={`${smallPercent(delegated, economy.issuance)} of all tokens`}>
        <Amount of={delegated} form="glance" />
      </Figure>
      <Figure name="At work" note={delegated === 0n ? 'no stake yet' : `${percent(working, delegated)} of what is delegated`}>
        <Amount of={working} form="glance" />
      </Figure>
      <Figure
        name="Budget per block"
        note={economy.parameters === undefined ? '' : `${ratio(economy.parameters.treasury_ratio)} of it to the treasury`}
      >
        <Amount of={budget} />
      </Figure>
      <Figure
        name="Next halving"
        note={halving === null ? '' : `block ${groupDigits(String(halving))}, to three quarters`}
      >
        {halving === null ? 'off' : span((halving - number) * blockSeconds)}
      </Figure>
    </dl>
  );
}

function News() {
  const chain = useChain();
  const events = useStore(chain!.watch.events).filter(({ event }) => isNews(event));
  return (
    <Panel title="Latest" aside={<span className="row-actions"><SeenBlocks /> <Link href="/explorer">All events</Link></span>}>
      {events.length === 0 ? (
        <Empty title="Nothing has happened yet">
          Payouts, slashes, delegations and workers that come and go appear here.
        </Empty>
      ) : (
        <EventList events={events} most={12} />
      )}
    </Panel>
  );
}

