// What the tests over a network that mines share: `khala dev` with its gatekeeper and workers, the
// console as it serves it, a browser, and an independent client.
import { launch, open, withPage } from './browser.mjs';
import { connect, wellKnown } from './chain.mjs';
import { startNetwork } from './network.mjs';

const AT = { at: 'finalized' };
const NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];

/** How long the network may take for what comes at random, such as a challenge. */
export const SLOW_MILLIS = 300_000;

export class Mine {
  async start() {
    this.network = await startNetwork({ workers: 2 });
    this.chain = connect(this.network.rpc);
    this.browser = await launch();
    const pools = await this.query.PhalaBasePool.Pools.getEntries(AT);
    this.pool = pools.map(({ value }) => value.value).find(({ workers }) => workers.length > 0);
    this.pid = this.pool.basepool.pid;
    const known = NAMES.map(wellKnown);
    this.operator = known.find(({ address }) => address === this.pool.basepool.owner);
    const finances = await this.query.PhalaWrappedBalances.StakerAccounts.getEntries(AT);
    this.delegator = known.find(({ address }) => finances.some(({ keyArgs: [user], value }) => user === address && value.invest_pools.some(([pid]) => pid === this.pid)));
  }

  async stop() {
    this.chain?.close();
    await this.browser?.close();
    await this.network?.stop();
  }

  get query() {
    return this.chain.api.query;
  }

  withPage(options, use) {
    return withPage(this.browser, this.network.console, options, use);
  }

  open(options) {
    return open(this.browser, this.network.console, options);
  }

  info(worker) {
    return this.query.PhalaRegistry.Workers.getValue(worker, AT);
  }

  sessionAccount(worker) {
    return this.query.PhalaComputation.WorkerBindings.getValue(worker, AT);
  }

  async session(worker) {
    return this.query.PhalaComputation.Sessions.getValue(await this.sessionAccount(worker), AT);
  }

  async stateOf(worker) {
    return (await this.session(worker)).state.type;
  }

  async stakeOf(worker) {
    return (await this.query.PhalaComputation.Stakes.getValue(await this.sessionAccount(worker), AT)) ?? 0n;
  }

  /** The pool's stake that no worker uses. */
  free() {
    return this.chain.wrapped(this.pool.basepool.pool_account_id);
  }

  async value() {
    return (await this.chain.pool(this.pid)).basepool.total_value;
  }

  /** Kills a worker's processes, as a power cut would. */
  cut(worker) {
    for (const { role, pid, worker: of } of this.network.processes) {
      if (of === worker && ['relayer', 'pruntime'].includes(role)) {
        process.kill(pid, 'SIGKILL');
      }
    }
  }
}
