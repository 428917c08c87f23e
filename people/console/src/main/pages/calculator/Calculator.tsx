import { useId, useMemo, useState } from 'react';
import { type Economy, type Worker } from '../../chain/model';
import { type Setting, estimate } from '../../economics/estimate';
import { approximate, toBalance } from '../../economics/fixed';
import { minimalStake } from '../../economics/tokenomics';
import { sharesByPool } from '../../economics/yield';
import { editable, exact, percent, plotted, plottedText, short } from '../../format/amount';
import { AmountField, amountOf } from '../../ui/AmountField';
import { Chart } from '../../ui/Chart';
import { Amount, Empty, Facts, Figure, Page, Panel, Waiting } from '../../ui/Parts';
import { Select } from '../../ui/Select';
import { ready, useEconomy, useHead, useNetwork, useTitle, useWorkers } from '../../ui/hooks';

const LEVELS = [
  { value: '1', label: 'Level 1 to 3: weight 1' },
  { value: '4', label: 'Level 4: weight 0.8' },
  { value: '5', label: 'Level 5: weight 0.7' },
] as const;

/** What a worker may earn, by the chain's own formulas. */
export default function Calculator() {
  useTitle('Calculator');
  const economy = ready(useEconomy());
  const workers = ready(useWorkers());
  if (economy === null || workers === null) {
    return <Page title="Calculator"><Waiting what="the network’s parameters" /></Page>;
  }
  if (economy.parameters === undefined) {
    return <Page title="Calculator"><Empty title="This chain has no tokenomic parameters" /></Page>;
  }
  return <Known economy={economy} workers={workers} />;
}

