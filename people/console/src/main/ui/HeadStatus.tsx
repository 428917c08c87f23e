import { Link } from 'wouter';
import { groupDigits } from '../format/amount';
import { useHead, useLink, useNetwork } from './hooks';

/** Network, last block and the state of the connection, always in sight. */
export function HeadStatus() {
  const link = useLink();
  const network = useNetwork();
  const head = useHead();
  const words = link.state === 'online' ? 'Connected' : link.state === 'lost' ? 'Connection lost' : 'Connecting';
  return (
    <div className="head-status" role="status" aria-label="Connection">
      <span className={`dot ${link.state}`} aria-hidden />
      <span className="unseen">{words}.</span>
      <span className="head-network">{network?.name ?? words}</span>
      {head !== null && (
        <Link href={`/explorer/block/${head.number}`} className="head-block number" aria-live="off">
          #{groupDigits(String(head.number))}
        </Link>
      )}
    </div>
  );
}
