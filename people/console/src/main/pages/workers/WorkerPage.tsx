import { useMemo } from 'react';
import { Link } from 'wouter';
import { addWorker, createPool, current } from '../../actions/actions';
import { type ConditionName, attestationInWords, conditionOf, coolDownLeft, providerInWords, startedOf } from '../../chain/condition';
import { concerns } from '../../chain/describe';
import { type Economy, type Worker, stakePool } from '../../chain/model';
import { useStore } from '../../chain/store';
import { mul, toBalance } from '../../economics/fixed';
import { returnedStake } from '../../economics/tokenomics';
import { shareOf, sharesByPool, yearlyReward } from '../../economics/yield';
import { groupDigits, percent, short } from '../../format/amount';
import { plural, runtimeVersion, shortKey } from '../../format/names';
import { ago, moment, span } from '../../format/time';
import { AccountLink, Amount, Badge, BlockLink, Empty, Facts, Figure, Key, Page, Panel, PoolLink, Problem, Waiting } from '../../ui/Parts';
import { EventList, SeenBlocks } from '../../ui/Sentence';
import { ready, useAsked, useChain, useChainSeconds, useEconomy, useNetwork, usePools, useTitle, useWorkers } from '../../ui/hooks';
import { selected } from '../../wallet/wallets';
import { WorkerActions } from '../pools/WorkerActions';
import { SessionCharts } from './SessionCharts';

/** One worker: what vouches for it, what it does, what it earned, what its owner should do next. */
export default function WorkerPage({ of }: { of: string }) {
  useTitle(`Worker ${shortKey(of)}`);
  const workers = useWorkers();
  const economy = ready(useEconomy());
  if (workers.kind === 'loading' || (workers.kind === 'ready' && economy === null)) {
    return <Page title="Worker"><Waiting what="the worker" /></Page>;
  }
  if (workers.kind === 'failed') {
    return <Page title="Worker"><Problem title="The worker could not be read">{workers.problem}</Problem></Page>;
  }
  const worker = workers.value.get(of.toLowerCase());
  if (worker === undefined || economy === null) {
    return (
      <Page title="Worker">
        <Empty title="No such worker">
          No worker with the key <code>{shortKey(of)}</code> is registered here. <Link href="/workers">All workers</Link>
        </Empty>
      </Page>
    );
  }
  return <Known worker={worker} economy={economy} />;
}

function Known({ worker, economy }: { worker: Worker; economy: Economy }) {
  const now = useChainSeconds();
  const condition = conditionOf(worker, economy, now);
  return (
    <Page
      title={<>Worker <span className="mono title-key">{shortKey(worker.key, 8)}</span></>}
      lead={<Key of={worker.key} what="worker key" />}
      actions={<Badge tone={condition.tone}>{condition.label}</Badge>}
    >
      <section className={`callout ${condition.tone}`} aria-label="Condition">
        <p><strong>{condition.label}.</strong> {condition.why}</p>
        {condition.advice !== null && <p>{condition.advice}</p>}
        {condition.name === 'offline' && <OfflineCost worker={worker} economy={economy} now={now} />}
        <NextSteps worker={worker} condition={condition.name} />
      </section>
      <Session worker={worker} economy={economy} now={now} />
      <SessionCharts worker={worker} />
      <div className="columns">
        <Attestation worker={worker} />
        <WorkerInfoPanel worker={worker} now={now} />
      </div>
      <Timeline worker={worker} />
    </Page>
  );
}

/** How long it has been away, and what each hour more takes. */
function OfflineCost({ worker: { details }, economy: { parameters }, now }: { worker: Worker; economy: Economy; now: number }) {
  const blockMillis = useNetwork()?.blockMillis ?? 0;
  if (details === null || parameters === undefined || blockMillis === 0) {
    return null;
  }
  const hourly = mul(details.v, parameters.slash_rate) * BigInt(Math.round(3_600_000 / blockMillis));
  return (
    <p>
      Last answer: {ago(Number(details.benchmark.challenge_time_last), now)}. Each hour away takes about {short(toBalance(hourly))} of its
      V of {short(toBalance(details.v))}.
    </p>
  );
}

/** What the chosen account can do to it now. */
function NextSteps({ worker, condition }: { worker: Worker; condition: ConditionName }) {
  const pools = ready(usePools());
  const account = useStore(selected);
  if (worker.pid !== null) {
    const pool = pools?.get(worker.pid);
    const owns = account !== null && account.address === pool?.base.owner;
    return (
      <div className="callout-actions">
        {pool !== undefined && <WorkerActions pool={pool} worker={worker} condition={condition} owns={owns} />}
        <span className="small">{owns ? <>In your <PoolLink of={worker.pid} />.</> : <>The owner of <PoolLink of={worker.pid} /> starts and stops it.</>}</span>
      </div>
    );
  }
  if (condition !== 'unassigned' || account === null || account.address !== worker.info.operator) {
    return null;
  }
  const own = [...(pools?.values() ?? [])].filter((pool) => pool.base.owner === account.address && stakePool(pool) !== null);
  return (
    <div className="callout-actions">
      {own.length === 0
        ? <button className="button small" onClick={() => current.set(createPool())}>Create a pool for it</button>
        : own.slice(0, 8).map(({ pid }) => (
            <button key={String(pid)} className="button small" onClick={() => current.set(addWorker(pid, worker.key))}>Add to pool #{pid.toString()}</button>
          ))}
    </div>
  );
}

