import { Eye } from 'lucide-react';
import { useStore } from '../../chain/store';
import { withPrefix } from '../../chain/find';
import type { ChainEvent } from '../../chain/types';
import { shortKey } from '../../format/names';
import { Amount, Empty, Figure, Key, Page, Panel, PoolLink, Waiting, WorkerLink } from '../../ui/Parts';
import { EventList, SeenBlocks } from '../../ui/Sentence';
import { ready, useAsked, useChain, useNetwork, usePools, useTitle, useWorkers } from '../../ui/hooks';
import { select, watchAddress } from '../../wallet/wallets';
import { useBalances } from '../account/balances';

/** Any account: what it has, what it is to the network, and its recent events. */
export default function AccountPage({ of }: { of: string }) {
  useTitle(`Account ${shortKey(of)}`);
  const network = useNetwork();
  if (network === null) {
    return <Page title="Account"><Waiting what="the account" /></Page>;
  }
  const address = withPrefix(of, network.prefix);
  return address === null ? (
    <Page title="Account"><Empty title="This is not an address">Check it for missing letters.</Empty></Page>
  ) : (
    <Known address={address} />
  );
}

const mentions = (event: ChainEvent, address: string): boolean =>
  Object.values((event.data ?? {}) as Record<string, unknown>).includes(address);

function Known({ address }: { address: string }) {
  const chain = useChain();
  const balances = useBalances(address);
  const pools = ready(usePools());
  const workers = ready(useWorkers());
  const seen = useStore(chain!.watch.events);
  const origin = useAsked(async () => chain!.watch.reads.sessionOrigin('finalized', address), [chain, address]);
  const owned = [...(pools?.values() ?? [])].filter(({ base }) => base.owner === address);
  const operated = [...(workers?.values() ?? [])].filter(({ info }) => info.operator === address);
  const holds = [...(pools?.values() ?? [])].find(({ base }) => base.pool_account_id === address);
  const events = seen.filter(({ event }) => mentions(event, address));
  const session = origin.kind === 'ready' ? origin.value : undefined;
  return (
    <Page
      title={<>Account <span className="mono title-key">{shortKey(address)}</span></>}
      lead={<Key of={address} what="address" />}
      actions={
        <button
          className="button"
          onClick={() => {
            watchAddress(address);
            select({ address, name: 'Watched address', source: { kind: 'watched' }, signer: null });
          }}
        >
          <Eye size={16} aria-hidden /> Watch
        </button>
      }
    >
      {session !== undefined && <p className="note">The session of worker <WorkerLink of={session[1]} /> in <PoolLink of={session[0]} />. Nobody has its key.</p>}
      {holds !== undefined && <p className="note">It holds the free stake of <PoolLink of={holds.pid} />. Nobody has its key.</p>}
      {balances === null ? <Waiting what="the balances" /> : (
        <dl className="figures">
          <Figure name="Free"><Amount of={balances.free} /></Figure>
          <Figure name="Locked"><Amount of={balances.frozen + balances.reserved} /></Figure>
          <Figure name="Wrapped"><Amount of={balances.wrapped} wrapped /></Figure>
          <Figure name="Transactions" note="signed so far">{balances.nonce}</Figure>
        </dl>
      )}
      <div className="columns">
        <Panel title="Owns">
          {owned.length === 0 ? <Empty title="No pool" /> : <ul className="chips">{owned.map(({ pid }) => <li key={String(pid)}><PoolLink of={pid} /></li>)}</ul>}
        </Panel>
        <Panel title="Operates">
          {operated.length === 0 ? <Empty title="No worker" /> : <ul className="chips">{operated.slice(0, 40).map(({ key }) => <li key={key}><WorkerLink of={key} /></li>)}</ul>}
        </Panel>
      </div>
      <Panel title="Events" aside={<SeenBlocks />}>
        {events.length === 0 ? <Empty title="None yet" /> : <EventList events={events} most={40} />}
      </Panel>
    </Page>
  );
}
