import { ContributeButton } from '../../actions/forms';
import { type Pool, isVault } from '../../chain/model';
import { useStore } from '../../chain/store';
import { useChain } from '../../ui/hooks';
import { useBalances } from '../account/balances';
import { chooserOpen } from '../../wallet/AccountButton';
import { selected } from '../../wallet/wallets';

/** The button of everybody who looks at a pool. */
export function Delegate({ pool, gap, admitted }: { pool: Pool; gap: bigint | null; admitted: boolean }) {
  const account = useStore(selected);
  const chain = useChain();
  if (isVault(pool)) {
    return null;
  }
  if (account === null || chain === null) {
    return <button className="button primary" onClick={() => chooserOpen.set(true)}>Connect to delegate</button>;
  }
  if (!admitted) {
    return <button className="button" disabled title="Only listed accounts may delegate">Not admitted</button>;
  }
  return <Known pool={pool} gap={gap} address={account.address} />;
}

function Known({ pool, gap, address }: { pool: Pool; gap: bigint | null; address: string }) {
  const balances = useBalances(address);
  return balances === null ? null : <ContributeButton pool={pool} gap={gap} free={balances.spendable} wrapped={balances.wrapped} />;
}
