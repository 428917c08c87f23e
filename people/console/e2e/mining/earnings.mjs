import { describe, test } from 'node:test';
import { choose, go, unitsOf, waitUntil } from '../steps.mjs';
import { wallet } from '../wallet.mjs';

/** Units that rounding may take. */
const DUST = 2n;

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
      const cell = async (name) => unitsOf(await row.locator(`[data-name="${name}"] [title]`).getAttribute('title'));
      // All shares are its own. Shares are priced and payouts divided with everything rounded down.
      const isJustBelow = (shown, whole) => shown <= whole && whole - shown <= DUST;
      await row.waitFor();
      await waitUntil('worth of all shares', async () => isJustBelow(await cell('Worth now'), await mine.value()));
      await waitUntil('the sum of all payouts', async () => isJustBelow(await cell('Earned lately'), await paidSoFar()));
    }));
});
