import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { useStore } from '../chain/store';
import { themeName } from '../settings';

export interface Line {
  readonly name: string;
  /** A custom property of the theme, such as `--accent`. */
  readonly colour: string;
  readonly values: readonly (number | null)[];
  readonly bars?: boolean;
}

interface Props {
  /** What the chart shows, in a sentence: for those who do not see it. */
  readonly label: string;
  readonly xs: readonly number[];
  readonly lines: readonly Line[];
  readonly height?: number;
  /** `time`: xs are seconds; else plain numbers named by `xName`. */
  readonly time?: boolean;
  readonly xName?: string;
  readonly format?: (value: number) => string;
  readonly fromZero?: boolean;
}

/** A chart of the session's figures. Drawing only: the numbers themselves stand beside it as text. */
export function Chart({ label, xs, lines, height = 180, time = false, xName = '', format = String, fromZero = false }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useStore(themeName);
  const shape = lines.map(({ name, colour, bars }) => `${name}|${colour}|${String(bars)}`).join() + theme + height;

  useEffect(() => {
    const parent = place.current!;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis = {
      stroke: colour('--muted'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      font: `11px ${getComputedStyle(parent).fontFamily}`,
    };
    const chart = new uPlot(
      {
        width: Math.max(120, parent.clientWidth),
        height,
        padding: [10, 26, 0, 0],
        legend: { show: false },
        cursor: { y: false, points: { size: 6 } },
        scales: {
          x: { time },
          y: {
            range: (_, low, high) => {
              const bottom = fromZero ? 0 : low;
              const room = (high - bottom || Math.abs(high) || 1) * 0.08;
              return [fromZero ? 0 : bottom - room, high + room];
            },
          },
        },
        axes: [
          time
            ? { ...axis, values: clockTicks, incrs: TIME_STEPS, space: 76, size: 26 }
            : { ...axis, values: (_, ticks) => ticks.map((tick) => `${tick}${xName}`), space: 76, size: 26 },
          { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => format(tick)), space: 36 },
        ],
        series: [
          {},
          ...lines.map(
            (line): uPlot.Series => ({
              label: line.name,
              stroke: colour(line.colour),
              width: line.bars ? 0 : 1.75,
              fill: line.bars ? colour(line.colour) : `${colour(line.colour)}1f`,
              points: { show: false },
              spanGaps: true,
              ...(line.bars ? { paths: uPlot.paths.bars!({ size: [0.7, 14] }) } : {}),
            }),
          ),
        ],
      },
      [[], ...lines.map(() => [])],
      parent,
    );
    plot.current = chart;
    const observer = new ResizeObserver(() => chart.setSize({ width: Math.max(120, parent.clientWidth), height }));
    observer.observe(parent);
    return () => {
      observer.disconnect();
      chart.destroy();
      plot.current = null;
    };
    // A new look or other lines need a new plot; new values do not.
  }, [shape]);

  useEffect(() => {
    plot.current?.setData([[...xs], ...lines.map(({ values }) => [...values])] as uPlot.AlignedData);
  });

  return <div ref={place} className="chart" role="img" aria-label={label} />;
}

/** Seconds between marks of a time axis; the library's own steps leave some minutes with a single mark. */
const TIME_STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400];

const clockTicks = (_: uPlot, ticks: number[]): string[] =>
  ticks.map((tick) => new Date(tick * 1000).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }));
