import { checkPool, current } from '../../actions/actions';
import type { Pool } from '../../chain/model';
import { type Fixed } from '../../economics/fixed';
import { sharesValue } from '../../economics/tokenomics';
import { percent } from '../../format/amount';
import { plural } from '../../format/names';
import { ago } from '../../format/time';
import { AccountLink, Amount, Empty, Panel } from '../../ui/Parts';
import { useAsked, useChain, useChainSeconds } from '../../ui/hooks';
import type { PoolFigures } from './derived';

const MOST_SHOWN = 100;

/** Who delegates to the pool, and how much. */
export function Delegators({ pool, price }: { pool: Pool; price: Fixed | null }) {
  const chain = useChain();
  const { cid, total_shares: total } = pool.base;
  const holders = useAsked(async () => {
    const waiting = new Set(pool.queue.map(({ nft }) => nft));
    const nfts = (await chain!.watch.reads.collection('finalized', cid)).filter(({ nft }) => !waiting.has(nft));
    const shares = await chain!.watch.reads.shares('finalized', cid, nfts.map(({ nft }) => nft));
    const byOwner = new Map<string, bigint>();
    nfts.forEach(({ owner }, i) => byOwner.set(owner, (byOwner.get(owner) ?? 0n) + (shares[i] ?? 0n)));
    return [...byOwner].filter(([, own]) => own > 0n).sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  }, [chain, pool]);
  return (
    <Panel title="Delegators" aside={holders.kind === 'ready' ? <span className="muted small">{plural(holders.value.length, 'delegator')}</span> : null}>
      {holders.kind === 'ready' && holders.value.length > 0 ? (
        <table className="plain-table">
          <thead>
            <tr><th scope="col">Account</th><th scope="col" className="right">Worth</th><th scope="col" className="right">Part</th></tr>
          </thead>
          <tbody>
            {holders.value.slice(0, MOST_SHOWN).map(([owner, shares]) => (
              <tr key={owner}>
                <td><AccountLink of={owner} /></td>
                <td className="right"><Amount of={sharesValue(shares, price)} wrapped /></td>
                <td className="right number">{percent(shares, total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : holders.kind === 'failed' ? (
        <Empty title="The delegators could not be read">{holders.problem}</Empty>
      ) : (
        <Empty title={holders.kind === 'loading' ? 'Reading …' : 'Nobody delegates to it yet'} />
      )}
    </Panel>
  );
}

/** Who waits for stake, in the order in which they are served. */
export function Queue({ pool, figures }: { pool: Pool; figures: PoolFigures }) {
  const now = useChainSeconds();
  return (
    <Panel
      title="Withdrawals that wait"
      aside={pool.queue.length === 0 ? null : <button className="button small" onClick={() => current.set(checkPool(pool.pid))}>Serve the queue</button>}
    >
      {pool.queue.length === 0 ? (
        <Empty title="Nobody waits">Withdrawals are paid at once while there is free stake.</Empty>
      ) : (
        <table className="plain-table">
          <thead>
            <tr><th scope="col">Account</th><th scope="col" className="right">Worth</th><th scope="col" className="right">Asked</th></tr>
          </thead>
          <tbody>
            {pool.queue.map(({ user, nft, shares, startSeconds }) => (
              <tr key={nft}>
                <td><AccountLink of={user} /></td>
                <td className="right"><Amount of={sharesValue(shares, figures.price)} wrapped /></td>
                <td className="right">{ago(startSeconds, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
