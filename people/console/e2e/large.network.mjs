// Ten thousand workers: the table stays smooth, and everything can be found.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, withPage as usePage } from './browser.mjs';
import { connect } from './chain.mjs';
import { folder, forget, startNode } from './network.mjs';
import { picture } from './pictures.mjs';
import { serve } from './serve.mjs';
import { largeSpec } from './spec.mjs';
import { heading, settled } from './steps.mjs';

const WORKERS = 10_000;
const ALL = '10\u202f000 workers';

let base;
let node;
let host;
let browser;

before(async () => {
  base = folder();
  const small = await startNode({ basePath: `${base}/small` });
  const chain = connect(small.rpc);
  const spec = await largeSpec(chain.client, base, { workers: WORKERS });
  chain.close();
  await small.stop();
  node = await startNode({ basePath: `${base}/large`, chain: spec });
  host = await serve({ config: { rpc: node.rpc } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.close();
  await node?.stop();
  forget(base);
});

const withPage = (path, use) => usePage(browser, `${host.url}#${path}`, {}, use);

const FRAMES = 120;

/** Scrolls by some rows in each frame; answers the milliseconds between frames. */
const scroll = (page, count) =>
  page.evaluate(async (frames) => {
    const gaps = [];
    let last = performance.now();
    for (let i = 0; i < frames; i++) {
      window.scrollBy(0, 400);
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  }, count);

/** What the browser itself counts of the main thread's work: scripts, styles and layout. */
async function stopwatch(page) {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable');
  const counted = async () => {
    const { metrics } = await debug.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  return {
    async of(what, times, act) {
      const before = await counted();
      const answer = await act();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const after = await counted();
      const each = (...names) => (names.reduce((sum, name) => sum + after[name] - before[name], 0) / times).toFixed(1);
      console.log(`${what}: script ${each('ScriptDuration')} ms, style and layout ${each('RecalcStyleDuration', 'LayoutDuration')} ms each`);
      return answer;
    },
  };
}

describe('ten thousand workers', () => {
  test('table_anyLength_hasOnlyTheRowsInSight', () =>
    withPage('/workers', async (page) => {
      await page.getByText(ALL).waitFor();
      assert.ok((await page.locator('.table-body .table-row').count()) < 100, 'rows out of sight exist');
      await page.locator('.table-body .table-row').first().focus();
      await page.keyboard.press('End');
      await page.locator(`[data-row="${WORKERS - 1}"]:focus`).waitFor();
      await page.keyboard.press('Home');
      await page.locator('[data-row="0"]:focus').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.locator('[data-row="1"]:focus').waitFor();
      await page.keyboard.press('Enter');
      await heading(page, /Worker/).waitFor();
    }));

  test('sortFilterAndSearch_findWhatIsMeant', () =>
    withPage('/workers', async (page) => {
      await page.getByText(ALL).waitFor();
      const scores = async () =>
        (await page.locator('.table-body .table-row [role=gridcell]:nth-child(4)').allInnerTexts()).map(Number);
      await page.getByRole('button', { name: 'Score' }).click();
      const down = await scores();
      assert.deepEqual(down, [...down].sort((a, b) => b - a));
      await page.getByLabel('Condition').click();
      await page.getByRole('option', { name: 'Offline' }).click();
      await page.getByText(/^1\s42\d workers$/).waitFor();
      // Fourteen or fifteen of the hundred workers of a pool are offline.
      await page.getByLabel('Filter workers').fill('pool #77');
      await page.getByText(/^1[45] workers$/).waitFor();
    }));

  test('sort_byPAndLevel_ordersWhatIsShownAndPutsWorkersWithoutASessionLast', () =>
    withPage('/workers', async (page) => {
      await page.getByText(ALL).waitFor();
      const cells = async (column) => (await page.locator(`.table-body .table-row [role=gridcell]:nth-child(${column})`).allInnerTexts());
      for (const inOrder of [(a, b) => b - a, (a, b) => a - b]) {
        await page.getByRole('button', { name: 'P', exact: true }).click();
        const p = (await cells(5)).map(Number);
        assert.deepEqual(p, [...p].sort(inOrder));
        await page.locator('[data-row="0"]').focus();
        await page.keyboard.press('End');
        await page.locator(`[data-row="${WORKERS - 1}"]:focus`, { hasText: 'Ready' }).waitFor();
        assert.equal(await page.locator(`[data-row="${WORKERS - 1}"] [role=gridcell]:nth-child(5)`).innerText(), '—');
        await page.keyboard.press('Home');
        await page.locator('[data-row="0"]:focus').waitFor();
      }
      await page.getByRole('button', { name: 'Level', exact: true }).click();
      assert.deepEqual(new Set(await cells(3)), new Set(['1']));
      await page.getByRole('button', { name: 'Level', exact: true }).click();
      assert.deepEqual(new Set(await cells(3)), new Set(['5']));
    }));

  test('scrollingSortingAndFiltering_areMeasured', () =>
    withPage('/workers', async (page) => {
      await page.getByText(ALL).waitFor();
      const clock = await stopwatch(page);
      const frames = await clock.of('scrolling', FRAMES, () => scroll(page, FRAMES));
      frames.sort((a, b) => a - b);
      console.log(`scrolling: median frame ${frames[FRAMES / 2].toFixed(1)} ms, 95th percentile ${frames[Math.floor(FRAMES * 0.95)].toFixed(1)} ms`);
      assert.ok((await page.locator('.table-body .table-row').count()) > 10, 'no row is in sight after scrolling');
      await page.evaluate(() => window.scrollTo(0, 0));
      for (const column of ['Score', 'Stake', 'State', 'V']) {
        await clock.of(`sorting by ${column}`, 1, () => page.getByRole('button', { name: column, exact: true }).click());
      }
      await clock.of('filtering by text, each key', 4, () => page.getByLabel('Filter workers').pressSequentially('0xa5'));
      await page.getByLabel('Filter workers').fill('');
      await page.getByText(ALL).waitFor();
      await page.getByLabel('Condition').click();
      await clock.of('filtering by condition', 1, () => page.getByRole('option', { name: 'Offline' }).click());
    }));

  test('everyPage_largeNetwork_isPictured', () =>
    withPage('/', async (page) => {
      await page.locator('.figure', { hasText: 'Workers earning' }).waitFor();
      for (const [name, path] of Object.entries({ overview: '/', workers: '/workers', pools: '/pools', pool: '/pools/7' })) {
        await settled(page, path);
        await picture(page, `large-${name}-1440-light`, false);
      }
    }));
});
