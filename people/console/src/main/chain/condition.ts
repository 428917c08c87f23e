// What a worker is doing, in one line: earning, or not earning because …, and what helps.
import type { Economy, Worker } from './model';

export type ConditionName =
  | 'earning'
  | 'offline'
  | 'cooling'
  | 'reclaimable'
  | 'ready'
  | 'unassigned'
  | 'benchmarking'
  | 'slow'
  | 'gatekeeper'
  | 'reregister';

export interface Condition {
  readonly name: ConditionName;
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'info' | 'plain';
  /** A sentence that says why. */
  readonly why: string;
  /** What the owner should do next; null when there is nothing to do. */
  readonly advice: string | null;
}

/** Seconds until the stake of a cooling worker can be reclaimed; 0 when it can. */
export function coolDownLeft(worker: Worker, coolDownSeconds: number, nowSeconds: number): number {
  const start = Number(worker.details?.cool_down_start ?? 0n);
  return Math.max(0, start + coolDownSeconds - nowSeconds);
}

/** A worker's session once it was started: until then its figures say nothing. */
export const startedOf = ({ details }: Worker): Worker['details'] => (details?.state.type === 'Ready' ? null : details);

export function conditionOf(worker: Worker, economy: Economy | null, nowSeconds: number): Condition {
  const { details, info, pid, session } = worker;
  switch (details?.state.type) {
    case 'WorkerIdle':
      return {
        name: 'earning', label: 'Earning', tone: 'good', advice: null,
        why: details.benchmark.challenge_time_last === 0n
          ? 'It computes. Its first answer to a challenge will be paid for every block since it started.'
          : 'It computes, answers its challenges and is paid for every block.',
      };
    case 'WorkerUnresponsive':
      return {
        name: 'offline', label: 'Offline', tone: 'bad',
        why: 'It did not answer a challenge in time. It is not paid, and its V falls until it answers again.',
        advice: 'Check that pRuntime and the relayer run and that the relayer follows the chain. It recovers by itself with its next answer.',
      };
    case 'WorkerCoolingDown': {
      const left = coolDownLeft(worker, economy?.coolDownSeconds ?? 0, nowSeconds);
      return left > 0
        ? {
            name: 'cooling', label: 'Cooling down', tone: 'warn',
            why: 'It was stopped. Its stake is locked until the cool-down is over.',
            advice: 'Wait for the end of the cool-down, then reclaim the stake.',
          }
        : {
            name: 'reclaimable', label: 'Reclaimable', tone: 'warn',
            why: 'The cool-down is over and the stake still lies with the worker.',
            advice: 'Reclaim the stake. Anybody may do it; the pool gets it.',
          };
    }
  }
  if (session === null && economy !== null && economy.gatekeepers.includes(worker.key)) {
    return {
      name: 'gatekeeper', label: 'Gatekeeper', tone: 'info', advice: null,
      why: 'It keeps the network’s keys and computes what workers earn. No pool stakes on it.',
    };
  }
  if (info.initial_score === undefined) {
    return {
      name: 'benchmarking', label: 'Benchmarking', tone: 'plain',
      why: 'It is registered and has no score yet.',
      advice: 'Wait for the benchmark. If it takes longer than some minutes, check the relayer.',
    };
  }
  if (economy !== null && info.initial_score < economy.leastScore) {
    return {
      name: 'slow', label: 'Too slow', tone: 'warn',
      why: `Its score of ${info.initial_score} is below ${economy.leastScore}, the least that this network starts a worker with.`,
      advice: 'Give it more cores and restart pRuntime to benchmark again.',
    };
  }
  if (session === null && economy !== null && economy.launchedAt !== null && (worker.addedAt ?? 0) <= economy.launchedAt) {
    return {
      name: 'reregister', label: 'Must register again', tone: 'warn',
      why: 'It registered before the gatekeepers launched, so no pool can take it.',
      advice: 'Restart its relayer: it registers the worker again.',
    };
  }
  if (pid === null) {
    return info.operator === undefined
      ? {
          name: 'unassigned', label: 'No operator', tone: 'plain',
          why: 'It is registered without an operator, so no pool can take it.',
          advice: 'Name an operator in its relayer’s configuration and restart the relayer.',
        }
      : {
          name: 'unassigned', label: 'In no pool', tone: 'plain',
          why: 'It is registered and scored, and no pool uses it.',
          advice: 'Its operator can add it to a stake pool of their own.',
        };
  }
  return {
    name: 'ready', label: 'Ready', tone: 'plain',
    why: 'It is in a pool and has no stake, so it does not compute.',
    advice: 'The pool owner can start it with free stake of the pool.',
  };
}

/** What a confidence level says about the hardware, for people. */
export function attestationInWords(level: number, provider: string | undefined): { title: string; text: string; tone: 'good' | 'warn' | 'plain' } {
  if (provider === 'Development') {
    return { title: 'Development attestation', tone: 'plain', text: 'The development environment vouches for it: pRuntime was measured, but no hardware protects it. Such reports count only on development networks.' };
  }
  switch (level) {
    case 1:
      return { title: 'Level 1 · up to date', tone: 'good', text: 'The hardware, its firmware and its configuration are all at what the manufacturer asks for today.' };
    case 2:
      return { title: 'Level 2 · software hardening', tone: 'good', text: 'Firmware and configuration are up to date. The manufacturer asks programs to protect themselves against known side channels, which pRuntime does.' };
    case 3:
      return { title: 'Level 3 · configuration', tone: 'good', text: 'The machine is up to date, some settings could be stricter; every advisory that applies is an accepted one.' };
    case 4:
      return { title: 'Level 4 · open advisories', tone: 'warn', text: 'A security advisory applies to this machine that is not accepted in full. Its stake counts for less.' };
    case 5:
      return { title: 'Level 5 · out of date', tone: 'warn', text: 'The firmware is out of date. An update of BIOS and microcode raises the level; until then its stake counts for less.' };
    case 128:
      return { title: 'No hardware attestation', tone: 'plain', text: 'This worker was registered without a report of a trusted environment: by the genesis, by governance, or on a development network.' };
    default:
      return { title: `Level ${level}`, tone: 'plain', text: 'This level has no meaning that this console knows.' };
  }
}

export function providerInWords(provider: string | undefined): string {
  switch (provider) {
    case undefined:
      return 'none';
    case 'Ias':
      return 'Intel EPID, through the attestation service';
    case 'Dcap':
      return 'DCAP quote, verified on chain';
    case 'Development':
      return 'development environment, no hardware';
    case 'Root':
      return 'registered by governance or genesis';
    default:
      return provider;
  }
}
