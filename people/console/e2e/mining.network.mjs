// The console over a network that mines: `khala dev` with its gatekeeper and workers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit, sideways } from './audit.mjs';
import { launch, withPage as usePage } from './browser.mjs';
import { connect, TOKEN, wellKnown } from './chain.mjs';
import { startNetwork } from './network.mjs';
import { picture } from './pictures.mjs';
import { PAGES, choose, fill, go, grouped, settled, sign, waitUntil } from './steps.mjs';
import { wallet } from './wallet.mjs';

const SLOW_MILLIS = 300_000;

let network;
let chain;
let url;
let browser;
let operator;
let pool;

before(async () => {
  network = await startNetwork({ workers: 2 });
  chain = connect(network.rpc);
  // As `khala dev` itself serves it.
  url = network.console;
  browser = await launch();
  const pools = await chain.api.query.PhalaBasePool.Pools.getEntries({ at: 'finalized' });
  pool = pools.map(({ value }) => value.value).find(({ workers }) => workers.length > 0);
  operator = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map(wellKnown).find(({ address }) => address === pool.basepool.owner);
});

after(async () => {
  chain?.close();
  await browser?.close();
  await network?.stop();
});

const withPage = (options, use) => usePage(browser, url, options, use);

const finalized = { at: 'finalized' };
const sessionAccount = (worker) => chain.api.query.PhalaComputation.WorkerBindings.getValue(worker, finalized);
const session = async (worker) => chain.api.query.PhalaComputation.Sessions.getValue(await sessionAccount(worker), finalized);
const stateOf = async (worker) => (await session(worker)).state.type;
const stakeOf = async (worker) => (await chain.api.query.PhalaComputation.Stakes.getValue(await sessionAccount(worker), finalized)) ?? 0n;
const freeOf = () => chain.wrapped(pool.basepool.pool_account_id);

