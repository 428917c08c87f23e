import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit, sideways } from '../audit.mjs';
import { SLOW_MILLIS } from '../mine.mjs';
import { picture } from '../pictures.mjs';
import { PAGES, choose, figure, settled, waitUntil } from '../steps.mjs';
import { wallet } from '../wallet.mjs';

/** Blocks of one visit that give the charts a shape. */
const SEEN_BLOCKS = 12;

export const pictures = (mine) => describe('pages of a network that mines', () => {
  /** The newest block with something that somebody signed. */
  async function signedBlock() {
    for (let number = await mine.chain.height(); number > 0; number--) {
      const hash = await mine.chain.client._request('chain_getBlockHash', [number]);
      const events = await mine.query.System.Events.getValue({ at: hash });
      if (events.some(({ event }) => event.type === 'TransactionPayment')) {
        return number;
      }
    }
    throw new Error('nobody has signed anything');
  }

  for (const theme of ['light', 'dark']) {
    test(`everyPage_${theme}_isPicturedAtTwoWidthsAndHasNoSeriousIssue`, () =>
      mine.withPage({ theme, prepare: wallet([mine.operator, mine.delegator]) }, async (page) => {
        const pages = {
          ...PAGES, worker: `/workers/${mine.pool.workers[0]}`, pool: `/pools/${mine.pid}`,
          block: `/explorer/block/${await signedBlock()}`, address: `/explorer/account/${mine.operator.address}`,
        };
        await figure(page, 'Workers earning').waitFor();
        const from = await mine.chain.height();
        await waitUntil('some blocks of this visit', async () => (await mine.chain.height()) >= from + SEEN_BLOCKS, SLOW_MILLIS);
        await choose(page, mine.operator.name);
        const look = async (name, path, width) => {
          await page.setViewportSize({ width, height: 900 });
          await settled(page, path);
          await page.waitForTimeout(300);
          assert.equal(await sideways(page), 0, `${path} at ${width}`);
          await picture(page, `${name}-${width}-${theme}`);
          assert.deepEqual(await audit(page), [], `${path} at ${width}`);
        };
        for (const [name, path] of Object.entries(pages)) {
          for (const width of [390, 1440]) {
            await look(name, path, width);
          }
        }
        await choose(page, mine.delegator.name);
        for (const width of [390, 1440]) {
          await look('account-delegator', '/account', width);
        }
      }));
  }
});
