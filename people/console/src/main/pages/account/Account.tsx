import { Wallet } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { current, claimOwnerRewards, units } from '../../actions/actions';
import { TransferButton, UnwrapButton, WithdrawButton, WrapButton, ContributeButton } from '../../actions/forms';
import { useStore } from '../../chain/store';
import { type Pool, isVault } from '../../chain/model';
import { earned } from '../../chain/rewards';
import { sharePrice, sharesValue } from '../../economics/tokenomics';
import { short } from '../../format/amount';
import { plural } from '../../format/names';
import { ago, span } from '../../format/time';
import { Amount, Badge, Empty, Figure, Key, Page, Panel, PoolLink, Waiting } from '../../ui/Parts';
import { ready, useAsked, useChain, useChainSeconds, useNetwork, usePools, useTitle } from '../../ui/hooks';
import { chooserOpen } from '../../wallet/AccountButton';
import { type Account as Chosen, selected } from '../../wallet/wallets';
import { type Balances, type Delegation, useBalances, useDelegations } from './balances';

/** What the chosen account has, earns and waits for. */
export default function Account() {
  useTitle('My account');
  const account = useStore(selected);
  if (account === null) {
    return (
      <Page title="My account">
        <Empty title="No account is chosen" icon={<Wallet size={28} strokeWidth={1.5} aria-hidden />}>
          <p>Connect a wallet to act, or watch any address without one.</p>
          <p><button className="button primary" onClick={() => chooserOpen.set(true)}>Choose an account</button></p>
        </Empty>
      </Page>
    );
  }
  return <Known account={account} />;
}

function Known({ account }: { account: Chosen }) {
  const balances = useBalances(account.address);
  const delegations = useDelegations(account.address);
  const rewards = useRewards(account.address, delegations ?? []);
  return (
    <Page
      title={<>{account.name} {account.source.kind === 'development' && <Badge tone="warn">development account</Badge>}{account.signer === null && <Badge>look only</Badge>}</>}
      lead={<Key of={account.address} what="address" />}
      actions={
        balances !== null && (
          <>
            <TransferButton free={balances.spendable} />
            <WrapButton free={balances.spendable} />
            <UnwrapButton wrapped={balances.wrapped} />
          </>
        )
      }
    >
      {balances === null || delegations === null ? (
        <Waiting what="the account" />
      ) : (
        <>
          <Figures balances={balances} delegations={delegations} rewards={rewards} />
          <Delegations delegations={delegations} balances={balances} rewards={rewards} />
          <OwnPools address={account.address} />
        </>
      )}
    </Page>
  );
}

/**
 * What was earned in the blocks that this page has seen, by pool. Vaults are not in it: payouts come
 * to the pools that they delegate to, and what part of them is whose cannot be told afterwards.
 */
interface Rewards {
  readonly of: ReadonlyMap<bigint, bigint>;
  readonly blocks: number;
}

function useRewards(user: string, delegations: readonly Delegation[]): Rewards {
  const watch = useChain()!.watch;
  const events = useStore(watch.events);
  const blocks = useStore(watch.blocks).length;
  const of = useMemo(
    () => new Map(delegations.filter(({ pool }) => !isVault(pool)).map(({ pool, shares, waiting }) => [pool.pid, earned({ pid: pool.pid, user, own: shares + waiting, all: pool.base.total_shares }, events)])),
    [user, delegations, events],
  );
  return { of, blocks };
}

const worth = ({ base }: Pool, shares: bigint): bigint => sharesValue(shares, sharePrice(base.total_value, base.total_shares));
const worthOf = ({ pool, shares }: Delegation): bigint => worth(pool, shares);
const waitingWorth = ({ pool, waiting }: Delegation): bigint => worth(pool, waiting);

function Figures({ balances, delegations, rewards }: { balances: Balances; delegations: readonly Delegation[]; rewards: Rewards }) {
  const delegated = delegations.reduce((sum, one) => sum + worthOf(one), 0n);
  const waiting = delegations.reduce((sum, one) => sum + waitingWorth(one), 0n);
  const locked = balances.frozen + balances.reserved;
  return (
    <dl className="figures">
      <Figure name="Free" note={locked === 0n ? 'nothing is locked' : <>locked: <Amount of={locked} form="exact" /></>}>
        <Amount of={balances.spendable} />
      </Figure>
      <Figure name="Wrapped" note={balances.voteLock === 0n ? 'ready for pools' : <>a vote locks <Amount of={balances.voteLock} wrapped form="exact" /></>}>
        <Amount of={balances.wrapped} wrapped />
      </Figure>
      <Figure name="Delegated" note={`in ${delegations.length} ${delegations.length === 1 ? 'pool' : 'pools'}, at today’s prices`}>
        <Amount of={delegated} wrapped />
      </Figure>
      <Figure name="Earned by delegating" note={`in the last ${plural(rewards.blocks, 'block')}${delegations.some(({ pool }) => isVault(pool)) ? ', without vaults' : ''}`}>
        <Amount of={[...rewards.of.values()].reduce((sum, one) => sum + one, 0n)} wrapped />
      </Figure>
      <Figure name="On its way back" note={waiting === 0n ? 'no withdrawal waits' : 'in queues of pools'}>
        <Amount of={waiting} wrapped />
      </Figure>
    </dl>
  );
}

