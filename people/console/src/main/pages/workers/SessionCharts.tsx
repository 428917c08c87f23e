import { useMemo } from 'react';
import type { SeenEvent, Worker } from '../../chain/model';
import { type Settlement, settlementOf } from '../../chain/settlement';
import { useStore } from '../../chain/store';
import { approximate, toBalance } from '../../economics/fixed';
import { plotted, plottedText, short } from '../../format/amount';
import { Chart } from '../../ui/Chart';
import { Panel } from '../../ui/Parts';
import { useChain, useNetwork } from '../../ui/hooks';

/** A settlement and when it came. */
interface Settled extends Settlement {
  readonly seconds: number;
}

/** Oldest first. */
function settledIn(events: readonly SeenEvent[], session: string): Settled[] {
  return events
    .flatMap(({ time, event }): Settled[] => {
      const settlement = settlementOf(event);
      return settlement?.session === session ? [{ ...settlement, seconds: time / 1000 }] : [];
    })
    .reverse();
}

/** V and the payouts of a session, from the settlements that this page has seen. */
export function SessionCharts({ worker: { session, details } }: { worker: Worker }) {
  const seen = useStore(useChain()!.watch.events);
  const symbol = useNetwork()?.symbol ?? '';
  const settled = useMemo(() => (session === null ? [] : settledIn(seen, session)), [seen, session]);
  if (settled.length < 2) {
    return null;
  }
  const xs = settled.map(({ seconds }) => seconds);
  const paid = settled.reduce((sum, one) => sum + one.paid, 0n);
  const now = short(toBalance(details?.v ?? 0n));
  return (
    <div className="columns">
      <Panel title="Payouts" aside={<span className="muted small">{short(paid)} {symbol} in {settled.length} settlements</span>}>
        <Chart
          label={`Payouts: ${short(paid)} ${symbol} in ${settled.length} settlements`} xs={xs} time fromZero height={150} format={plottedText}
          lines={[{ name: 'Paid', colour: '--gold', bars: true, values: settled.map((one) => plotted(one.paid)) }]}
        />
      </Panel>
      <Panel title="V after each payout" aside={<span className="muted small">{now} now</span>}>
        <Chart
          label={`V after each payout, ${now} now`} xs={xs} time height={150} format={plottedText}
          lines={[{ name: 'V', colour: '--accent', values: settled.map(({ v }) => (v === null ? null : approximate(v))) }]}
        />
      </Panel>
    </div>
  );
}
