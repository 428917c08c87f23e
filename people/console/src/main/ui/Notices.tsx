import { CloudOff, Link2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { endpointFromLink } from '../app';
import { useStore } from '../chain/store';
import { useChain, useHead, useLink, useNetworkState } from './hooks';

/** What is wrong with the connection, above every page. */
export function Notices() {
  const chain = useChain();
  const link = useLink();
  const network = useNetworkState();
  const head = useHead();
  const linked = useStore(endpointFromLink);
  const endpoint = chain?.connection.endpoint ?? '';
  return (
    <div className="notices" aria-live="polite">
      {network.kind === 'foreign' && (
        <Notice tone="bad" icon={<TriangleAlert size={18} aria-hidden />}>
          <strong>{network.name}</strong> at <code>{endpoint}</code> is not a Khala network: it has no{' '}
          <code>{network.missing}</code>. Choose another endpoint in <Link href="/settings">Settings</Link>.
        </Notice>
      )}
      {link.state === 'lost' && (
        <Notice tone="bad" icon={<CloudOff size={18} aria-hidden />}>
          No connection to <code>{endpoint}</code>.{' '}
          {head === null
            ? 'Is the node running? '
            : `What you see is the state of block ${head.number}. `}
          Trying again by itself; the endpoint is in <Link href="/settings">Settings</Link>.
        </Notice>
      )}
      {linked && (
        <Notice tone="warn" icon={<Link2 size={18} aria-hidden />}>
          A link chose the endpoint <code>{endpoint}</code>. If you do not know it, do not trust what it shows.
        </Notice>
      )}
    </div>
  );
}

function Notice({ tone, icon, children }: { tone: 'warn' | 'bad'; icon: ReactNode; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`}>
      {icon}
      <p>{children}</p>
    </div>
  );
}
