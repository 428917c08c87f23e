// Small pieces that every page uses.
import { Check, Copy, Inbox, LoaderCircle, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { exact, glance, short } from '../format/amount';
import { shortKey } from '../format/names';
import { useNameOf } from '../wallet/wallets';
import { useNetwork } from './hooks';

export function Page({ title, lead, actions, children }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}

export function Panel({ title, aside, children, className = '' }: { title?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={`panel ${className}`}>
      {title !== undefined && (
        <div className="panel-head">
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** One number that matters, with its name and a line of context. */
export function Figure({ name, children, note }: { name: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <span className="figure-value number">{children}</span>
        {note !== undefined && <span className="figure-note">{note}</span>}
      </dd>
    </div>
  );
}

export function Amount({ of, wrapped = false, form = 'short' }: { of: bigint; wrapped?: boolean; form?: 'short' | 'exact' | 'glance' }) {
  const symbol = useNetwork()?.symbol ?? '';
  const unit = wrapped ? `W-${symbol}` : symbol;
  const text = form === 'exact' ? exact(of) : form === 'glance' ? glance(of) : short(of);
  return (
    <span className="number nowrap" title={`${exact(of)} ${unit}`}>
      {text} <span className="unit">{unit}</span>
    </span>
  );
}

export function Badge({ tone = 'plain', children }: { tone?: 'plain' | 'good' | 'warn' | 'bad' | 'info'; children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>;
}

export function CopyButton({ text, what }: { text: string; what: string }) {
  const [done, setDone] = useState(false);
  return (
    <button
      className="copy"
      aria-label={done ? `${what} copied` : `Copy ${what}`}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setDone(true);
          setTimeout(() => setDone(false), 1500);
        });
      }}
    >
      {done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
    </button>
  );
}

/** A key, hash or address in full where there is room, with a button that copies it. */
export function Key({ of, what }: { of: string; what: string }) {
  return (
    <span className="key">
      <code className="key-text">{of}</code>
      <CopyButton text={of} what={what} />
    </span>
  );
}

export const WorkerLink = ({ of }: { of: string }) => (
  <Link href={`/workers/${of}`} className="mono" title={of}>
    {shortKey(of)}
  </Link>
);

export const PoolLink = ({ of }: { of: bigint }) => <Link href={`/pools/${of}`}>Pool #{of.toString()}</Link>;

/** An account by the name that the reader knows it by, else by the ends of its address. */
export function AccountLink({ of }: { of: string }) {
  const name = useNameOf(of);
  return (
    <Link href={`/explorer/account/${of}`} className={name === null ? 'mono' : 'nowrap'} title={of}>
      {name ?? shortKey(of)}
    </Link>
  );
}

export const BlockLink = ({ of }: { of: number }) => (
  <Link href={`/explorer/block/${of}`} className="number">
    #{of}
  </Link>
);

export function Empty({ title, children, icon }: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className="empty">
      {icon ?? <Inbox size={26} strokeWidth={1.5} aria-hidden />}
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="empty-text">{children}</div>}
    </div>
  );
}

export function Waiting({ what }: { what: string }) {
  return (
    <div className="empty" role="status">
      <LoaderCircle size={24} className="turning" aria-hidden />
      <p className="muted">Reading {what} …</p>
    </div>
  );
}

export function Problem({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Empty title={title} icon={<TriangleAlert size={26} strokeWidth={1.5} aria-hidden />}>
      {children}
    </Empty>
  );
}

/** Names and values of one thing. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
