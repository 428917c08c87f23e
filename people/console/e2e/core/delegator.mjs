import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOKEN } from '../chain.mjs';
import { choose, exactly, figure, fill, go, sign } from '../steps.mjs';
import { wallet } from '../wallet.mjs';
import { alice, bob } from '../world.mjs';

export const delegator = (world) => describe('a delegator', () => {
  const withWallet = (use) => world.withPage({ prepare: wallet([alice, bob]) }, use);

  test('delegation_contributedAndWithdrawn_exactly', () =>
    withWallet(async (page) => {
      const pid = (await world.chain.poolCount()) - 1n;
      await choose(page, 'Bob');
      await go(page, `/pools/${pid}`);
      await page.getByRole('button', { name: 'Delegate', exact: true }).click();
      const wrappedBefore = await world.chain.wrapped(bob.address);
      const give = await world.spent(bob.address, async () => {
        await fill(page, { Amount: '250.5' });
        return sign(page);
      });
      assert.match(give.text, /delegated 250\.5/);
      assert.equal(give.taken + wrappedBefore - (await world.chain.wrapped(bob.address)), 250n * TOKEN + TOKEN / 2n);
      assert.equal((await world.chain.pool(pid)).basepool.total_value, 250n * TOKEN + TOKEN / 2n);
      // The pool's cap is 5000.5: what it may still take, on its page and in the list.
      const room = `[title="${exactly(4_750n * TOKEN)} W-PHA"]`;
      await figure(page, 'Delegated').locator(room).waitFor();
      await page.getByRole('button', { name: 'Delegate', exact: true }).click();
      await page.getByLabel('Amount', { exact: true }).fill('4750.000000000001');
      await page.getByText('That is more than 4750 W-PHA.').waitFor();
      await page.keyboard.press('Escape');
      await go(page, '/pools');
      await page.locator('.table-row', { hasText: `#${pid}` }).locator(room).waitFor();
      await go(page, '/account');
      await page.getByRole('button', { name: 'Withdraw' }).click();
      const wrapped = await world.chain.wrapped(bob.address);
      await fill(page, { Amount: '50.25' });
      await sign(page);
      assert.equal((await world.chain.wrapped(bob.address)) - wrapped, 50n * TOKEN + TOKEN / 4n);
      await page.getByText('200.25').first().waitFor();
    }));

  test('extrinsic_thatFails_isExplainedInWords', () =>
    withWallet(async (page) => {
      const { chain } = world;
      const pid = (await chain.poolCount()) - 1n;
      const held = (await chain.pool(pid)).basepool.total_value;
      await choose(page, 'Bob');
      await go(page, `/pools/${pid}`);
      await page.getByRole('button', { name: 'Delegate', exact: true }).click();
      await fill(page, { Amount: '1' });
      await page.getByRole('button', { name: 'Sign and send' }).waitFor();
      // Meanwhile the owner admits listed delegators only.
      await chain.send(chain.api.tx.PhalaBasePool.add_staker_to_whitelist({ pid, staker: alice.address }), alice);
      const text = await sign(page);
      assert.match(text, /This pool admits listed delegators only\. Ask its owner to list you\./);
      assert.match(text, /PhalaBasePool\.NotInContributeWhitelist/);
      assert.equal((await chain.pool(pid)).basepool.total_value, held);
      await chain.send(chain.api.tx.PhalaBasePool.remove_staker_from_whitelist({ pid, staker: alice.address }), alice);
    }));

  test('vaultShares_areWorthWhatTheyAreAndNoEarningIsClaimed', () =>
    withWallet(async (page) => {
      const { chain } = world;
      const { tx } = chain.api;
      const pid = await chain.poolCount();
      await chain.send(tx.PhalaVault.create({}), alice);
      await chain.send(tx.Utility.batch_all({
        calls: [tx.PhalaWrappedBalances.wrap({ amount: 30n * TOKEN }), tx.PhalaVault.contribute({ pid, amount: 30n * TOKEN })].map(({ decodedCall }) => decodedCall),
      }), bob);
      await choose(page, 'Bob');
      await go(page, '/account');
      const row = page.getByRole('group', { name: 'Delegations' }).locator('tr', { hasText: `Pool #${pid}` });
      await row.locator('[title="30 W-PHA"]').waitFor();
      await row.getByText('not counted for vaults').waitFor();
      assert.equal(await row.getByRole('button').count(), 0);
      await figure(page, 'Earned by delegating').getByText('without vaults').waitFor();
    }));
});