function Session({ worker, economy, now }: { worker: Worker; economy: Economy; now: number }) {
  const { stake } = worker;
  const details = startedOf(worker);
  const workers = useWorkers();
  const network = useNetwork();
  const total = useMemo(() => sharesByPool(ready(workers)?.values() ?? []).total, [workers]);
  if (details === null) {
    return null;
  }
  const { benchmark, stats } = details;
  const returned = returnedStake(stake, details.v, details.ve);
  const cooling = details.state.type === 'WorkerCoolingDown';
  const expected = economy.parameters === undefined
    ? 0n
    : yearlyReward(shareOf(worker), total, economy.parameters, network?.blockMillis ?? 0) / 365n;
  return (
    <dl className="figures">
      <Figure name="V now" note={`${percent(details.v, details.ve)} of its start`}>
        {short(toBalance(details.v))}
      </Figure>
      <Figure name="Stake" note={stake === 0n ? 'none' : returned === stake ? 'would come back in full' : <>would come back: <Amount of={returned} wrapped /></>}>
        <Amount of={stake} wrapped />
      </Figure>
      <Figure name="Earned in this session" note={benchmark.working_start_time === 0n ? '' : `since ${moment(Number(benchmark.working_start_time) * 1000)}`}>
        <Amount of={stats} />
      </Figure>
      {expected > 0n && (
        <Figure name="Expected a day" note="at today’s shares, before commission">
          <Amount of={expected} form="glance" />
        </Figure>
      )}
      <Figure name="Performance" note={`started with ${benchmark.p_init}`}>
        {benchmark.p_instant}
      </Figure>
      <Figure name="Last answer" note={`${groupDigits(String(benchmark.iterations))} iterations`}>
        {ago(Number(benchmark.challenge_time_last), now)}
      </Figure>
      {cooling && (
        <Figure name="Cool-down" note={`of ${span(economy.coolDownSeconds)}`}>
          {coolDownLeft(worker, economy.coolDownSeconds, now) === 0 ? 'over' : `${span(coolDownLeft(worker, economy.coolDownSeconds, now))} left`}
        </Figure>
      )}
    </dl>
  );
}

function Attestation({ worker: { key, info } }: { worker: Worker }) {
  const chain = useChain();
  const evidence = useAsked(async () => chain!.watch.reads.evidence('finalized', key), [chain, key, info.last_updated]);
  const provider = info.attestation_provider?.type;
  const { title, text, tone } = attestationInWords(info.confidence_level, provider);
  const found = evidence.kind === 'ready' ? evidence.value : undefined;
  return (
    <Panel title="Attestation" aside={<Badge tone={tone}>{title}</Badge>}>
      <p className="prose">{text}</p>
      <Facts
        rows={[
          ['Vouched for by', providerInWords(provider)],
          ['Software', `pRuntime ${runtimeVersion(info.runtime_version)}, whose measurement the chain allowed when it registered`],
          ['Evidence', found === undefined ? (evidence.kind === 'loading' ? '…' : 'none kept') : <>hash <code title={found.evidence_hash}>{shortKey(found.evidence_hash)}</code>, accepted in block <BlockLink of={found.block} /></>],
        ]}
      />
    </Panel>
  );
}

function WorkerInfoPanel({ worker: { key, info, session }, now }: { worker: Worker; now: number }) {
  const chain = useChain();
  const more = useAsked(async () => {
    const [first, endpoints] = await Promise.all([
      chain!.watch.reads.firstRegistered('finalized', key),
      chain!.watch.reads.endpoints('finalized', key),
    ]);
    return { first, endpoints };
  }, [chain, key, info.last_updated]);
  const known = more.kind === 'ready' ? more.value : null;
  return (
    <Panel title="Worker info">
      <Facts
        rows={[
          ['Operator', info.operator === undefined ? 'none: nobody can add it to a pool' : <AccountLink of={info.operator} />],
          ['Score', info.initial_score ?? 'not benchmarked yet'],
          ['Cores and features', info.features.length === 0 ? '—' : `${plural(info.features[0] ?? 0, 'core')}, feature level ${info.features[1] ?? '—'}`],
          ['Encryption key', <code key="ecdh" title={info.ecdh_pubkey}>{shortKey(info.ecdh_pubkey)}</code>],
          ['Last registered', ago(Number(info.last_updated), now)],
          ['First registered', known?.first === undefined ? '—' : <>block <BlockLink of={known.first} /></>],
          ['Session account', session === null ? 'none' : <AccountLink of={session} />],
          ['Public endpoints', known === null || known.endpoints.length === 0 ? 'none announced' : known.endpoints.join(', ')],
        ]}
      />
    </Panel>
  );
}

function Timeline({ worker }: { worker: Worker }) {
  const chain = useChain();
  const seen = useStore(chain!.watch.events);
  const events = seen.filter(({ event }) => concerns(event, worker.key, worker.session));
  return (
    <Panel title="Timeline" aside={<SeenBlocks />}>
      {events.length === 0 ? <Empty title="No event of this worker yet" /> : <EventList events={events} most={40} />}
    </Panel>
  );
}
