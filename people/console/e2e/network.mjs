// Real networks, started by the launcher as people start them.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Another launcher may be named, such as that of an installed distribution. */
const KHALA = process.env.KHALA ?? fileURLToPath(new URL('../../../khala', import.meta.url));
const STOP_MILLIS = 15_000;
const START_MILLIS = 300_000;
const BUILD_MILLIS = 900_000;

/** The launcher builds what is older than its sources; a node is only waited for afterwards. */
let launcher = null;
const built = () => (launcher ??= promisify(execFile)(KHALA, ['--version'], { timeout: BUILD_MILLIS }));

/** Starts a command and waits for one of its events. */
async function run(args, wanted, millis) {
  await built();
  const process = spawn(KHALA, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const seen = [];
  let errors = '';
  process.stderr.on('data', (data) => (errors = (errors + data).slice(-4000)));
  const lines = createInterface({ input: process.stdout });
  const ready = await new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`${args.join(' ')}: no "${wanted}" within ${millis} ms\n${errors}`)), millis);
    lines.on('line', (line) => {
      const event = JSON.parse(line);
      seen.push(event);
      if (event.event === wanted) {
        clearTimeout(late);
        done(event);
      }
    });
    process.on('exit', (code) => fail(new Error(`${args.join(' ')} ended with ${code}\n${errors}`)));
  });
  const ended = new Promise((done) => process.on('exit', done));
  const stop = async () => {
    process.kill('SIGTERM');
    const killer = setTimeout(() => process.kill('SIGKILL'), STOP_MILLIS);
    await ended;
    clearTimeout(killer);
  };
  return { ready, seen, stop };
}

export const folder = () => mkdtempSync(join(tmpdir(), 'khala-console-'));
export const forget = (path) => rmSync(path, { recursive: true, force: true });

/** One node with an empty development chain, or the chain of a spec. */
export async function startNode({ basePath, port = 0, chain = 'dev', blockTime = '1s' }) {
  const { ready, stop } = await run(
    ['node', '--chain', chain, '--base-path', basePath, '--rpc-port', String(port), '--block-time', blockTime, '--json'],
    'node-up', START_MILLIS,
  );
  return { rpc: ready.rpc, port: Number(new URL(ready.rpc).port), stop };
}

/** A network that mines: gatekeeper and workers. `processes` can be killed one by one. */
export async function startNetwork({ workers = 2 } = {}) {
  const { ready, seen, stop } = await run(
    ['dev', '--tmp', '--json', '--workers', String(workers), '--rpc-port', '0', '--console-port', '0', '--pruntime-port', '0', '--restart', 'never'],
    'ready', 2 * START_MILLIS,
  );
  return { ...ready, seen, stop };
}
