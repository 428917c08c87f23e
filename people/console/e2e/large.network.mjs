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

  test('scrolling_isSmooth_measured', () =>
    withPage('/workers', async (page) => {
      await page.getByText(ALL).waitFor();
      const frames = await page.evaluate(async () => {
        const gaps = [];
        let last = performance.now();
        for (let i = 0; i < 120; i++) {
          window.scrollBy(0, 400);
          await new Promise((done) => requestAnimationFrame(done));
          const now = performance.now();
          gaps.push(now - last);
          last = now;
        }
        return gaps.sort((a, b) => a - b);
      });
      console.log(`scrolling: median frame ${frames[60].toFixed(1)} ms, 95th percentile ${frames[114].toFixed(1)} ms`);
      assert.ok((await page.locator('.table-body .table-row').count()) > 10, 'no row is in sight after scrolling');
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
