import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOKEN } from '../chain.mjs';
import { choose, fill, go, heading, sign } from '../steps.mjs';
import { wallet } from '../wallet.mjs';
import { alice, bob } from '../world.mjs';

export const owner = (world) => describe('the owner of a pool', () => {
  const withWallet = (use) => world.withPage({ prepare: wallet([alice, bob]) }, use);

  test('pool_createdCappedAndCommissioned_isOnChain', () =>
    withWallet(async (page) => {
      await choose(page, 'Alice');
      await go(page, '/pools');
      const pid = await world.chain.poolCount();
      await page.getByRole('button', { name: 'Create a pool' }).click();
      assert.match(await sign(page), /created Pool/);
      await go(page, `/pools/${pid}`);
      await heading(page, `Pool #${pid}`).waitFor();
      await page.getByRole('button', { name: 'Commission' }).click();
      await fill(page, { 'Your part of what the pool earns': '7.25' });
      await sign(page);
      await page.getByRole('button', { name: 'Cap', exact: true }).click();
      await fill(page, { 'The most the pool holds': '5000.5' });
      await sign(page);
      const pool = await world.chain.pool(pid);
      assert.equal(pool.basepool.owner, alice.address);
      assert.equal(pool.payout_commission, 72_500);
      assert.equal(pool.cap, 5_000n * TOKEN + TOKEN / 2n);
      await page.getByText('7.25 %').first().waitFor();
    }));

  test('pool_describedAndListed_saysSoToEverybody', () =>
    withWallet(async (page) => {
      const pid = (await world.chain.poolCount()) - 1n;
      await choose(page, 'Alice');
      await go(page, `/pools/${pid}`);
      await page.getByRole('button', { name: 'Description' }).click();
      await fill(page, { 'About the pool': 'Two machines in a cellar', Announcement: 'Back on Monday' });
      await sign(page);
      await page.getByText('Two machines in a cellar').waitFor();
      const stored = JSON.parse(await world.chain.description(pid));
      assert.equal(stored.basic, 'Two machines in a cellar');
      assert.equal(stored.ann, 'Back on Monday');
      await page.getByRole('button', { name: 'Admit' }).click();
      await fill(page, { Address: bob.address });
      await sign(page);
      assert.deepEqual(await world.chain.whitelist(pid), [bob.address]);
      await page.getByText('listed delegators only').first().waitFor();
      await page.getByRole('button', { name: `Take ${bob.address} off the list` }).click();
      await sign(page);
      assert.equal(await world.chain.whitelist(pid), undefined);
    }));
});