describe('a network that mines', () => {
  test('overview_workersMine_showsPayoutsAsTheyCome', () =>
    withPage({}, async (page) => {
      const earning = page.locator('.figure', { hasText: 'Workers earning' }).locator('.figure-value');
      await earning.waitFor();
      await page.locator('.events', { hasText: 'received' }).first().waitFor();
      await waitUntil('both earn', async () => (await earning.innerText()) === '2');
    }));

  test('worker_thatAnswers_showsItsSession', () =>
    withPage({}, async (page) => {
      const [worker] = pool.workers;
      await go(page, `/workers/${worker}`);
      await page.getByText('Earning').first().waitFor();
      await page.getByText('Development attestation').waitFor();
      await page.locator('.events', { hasText: /answered (a|\d+) challenge/ }).first().waitFor();
      await page.locator('.figure', { hasText: 'Expected a day' }).waitFor();
      const { benchmark } = await session(worker);
      await page.getByText(`started with ${benchmark.p_init}`).waitFor();
    }));

  test('everyPage_twoWidthsAndBothThemes_isPictured', async () => {
    const pages = {
      ...PAGES, worker: `/workers/${pool.workers[0]}`, pool: `/pools/${pool.basepool.pid}`,
      block: `/explorer/block/${await chain.height()}`, address: `/explorer/account/${operator.address}`,
    };
    for (const width of [390, 1440]) {
      for (const theme of ['light', 'dark']) {
        await withPage({ width, theme, prepare: wallet([operator]) }, async (page) => {
          await page.locator('.figure', { hasText: 'Workers earning' }).waitFor();
          await choose(page, operator.name);
          for (const [name, path] of Object.entries(pages)) {
            await settled(page, path);
            await page.waitForTimeout(300);
            await picture(page, `${name}-${width}-${theme}`);
            if (width === 1440) {
              assert.deepEqual(await audit(page), [], path);
            }
            assert.equal(await sideways(page), 0, path);
          }
        });
      }
    }
  });

  test('ownerRewards_ofTheCommission_areClaimedToTheLastUnit', () =>
    withPage({ prepare: wallet([operator]) }, async (page) => {
      const { pid } = pool.basepool;
      await choose(page, operator.name);
      await go(page, `/pools/${pid}`);
      await page.getByRole('button', { name: 'Commission' }).click();
      await fill(page, { 'Your part of what the pool earns': '50' });
      await sign(page);
      const rewards = () => chain.wrapped(pool.owner_reward_account);
      const before = await chain.wrapped(operator.address);
      await waitUntil('a payout with commission', async () => (await rewards()) > 0n, SLOW_MILLIS);
      await page.getByRole('button', { name: 'Claim' }).click();
      const text = await sign(page);
      assert.match(text, /claimed/);
      const claimed = (await chain.wrapped(operator.address)) - before;
      assert.ok(claimed > 0n);
      const exact = `${grouped(claimed / TOKEN)}.${String(claimed % TOKEN).padStart(12, '0')}`.replace(/\.?0+$/, '');
      await go(page, '/account');
      await page.locator(`[title^="${exact} "]`).first().waitFor();
    }));

  test('worker_stoppedReclaimedRemovedAddedAndStarted_byItsOwner', () =>
    withPage({ prepare: wallet([operator]) }, async (page) => {
      const worker = pool.workers[1];
      await choose(page, operator.name);
      await go(page, `/pools/${pool.basepool.pid}`);
      const row = page.locator('.plain-table tr', { has: page.locator(`a[title="${worker}"]`) });
      const stake = await stakeOf(worker);
      await row.getByRole('button', { name: 'Stop' }).click();
      await sign(page);
      assert.equal(await stateOf(worker), 'WorkerCoolingDown');
      await row.getByText('Cooling down').waitFor();
      const free = await freeOf();
      // The cool-down of a development network is a minute.
      await row.getByRole('button', { name: 'Reclaim' }).click({ timeout: SLOW_MILLIS });
      assert.match(await sign(page), /came back in full/);
      assert.equal(await stateOf(worker), 'Ready');
      assert.equal(await stakeOf(worker), 0n);
      assert.equal((await freeOf()) - free >= stake, true, 'the stake is not free again');
      await row.getByRole('button', { name: 'Remove' }).click();
      assert.match(await sign(page), /left Pool/);
      assert.equal(await sessionAccount(worker), undefined);
      await page.locator('.owner .chips li', { has: page.locator(`a[title="${worker}"]`) }).getByRole('button', { name: 'Add' }).click();
      assert.match(await sign(page), /joined Pool/);
      await row.getByRole('button', { name: 'Start' }).click();
      await fill(page, { Stake: String(stake / TOKEN) });
      assert.match(await sign(page), /works with a stake of/);
      assert.equal(await stakeOf(worker), (stake / TOKEN) * TOKEN);
      await row.getByText('Earning').waitFor();
    }));

  test('worker_restartedWithMoreStake_hasIt', () =>
    withPage({ prepare: wallet([operator]) }, async (page) => {
      const worker = pool.workers[1];
      await choose(page, operator.name);
      await go(page, `/workers/${worker}`);
      const more = (await stakeOf(worker)) + 10n * TOKEN;
      await page.getByRole('button', { name: 'Restart' }).click();
      await fill(page, { Stake: String(more / TOKEN) });
      await sign(page);
      assert.equal(await stakeOf(worker), (more / TOKEN) * TOKEN);
      await page.locator('.callout', { hasText: 'Earning' }).waitFor();
    }));

  test('worker_goesOffline_isSeenWithoutReloading', () =>
    withPage({}, async (page) => {
      const worker = pool.workers[0];
      await go(page, `/workers/${worker}`);
      await page.locator('.callout', { hasText: 'Earning' }).waitFor();
      for (const { role, pid, worker: of } of network.processes) {
        if (of === worker && ['relayer', 'pruntime'].includes(role)) {
          process.kill(pid, 'SIGKILL');
        }
      }
      await waitUntil('offline on chain', async () => (await stateOf(worker)) === 'WorkerUnresponsive', SLOW_MILLIS);
      await page.getByText('It did not answer a challenge in time.').waitFor();
      await page.getByText('missed a challenge and is offline').first().waitFor();
      await page.getByText('Each hour away takes about').waitFor();
      await picture(page, 'offline-1440-light');
    }));
});
