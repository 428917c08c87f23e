import { describe, test } from 'node:test';
import { choose, exactly, go, waitUntil } from '../steps.mjs';
import { wallet } from '../wallet.mjs';

export const earnings = (mine) => describe('a delegator of a network that mines', () => {
  /** What the only delegator was paid since the first block, by an independent look at every block. */
  async function paidSoFar() {
    const { client, api } = mine.chain;
    let paid = 0n;
    for (let number = 1; number <= (await mine.chain.height()); number++) {
      const hash = await client._request('chain_getBlockHash', [number]);
      for (const { event } of await api.query.System.Events.getValue({ at: hash })) {
        if (event.type === 'PhalaStakePoolv2' && event.value.type === 'RewardReceived') {
          paid += event.value.value.to_stakers;
        }
      }
    }
    return paid;
  }

  // Early, as long as the page's look back reaches the first block.
  test('earnedLately_isTheSumOfThePayouts', () =>
    mine.withPage({ prepare: wallet([mine.delegator]) }, async (page) => {
      await choose(page, mine.delegator.name);
      await go(page, '/account');
      const row = page.getByRole('group', { name: 'Delegations' }).locator('tr', { hasText: `Pool #${mine.pid}` });
      const cell = (name) => row.locator(`[data-name="${name}"] [title]`).getAttribute('title');
      await row.waitFor();
      await waitUntil('worth of all shares', async () => (await cell('Worth now')) === `${exactly(await mine.value())} W-PHA`);
      await waitUntil('the sum of all payouts, but for rounding', async () => {
        const paid = await paidSoFar();
        // Each payout is divided by shares and rounded down.
        return [0n, 1n, 2n].map((less) => `${exactly(paid - less)} W-PHA`).includes(await cell('Earned lately'));
      });
    }));
});
