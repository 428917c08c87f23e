import { Link } from 'wouter';
import { useStore } from '../../chain/store';
import { concernsPool } from '../../chain/describe';
import { NO_DESCRIPTION, readDescription } from '../../chain/description';
import { type Economy, type Pool, type Worker, commissionOf, isVault, stakePool } from '../../chain/model';
import { toBalance } from '../../economics/fixed';
import { sharesByPool } from '../../economics/yield';
import { percent, short } from '../../format/amount';
import { AccountLink, Amount, Badge, Empty, Figure, Page, Panel, Problem, Waiting } from '../../ui/Parts';
import { EventList, SeenBlocks } from '../../ui/Sentence';
import { ready, useAsked, useChain, useEconomy, useHead, useNetwork, usePools, useTitle, useWorkers } from '../../ui/hooks';
import { selected } from '../../wallet/wallets';
import { Delegate } from './Delegate';
import { Delegators, Queue } from './Delegators';
import { OwnerPanel } from './OwnerPanel';
import { PoolWorkers } from './PoolWorkers';
import { type PoolFigures, aprText, figuresOf } from './derived';

/** One pool: its figures, its workers and delegators, and what its owner can do. */
export default function PoolPage({ of }: { of: string }) {
  useTitle(`Pool #${of}`);
  const pools = usePools();
  const workers = ready(useWorkers());
  const economy = ready(useEconomy());
  if (pools.kind === 'failed') {
    return <Page title={`Pool #${of}`}><Problem title="The pool could not be read">{pools.problem}</Problem></Page>;
  }
  if (pools.kind === 'loading' || workers === null || economy === null) {
    return <Page title={`Pool #${of}`}><Waiting what="the pool" /></Page>;
  }
  const pool = /^\d{1,19}$/.test(of) ? pools.value.get(BigInt(of)) : undefined;
  if (pool === undefined) {
    return (
      <Page title="Pool">
        <Empty title="No such pool">There is no pool #{of} here. <Link href="/pools">All pools</Link></Empty>
      </Page>
    );
  }
  return <Known pool={pool} workers={workers} economy={economy} />;
}

function Known({ pool, workers, economy }: { pool: Pool; workers: ReadonlyMap<string, Worker>; economy: Economy }) {
  const chain = useChain();
  const blockMillis = useNetwork()?.blockMillis ?? 0;
  const account = useStore(selected);
  const head = useHead();
  const figures = figuresOf(pool, sharesByPool(workers.values()), economy, blockMillis, workers);
  const told = useAsked(async () => {
    const [description, whitelist] = await Promise.all([
      chain!.watch.reads.description('finalized', pool.pid),
      chain!.watch.reads.whitelist('finalized', pool.pid),
    ]);
    return { description: readDescription(description), whitelist };
  }, [chain, pool, Math.floor((head?.number ?? 0) / 4)]);
  const description = told.kind === 'ready' ? told.value.description : NO_DESCRIPTION;
  const whitelist = told.kind === 'ready' ? told.value.whitelist : null;
  const owns = account?.address === pool.base.owner;
  return (
    <Page
      title={isVault(pool) ? `Vault #${pool.pid}` : `Pool #${pool.pid}`}
      lead={<>Owned by <AccountLink of={pool.base.owner} />{owns && <> <Badge tone="info">you</Badge></>}{whitelist !== null && <> <Badge tone="warn">listed delegators only</Badge></>}</>}
      actions={<Delegate pool={pool} gap={figures.gap} admitted={whitelist === null || owns || (account !== null && whitelist.includes(account.address))} />}
    >
      {(description.basic !== '' || description.announcement !== '' || description.links.size > 0) && (
        <section className="callout" aria-label="Description">
          {description.announcement !== '' && <p><strong>{description.announcement}</strong></p>}
          {description.basic !== '' && <p>{description.basic}</p>}
          {[...description.links].map(([name, link]) => <p key={name} className="small muted">{name}: {link}</p>)}
        </section>
      )}
      <Figures pool={pool} figures={figures} workers={workers} />
      {stakePool(pool) !== null && <PoolWorkers pool={pool} workers={workers} owns={owns} />}
      {owns && <OwnerPanel pool={pool} description={description} whitelist={whitelist} />}
      <div className="columns">
        <Delegators pool={pool} price={figures.price} />
        <Queue pool={pool} figures={figures} />
      </div>
      <History pid={pool.pid} />
    </Page>
  );
}

function Figures({ pool, figures, workers }: { pool: Pool; figures: PoolFigures; workers: ReadonlyMap<string, Worker> }) {
  const own = stakePool(pool);
  const mine = (own?.workers ?? []).map((key) => workers.get(key));
  const earning = mine.filter((worker) => worker?.details?.state.type === 'WorkerIdle').length;
  return (
    <dl className="figures">
      <Figure name="Estimated yield" note="a year, for delegators">{aprText(figures.apr)}</Figure>
      <Figure name="Commission" note="the owner’s part">{percent(BigInt(commissionOf(pool)), 1_000_000n)}</Figure>
      <Figure name="Delegated" note={figures.gap === null ? 'no cap' : <>room for <Amount of={figures.gap} wrapped /></>}>
        <Amount of={pool.base.total_value} wrapped form="glance" />
      </Figure>
      <Figure name="Free stake" note={figures.releasing === 0n ? 'no worker uses it' : <><Amount of={figures.releasing} wrapped /> cooling down</>}>
        <Amount of={pool.free} wrapped form="glance" />
      </Figure>
      <Figure name="Price of a share" note={figures.price === null ? 'no shares yet' : 'began at 1'}>
        {figures.price === null ? '—' : short(toBalance(figures.price), 6)}
      </Figure>
      <Figure name="Workers earning" note={own === null ? '' : `of ${own.workers.length}`}>{earning}</Figure>
    </dl>
  );
}

function History({ pid }: { pid: bigint }) {
  const seen = useStore(useChain()!.watch.events);
  const events = seen.filter(({ event }) => concernsPool(event, pid) && event.name !== 'NftCreated');
  return (
    <Panel title="Timeline" aside={<SeenBlocks />}>
      {events.length === 0 ? <Empty title="No event of this pool yet" /> : <EventList events={events} most={25} />}
    </Panel>
  );
}
