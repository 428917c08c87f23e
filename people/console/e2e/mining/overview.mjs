import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toBalance } from '../chain.mjs';
import { described, firstLoad } from '../first-load.mjs';
import { POLICY } from '../serve.mjs';
import { exactly, figure, grouped, waitUntil } from '../steps.mjs';

const LOADS = 5;

export const overview = (mine) => describe('the overview of a network that mines', () => {
  const amountOf = (page, name) => figure(page, name).locator('.figure-value [title]').getAttribute('title');

  test('server_ofTheNetwork_sendsThePolicy', async () => {
    const { headers } = await fetch(mine.network.console);
    assert.equal(headers.get('content-security-policy'), POLICY);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  });

  test('firstLoad_coldCache_isMeasured', async () => {
    for (let i = 0; i < LOADS; i++) {
      console.log(described(await firstLoad(mine.browser, mine.network.console)));
    }
  });

  test('workersMine_payoutsAppearAsTheyCome', () =>
    mine.withPage({}, async (page) => {
      await page.locator('.events', { hasText: 'received' }).first().waitFor();
      await waitUntil('both earn', async () => (await figure(page, 'Workers earning').locator('.figure-value').innerText()) === '2');
      for (const chart of [/^Paid to pools per block/, /^Stake at work/, /^Seconds between blocks/]) {
        await page.getByRole('img', { name: chart }).locator('canvas').waitFor();
      }
    }));

  test('figures_areWhatTheChainSays', () =>
    mine.withPage({}, async (page) => {
      await figure(page, 'Delegated').waitFor();
      const at = { at: 'finalized' };
      const { PhalaComputation, PhalaBasePool, Balances } = mine.query;
      // Payouts raise it meanwhile, so both are read until they agree.
      await waitUntil('what is delegated, to the last unit', async () => {
        const pools = await PhalaBasePool.Pools.getEntries(at);
        const delegated = pools.reduce((sum, { value }) => sum + (value.type === 'StakePool' ? value.value.basepool.total_value : 0n), 0n);
        return (await amountOf(page, 'Delegated')) === `${exactly(delegated)} PHA`;
      });
      const stakes = await PhalaComputation.Stakes.getEntries(at);
      assert.equal(await amountOf(page, 'At work'), `${exactly(stakes.reduce((sum, { value }) => sum + value, 0n))} PHA`);
      const { budget_per_block: budget } = await PhalaComputation.TokenomicParameters.getValue(at);
      assert.equal(await amountOf(page, 'Budget per block'), `${exactly(toBalance(budget))} PHA`);
      const workers = await mine.query.PhalaRegistry.Workers.getEntries(at);
      await figure(page, 'Workers earning').getByText(`${workers.length} registered`).waitFor();
      await figure(page, 'Next halving').getByText(/^block [\d\u202f]+, to three quarters$/).waitFor();
      // Ten thousand of hundreds of millions.
      assert.ok((await mine.value()) * 10_000n < (await Balances.TotalIssuance.getValue(at)));
      await figure(page, 'Delegated').getByText('< 0.01 % of all tokens').waitFor();
      await waitUntil('a finalised block of the chain', async () => {
        const shown = await figure(page, 'Finalised block').locator('.figure-value').innerText();
        return shown === grouped(await mine.chain.height());
      });
    }));
});
