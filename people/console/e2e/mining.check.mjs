// The console over a network that mines: `khala dev` with its gatekeeper and workers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, open } from './browser.mjs';
import { connect, wellKnown } from './chain.mjs';
import { startNetwork } from './network.mjs';
import { serve } from './serve.mjs';
import { choose, fill, go, sign, waitUntil } from './steps.mjs';
import { wallet } from './wallet.mjs';

const SHOTS = fileURLToPath(new URL('../target/screenshots', import.meta.url));
const OFFLINE_MILLIS = 300_000;

let network;
let chain;
let host;
let browser;
let operator;
let pool;

before(async () => {
  network = await startNetwork({ workers: 2 });
  chain = connect(network.rpc);
  host = await serve({ config: { rpc: network.rpc } });
  browser = await launch();
  const pools = await chain.api.query.PhalaBasePool.Pools.getEntries({ at: 'finalized' });
  pool = pools.map(({ value }) => value.value).find(({ workers }) => workers.length > 0);
  operator = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map(wellKnown).find(({ address }) => address === pool.basepool.owner);
});

after(async () => {
  chain?.close();
  await browser?.close();
  await host?.close();
  await network?.stop();
});

const session = async (worker) => {
  const account = await chain.api.query.PhalaComputation.WorkerBindings.getValue(worker, { at: 'finalized' });
  return chain.api.query.PhalaComputation.Sessions.getValue(account, { at: 'finalized' });
};
const stateOf = async (worker) => (await session(worker)).state.type;
const stakeOf = async (worker) => {
  const account = await chain.api.query.PhalaComputation.WorkerBindings.getValue(worker, { at: 'finalized' });
  return (await chain.api.query.PhalaComputation.Stakes.getValue(account, { at: 'finalized' })) ?? 0n;
};

describe('a network that mines', () => {
  test('overview_workersMine_showsPayoutsAsTheyCome', async () => {
    const { page, context, complaints } = await open(browser, host.url);
    await page.locator('.figure', { hasText: 'Workers earning' }).waitFor();
    await page.locator('.events', { hasText: 'received' }).first().waitFor();
    assert.equal(await page.locator('.figure', { hasText: 'Workers earning' }).locator('.figure-value').innerText(), '2');
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('worker_thatAnswers_showsItsSession', async () => {
    const [worker] = pool.workers;
    const { page, context } = await open(browser, `${host.url}#/workers/${worker}`);
    await page.getByText('Earning').first().waitFor();
    await page.getByText('Development attestation').waitFor();
    await page.locator('.events', { hasText: 'answered a challenge' }).waitFor();
    await context.close();
  });

  test('everyPage_twoWidthsAndBothThemes_isPictured', async () => {
    mkdirSync(SHOTS, { recursive: true });
    const pages = {
      overview: '/', workers: '/workers', worker: `/workers/${pool.workers[0]}`, pools: '/pools',
      pool: `/pools/${pool.basepool.pid}`, account: '/account', explorer: '/explorer',
      block: `/explorer/block/${await chain.height()}`, address: `/explorer/account/${operator.address}`,
      calculator: '/calculator', settings: '/settings',
    };
    for (const width of [390, 1440]) {
      for (const theme of ['light', 'dark']) {
        const { page, context, complaints } = await open(browser, host.url, { width, theme, prepare: wallet([operator]) });
        await page.locator('.figure', { hasText: 'Workers earning' }).waitFor();
        await choose(page, operator.name);
        for (const [name, path] of Object.entries(pages)) {
          await go(page, path);
          await page.waitForTimeout(700);
          await page.screenshot({ path: `${SHOTS}/${name}-${width}-${theme}.png`, fullPage: true });
        }
        assert.deepEqual(complaints, []);
        await context.close();
      }
    }
  });

  test('worker_stoppedReclaimedAndStarted_byItsOwner', async () => {
    const worker = pool.workers[1];
    const { page, context } = await open(browser, host.url, { prepare: wallet([operator]) });
    await choose(page, operator.name);
    await go(page, `/pools/${pool.basepool.pid}`);
    const row = page.locator('.plain-table tr', { has: page.locator(`a[title="${worker}"]`) });
    const stake = await stakeOf(worker);
    await row.getByRole('button', { name: 'Stop' }).click();
    await sign(page);
    assert.equal(await stateOf(worker), 'WorkerCoolingDown');
    await row.getByText('Cooling down').waitFor();
    await row.getByRole('button', { name: 'Reclaim' }).click();
    assert.match(await sign(page), /came back in full/);
    assert.equal(await stateOf(worker), 'Ready');
    assert.equal(await stakeOf(worker), 0n);
    await row.getByRole('button', { name: 'Start' }).click();
    await fill(page, { Stake: String(stake / 10n ** 12n) });
    assert.match(await sign(page), /works with a stake of/);
    assert.equal(await stakeOf(worker), (stake / 10n ** 12n) * 10n ** 12n);
    await row.getByText('Earning').waitFor();
    await context.close();
  });

  test('worker_goesOffline_isSeenWithoutReloading', async () => {
    const worker = pool.workers[0];
    const { page, context } = await open(browser, `${host.url}#/workers/${worker}`);
    await page.getByText('Earning').first().waitFor();
    for (const { role, pid, worker: of } of network.processes) {
      if (of === worker && ['relayer', 'pruntime'].includes(role)) {
        process.kill(pid, 'SIGKILL');
      }
    }
    await waitUntil('offline on chain', async () => (await stateOf(worker)) === 'WorkerUnresponsive', OFFLINE_MILLIS);
    await page.getByText('It did not answer a challenge in time.').waitFor();
    await page.getByText('missed a challenge and is offline').first().waitFor();
    await context.close();
  });
});
