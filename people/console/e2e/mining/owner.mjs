import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOKEN } from '../chain.mjs';
import { SLOW_MILLIS } from '../mine.mjs';
import { choose, exactly, fill, go, sign, waitUntil } from '../steps.mjs';
import { wallet } from '../wallet.mjs';

export const owner = (mine) => describe('the owner of a pool that mines', () => {
  const withWallet = (use) => mine.withPage({ prepare: wallet([mine.operator]) }, use);

  test('ownerRewards_ofTheCommission_areClaimedToTheLastUnit', () =>
    withWallet(async (page) => {
      const { chain, operator, pid, pool } = mine;
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
      await go(page, '/account');
      await page.locator(`[title="${exactly(before + claimed)} W-PHA"]`).first().waitFor();
    }));

  test('worker_stoppedReclaimedRemovedAddedAndStarted_byItsOwner', () =>
    withWallet(async (page) => {
      const worker = mine.pool.workers[1];
      await choose(page, mine.operator.name);
      await go(page, `/pools/${mine.pid}`);
      const row = page.locator('.plain-table tr', { has: page.locator(`a[title="${worker}"]`) });
      const stake = await mine.stakeOf(worker);
      await row.getByRole('button', { name: 'Stop' }).click();
      await sign(page);
      assert.equal(await mine.stateOf(worker), 'WorkerCoolingDown');
      await row.getByText('Cooling down').waitFor();
      const free = await mine.free();
      // The cool-down of a development network is a minute.
      await row.getByRole('button', { name: 'Reclaim' }).click({ timeout: SLOW_MILLIS });
      assert.match(await sign(page), /came back in full/);
      assert.equal(await mine.stateOf(worker), 'Ready');
      assert.equal(await mine.stakeOf(worker), 0n);
      assert.equal((await mine.free()) - free >= stake, true, 'the stake is not free again');
      // It is in the pool without a stake: what its last session was worth says nothing now.
      await row.getByText('Ready', { exact: true }).waitFor();
      assert.equal(await row.locator('[data-name="V"]').innerText(), '—');
      await row.getByRole('button', { name: 'Remove' }).click();
      assert.match(await sign(page), /left Pool/);
      assert.equal(await mine.sessionAccount(worker), undefined);
      await page.locator('.owner .chips li', { has: page.locator(`a[title="${worker}"]`) }).getByRole('button', { name: 'Add' }).click();
      assert.match(await sign(page), /joined Pool/);
      await row.getByRole('button', { name: 'Start' }).click();
      await fill(page, { Stake: String(stake / TOKEN) });
      assert.match(await sign(page), /works with a stake of/);
      assert.equal(await mine.stakeOf(worker), (stake / TOKEN) * TOKEN);
      await row.getByText('Earning').waitFor();
    }));

  test('worker_restartedWithMoreStake_hasIt', () =>
    withWallet(async (page) => {
      const worker = mine.pool.workers[1];
      await choose(page, mine.operator.name);
      await go(page, `/workers/${worker}`);
      const more = (await mine.stakeOf(worker)) + 10n * TOKEN;
      await page.getByRole('button', { name: 'Restart' }).click();
      await fill(page, { Stake: String(more / TOKEN) });
      await sign(page);
      assert.equal(await mine.stakeOf(worker), (more / TOKEN) * TOKEN);
      await page.locator('.callout', { hasText: 'Earning' }).waitFor();
    }));
});
