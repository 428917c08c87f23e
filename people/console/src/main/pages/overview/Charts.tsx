import { useStore } from '../../chain/store';
import type { Sample } from '../../chain/model';
import { plotted, plottedText, short } from '../../format/amount';
import { Chart } from '../../ui/Chart';
import { Empty, Panel } from '../../ui/Parts';
import { useChain, useNetwork } from '../../ui/hooks';

/** The session's figures over time. */
export function Charts() {
  const samples = useStore(useChain()!.watch.samples);
  const symbol = useNetwork()?.symbol ?? '';
  const ordered = [...samples].reverse();
  const live = ordered.filter(({ online }) => online !== null);
  const paid = ordered.reduce((sum, sample) => sum + sample.paid, 0n);
  const times = ordered.map(seconds);
  const intervals = ordered.slice(1).map((sample, i) => (sample.time - ordered[i]!.time) / 1000);
  return (
    <div className="charts">
      <Panel title="Payouts" aside={<span className="muted small">{short(paid)} W-{symbol} in {ordered.length} blocks</span>}>
        {paid === 0n ? (
          <Empty title="No payout in these blocks">Workers are paid when they answer a challenge.</Empty>
        ) : (
          <Chart
            label={`Paid to pools per block, in ${symbol}: ${short(paid)} in the last ${ordered.length} blocks`}
            xs={times} time fromZero
            format={plottedText}
            lines={[{ name: 'Paid', colour: '--gold', bars: true, values: ordered.map(({ paid: one }) => plotted(one)) }]}
          />
        )}
      </Panel>
      <Panel title="Stake at work" aside={<span className="muted small">since you opened this page</span>}>
        {live.length < 2 ? (
          <Empty title="Two blocks make a line">The first points are on their way.</Empty>
        ) : live.every(({ working }) => working === 0n) ? (
          <Empty title="No stake is at work">Pool owners start workers with what is delegated.</Empty>
        ) : (
          <Chart
            label={`Stake at work in ${symbol}`}
            xs={live.map(seconds)} time fromZero
            format={plottedText}
            lines={[{ name: 'Stake', colour: '--accent', values: live.map(({ working }) => plotted(working ?? 0n)) }]}
          />
        )}
      </Panel>
      <Panel title="Block time" aside={<span className="muted small">{average(intervals)}</span>}>
        {intervals.length < 2 ? (
          <Empty title="Waiting for blocks" />
        ) : (
          <Chart
            label={`Seconds between blocks: ${average(intervals)}`}
            xs={times.slice(1)} time fromZero format={(value) => `${value} s`}
            lines={[{ name: 'Interval', colour: '--info', values: intervals }]}
          />
        )}
      </Panel>
    </div>
  );
}

const seconds = ({ time }: Sample): number => time / 1000;

function average(values: readonly number[]): string {
  return values.length === 0 ? '' : `${(values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2)} s on average`;
}
