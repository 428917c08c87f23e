import { type ReactNode, useId } from 'react';
import { editable, parseAmount } from '../format/amount';

interface Props {
  readonly label: string;
  readonly unit: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Offered as the most; null where there is none. */
  readonly most?: bigint | null;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
}

/** Takes an amount with every digit that it has. */
export function AmountField({ label, unit, text, onText, most = null, hint, problem = null }: Props) {
  const id = useId();
  const parsed = parseAmount(text, unit);
  const wrong = text !== '' && 'problem' in parsed ? parsed.problem : problem;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <div className="with-unit">
          <input
            id={id} className="input" inputMode="decimal" autoComplete="off" spellCheck={false} placeholder="0"
            value={text} onChange={(event) => onText(event.target.value)}
            aria-invalid={wrong !== null} aria-describedby={`${id}-about`}
          />
          <span>{unit}</span>
        </div>
        {most !== null && (
          <button type="button" className="button" onClick={() => onText(editable(most))} aria-label={`${label}: all`}>
            All
          </button>
        )}
      </div>
      <div id={`${id}-about`}>
        {hint !== undefined && <p className="field-hint">{hint}</p>}
        {wrong !== null && <p className="field-problem" role="alert">{wrong}</p>}
      </div>
    </div>
  );
}

/** The amount that a field holds, if it is one and not more than there is. */
export function amountOf(text: string, unit: string, most: bigint | null): { amount: bigint | null; problem: string | null } {
  if (text === '') {
    return { amount: null, problem: null };
  }
  const parsed = parseAmount(text, unit);
  if ('problem' in parsed) {
    return { amount: null, problem: null };
  }
  if (parsed.amount === 0n) {
    return { amount: null, problem: 'Enter more than zero.' };
  }
  if (most !== null && parsed.amount > most) {
    return { amount: null, problem: `That is more than ${editable(most)} ${unit}.` };
  }
  return { amount: parsed.amount, problem: null };
}