function Known({ economy, workers }: { economy: Economy; workers: ReadonlyMap<string, Worker> }) {
  const parameters = economy.parameters!;
  const network = useNetwork();
  const unit = `W-${network?.symbol ?? 'PHA'}`;
  const head = useHead();
  const [score, setScore] = useState(() => usualScore(workers));
  const [level, setLevel] = useState<(typeof LEVELS)[number]['value']>('1');
  const [stakeText, setStakeText] = useState(() => editable(ceilToToken(minimalStake(parameters, score))));
  const [commission, setCommission] = useState(10);
  const { amount: stake } = amountOf(stakeText, unit, null);
  // Not with every block: the year is the same a few seconds later.
  const hour = Math.floor((head?.number ?? 0) / 1000);
  const others = useMemo(() => sharesByPool(workers.values()).total, [workers, hour]);
  const setting = useMemo((): Setting => ({
    parameters, score, leastScore: economy.leastScore, level: Number(level), stake: stake ?? 0n, otherShares: others,
    blockMillis: network?.blockMillis ?? 12_000, head: hour * 1000,
    halvingStart: economy.halving.start, halvingInterval: economy.halving.interval,
    commission: Math.round(commission * 10_000),
  }), [parameters, score, economy.leastScore, level, stake, others, network?.blockMillis, hour, economy.halving.start, economy.halving.interval, commission]);
  const result = useMemo(() => estimate(setting), [setting]);
  const days = result.points.map(({ day }) => day);
  return (
    <Page title="Calculator" lead="An estimate for one worker that is never offline, with the network’s shares as they are now and every halving to come. The formulas are the chain’s own; the future is not.">
      <div className="columns uneven calculator">
        <div>
          {result.refusal === null ? (
            <>
              <dl className="figures">
                <Figure name="In a year" note="paid to the pool"><Amount of={result.year} form="glance" /></Figure>
                <Figure name="For delegators" note={stake === null || stake === 0n ? '' : `${yieldText(result.toDelegators, stake)} of the stake`}><Amount of={result.toDelegators} form="glance" /></Figure>
                <Figure name="For the owner" note={`${commission} % commission`}><Amount of={result.toOwner} form="glance" /></Figure>
                <Figure name="First day"><Amount of={result.firstDay} form="glance" /></Figure>
              </dl>
              <Panel title="Earned over a year">
                <Chart
                  label={`Earned in a year: ${short(result.year)} ${unit}`} height={220} xs={days} xName=" d" fromZero
                  format={plottedText}
                  lines={[{ name: 'Earned', colour: '--gold', values: result.points.map(({ earned }) => plotted(earned)) }]}
                />
              </Panel>
              <Panel title="V over a year">
                <Chart
                  label={`V over a year, from ${short(toBalance(result.initialV))}`} height={170} xs={days} xName=" d" format={plottedText}
                  lines={[{ name: 'V', colour: '--accent', values: result.points.map(({ v }) => approximate(v)) }]}
                />
              </Panel>
            </>
          ) : (
            <Panel><Empty title={REFUSALS[result.refusal]}>With a score of {score} it takes between {exact(result.minimal)} and {exact(result.maximal)} {unit}.</Empty></Panel>
          )}
        </div>
        <Panel title="The worker">
          <Range label="Score" value={score} least={economy.leastScore} most={6000} step={1} onChange={setScore} hint="Iterations in six seconds, from the benchmark" />
          <div className="field">
            <span className="field-name">Confidence</span>
            <Select label="Confidence level" value={level} options={LEVELS} onChange={setLevel} />
          </div>
          <AmountField label="Stake" unit={unit} text={stakeText} onText={setStakeText} hint={<>Between {exact(result.minimal)} and {exact(result.maximal)} for this score.</>} />
          <p className="field-row presets">
            <button className="button small" onClick={() => setStakeText(editable(ceilToToken(result.minimal)))}>Least</button>
            <button className="button small" onClick={() => setStakeText(editable(result.maximal))}>Most</button>
          </p>
          <Range label="Commission" value={commission} least={0} most={100} step={1} onChange={setCommission} hint="Percent, the pool owner’s part" />
          <Facts
            rows={[
              ['V at the start', short(toBalance(result.initialV))],
              ['Its weight', short(toBalance(result.share))],
              ['All others', others === 0n ? 'none: it would earn alone' : short(toBalance(others))],
              ['Budget a block', <Amount key="budget" of={toBalance(parameters.budget_per_block)} />],
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}

const REFUSALS = {
  TooSlow: 'This score is too low to compute',
  TooLittleStake: 'That stake is too small for this score',
  TooMuchStake: 'That stake is too large: V would exceed its limit',
} as const;

const NO_SCORES = 1000;

/** The middle one of the scores of this network's workers. */
function usualScore(workers: ReadonlyMap<string, Worker>): number {
  const scores = [...workers.values()].flatMap(({ info }) => info.initial_score ?? []).sort((a, b) => a - b);
  return scores[scores.length >> 1] ?? NO_SCORES;
}

/** Nobody needs the digits of a yield of a network without competition. */
const yieldText = (earned: bigint, stake: bigint): string => (earned > stake * 100n ? '> 9\u202f999 %' : percent(earned, stake));

/** A round figure that is surely enough. */
const ceilToToken = (amount: bigint): bigint => ((amount + 10n ** 12n - 1n) / 10n ** 12n) * 10n ** 12n;

interface RangeProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly hint: string;
  readonly onChange: (value: number) => void;
}

function Range({ label, value, least, most, step, hint, onChange }: RangeProps) {
  const id = useId();
  const take = (text: string) => {
    const number = Number(text);
    if (Number.isFinite(number)) {
      onChange(Math.min(most, Math.max(least, Math.round(number))));
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="range">
        <input id={id} type="range" min={least} max={most} step={step} value={value} onChange={(event) => take(event.target.value)} aria-describedby={`${id}-hint`} />
        <input className="input number" type="number" min={least} max={most} value={value} aria-label={`${label}, as a number`} onChange={(event) => take(event.target.value)} />
      </div>
      <p id={`${id}-hint`} className="field-hint">{hint}</p>
    </div>
  );
}