function Delegations({ delegations, balances, rewards }: { delegations: readonly Delegation[]; balances: Balances; rewards: Rewards }) {
  const chain = useChain();
  const grace = useAsked(async () => Number(await chain!.watch.reads.constant<bigint>('PhalaStakePoolv2', 'GracePeriod')), [chain]);
  const graceSeconds = grace.kind === 'ready' ? grace.value : 0;
  return (
    <Panel title="Delegations" aside={<Link href="/pools">Find a pool</Link>}>
      {delegations.length === 0 ? (
        <Empty title="Nothing is delegated">Choose a pool to put your tokens to work.</Empty>
      ) : (
        <div className="scroll-x" tabIndex={0} role="group" aria-label="Delegations">
          <table className="plain-table stack">
            <thead>
              <tr>
                <th scope="col">Pool</th>
                <th scope="col" className="right">Worth now</th>
                <th scope="col" className="right">Shares</th>
                <th scope="col" className="right">Earned lately</th>
                <th scope="col" className="apart">Withdrawal</th>
                <th scope="col"><span className="unseen">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {delegations.map((one) => (
                <tr key={String(one.pool.pid)}>
                  <td><PoolLink of={one.pool.pid} /></td>
                  <td data-name="Worth now" className="right"><Amount of={worthOf(one)} wrapped form="exact" /></td>
                  <td data-name="Shares" className="right number">{short(one.shares)}</td>
                  <td data-name="Earned lately" className="right"><Earned in={rewards} pool={one.pool} /></td>
                  <td data-name="Withdrawal" className="apart"><Withdrawal of={one} grace={graceSeconds} /></td>
                  <td className="right">
                    {!isVault(one.pool) && (
                      <span className="row-actions">
                        <ContributeButton pool={one.pool} free={balances.spendable} wrapped={balances.wrapped} gap={null} className="button small" />
                        <WithdrawButton pool={one.pool} shares={one.shares} grace={graceSeconds} className="button small" />
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Earned({ in: { of }, pool }: { in: Rewards; pool: Pool }) {
  const earned = of.get(pool.pid);
  return earned === undefined ? <span className="muted small">not counted for vaults</span> : <Amount of={earned} wrapped />;
}

/** How long a withdrawal can still take, by the rules. */
function Withdrawal({ of, grace }: { of: Delegation; grace: number }) {
  const now = useChainSeconds();
  if (of.waitingSince === null) {
    return <span className="muted">none</span>;
  }
  const left = of.waitingSince + grace - now;
  return (
    <span className="small">
      <Amount of={waitingWorth(of)} wrapped /> asked {ago(of.waitingSince, now)}
      <br />
      <span className="muted">
        {of.ahead === 0 ? 'next in the queue' : <>{of.ahead} before it with <Amount of={worth(of.pool, of.sharesAhead)} wrapped /></>};{' '}
        {left > 0 ? `workers can be stopped for it in ${span(left)}` : 'workers can be stopped for it now'}
      </span>
    </span>
  );
}

function OwnPools({ address }: { address: string }) {
  const pools = ready(usePools());
  const unit = units(useNetwork()?.symbol ?? 'PHA');
  const own: readonly Pool[] = [...(pools?.values() ?? [])].filter(({ base }) => base.owner === address);
  if (own.length === 0) {
    return null;
  }
  return (
    <Panel title="Your pools">
      <table className="plain-table stack">
        <thead>
          <tr><th scope="col">Pool</th><th scope="col" className="right">Delegated</th><th scope="col" className="right">Your rewards</th><th scope="col"><span className="unseen">Actions</span></th></tr>
        </thead>
        <tbody>
          {own.map((pool) => (
            <tr key={String(pool.pid)}>
              <td><PoolLink of={pool.pid} /></td>
              <td data-name="Delegated" className="right"><Amount of={pool.base.total_value} wrapped /></td>
              <td data-name="Your rewards" className="right"><Amount of={pool.ownerReward} wrapped form="exact" /></td>
              <td className="right">
                <button className="button small" disabled={pool.ownerReward === 0n} onClick={() => current.set(claimOwnerRewards(pool.pid, address, pool.ownerReward, unit))}>Claim</button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
