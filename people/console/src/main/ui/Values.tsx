import { words } from '../format/names';
import { AccountLink, PoolLink, WorkerLink } from './Parts';
import { groupDigits } from '../format/amount';
import { shortKey } from '../format/names';
import { ready, useWorkers } from './hooks';

const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{46,50}$/;
const MOST_ITEMS = 50;

/** Any decoded value of the chain: names and values, links where there is a page. */
export function Values({ of }: { of: unknown }) {
  if (of === undefined || of === null) {
    return <span className="muted">none</span>;
  }
  if (typeof of === 'bigint' || typeof of === 'number') {
    return <span className="number">{groupDigits(String(of))}</span>;
  }
  if (typeof of === 'boolean') {
    return <>{of ? 'yes' : 'no'}</>;
  }
  if (typeof of === 'string') {
    return <Text of={of} />;
  }
  if (of instanceof Uint8Array) {
    return <code title={`${of.length} bytes`}>{bytesText(of)}</code>;
  }
  if (Array.isArray(of)) {
    return of.length === 0 ? (
      <span className="muted">empty</span>
    ) : (
      <ol className="values">
        {of.slice(0, MOST_ITEMS).map((item, i) => (
          <li key={i}><Values of={item} /></li>
        ))}
        {of.length > MOST_ITEMS && <li className="muted">and {of.length - MOST_ITEMS} more</li>}
      </ol>
    );
  }
  return <Fields of={of as Record<string, unknown>} />;
}

function Fields({ of }: { of: Record<string, unknown> }) {
  const names = Object.keys(of);
  // An enumeration's variant.
  if (typeof of['type'] === 'string' && names.every((name) => name === 'type' || name === 'value')) {
    return (
      <>
        <span className="variant">{of['type']}</span>
        {of['value'] !== undefined && <div className="nested"><Values of={of['value']} /></div>}
      </>
    );
  }
  return (
    <dl className="values">
      {names.map((name) => (
        <div key={name} className={isDeep(of[name]) ? 'deep' : undefined}>
          <dt>{words(name)}</dt>
          <dd>{name === 'pid' && typeof of[name] === 'bigint' ? <PoolLink of={of[name]} /> : <Values of={of[name]} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether a value takes lines of its own below its name. */
const isDeep = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && !isBareVariant(value) && !(Array.isArray(value) && value.length === 0);

const isBareVariant = (value: object): boolean =>
  'type' in value && (!('value' in value) || value.value === undefined);

function Text({ of }: { of: string }) {
  const workers = ready(useWorkers());
  if (ADDRESS.test(of)) {
    return <AccountLink of={of} />;
  }
  if (of.startsWith('0x')) {
    return workers?.has(of) ? <WorkerLink of={of} /> : <code title={of}>{shortKey(of, 10)}</code>;
  }
  return <>{of}</>;
}

function bytesText(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, 48);
  const printable = shown.every((byte) => byte >= 32 && byte < 127);
  const text = printable
    ? new TextDecoder().decode(shown)
    : `0x${[...shown].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  return bytes.length > shown.length ? `${text}…` : text;
}
