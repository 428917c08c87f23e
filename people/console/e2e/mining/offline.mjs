import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SLOW_MILLIS } from '../mine.mjs';
import { picture } from '../pictures.mjs';
import { choose, exactly, figure, go, sign, waitUntil } from '../steps.mjs';
import { wallet } from '../wallet.mjs';

/** V grew for a window's time before it was offline. Slashing takes it back in a third of that, this is more. */
const OFFLINE_BLOCKS = 30;

export const offline = (mine) => describe('a worker that goes away', () => {
  test('worker_goesOffline_isSeenWithoutReloading', () =>
    mine.withPage({}, async (page) => {
      const worker = mine.pool.workers[0];
      await go(page, `/workers/${worker}`);
      await page.locator('.callout', { hasText: 'Earning' }).waitFor();
      mine.cut(worker);
      await waitUntil('offline on chain', async () => (await mine.stateOf(worker)) === 'WorkerUnresponsive', SLOW_MILLIS);
      await page.getByText('It did not answer a challenge in time.').waitFor();
      await page.getByText('missed a challenge and is offline').first().waitFor();
      await page.getByText('Each hour away takes about').waitFor();
      await picture(page, 'offline-1440-light');
      await go(page, '/');
      await page.locator('.events').getByText('missed a challenge and is offline').first().waitFor();
      await figure(page, 'Workers earning').getByText('1 offline').waitFor();
    }));

  test('stakeOfIt_reclaimed_isLessByWhatTheReviewSaid', () =>
    mine.withPage({ prepare: wallet([mine.operator]) }, async (page) => {
      const worker = mine.pool.workers[0];
      await choose(page, mine.operator.name);
      await go(page, `/workers/${worker}`);
      const from = await mine.chain.height();
      await waitUntil('V below its start', async () => (await mine.chain.height()) >= from + OFFLINE_BLOCKS, SLOW_MILLIS);
      await page.getByRole('button', { name: 'Stop' }).click();
      await sign(page);
      const stake = await mine.stakeOf(worker);
      await page.getByRole('button', { name: 'Reclaim' }).click({ timeout: SLOW_MILLIS });
      const dialog = page.getByRole('dialog');
      await dialog.getByText('The loss lowers the value of all shares of the pool.').waitFor();
      const review = await dialog.innerText();
      const text = await sign(page);
      assert.match(text, /came back without [\d\u202f.<> ]+ W-PHA, lost to slashing/);
      const { slashed } = await lastReclaim();
      assert.ok(slashed > 0n && slashed < stake);
      assert.ok(review.includes(`${exactly(slashed)} W-PHA are lost`), review);
      assert.ok(review.includes(`${exactly(stake - slashed)} W-PHA return`), review);
      await go(page, '/');
      await page.locator('.events', { hasText: 'to slashing' }).first().waitFor();
    }));

  /** The chain's own word of it. */
  async function lastReclaim() {
    const { chain } = mine;
    for (let number = await chain.height(); number > 0; number--) {
      const hash = await chain.client._request('chain_getBlockHash', [number]);
      for (const { event } of await mine.query.System.Events.getValue({ at: hash })) {
        if (event.type === 'PhalaComputation' && event.value.type === 'WorkerReclaimed') {
          return event.value.value;
        }
      }
    }
    throw new Error('no worker was reclaimed');
  }
});
