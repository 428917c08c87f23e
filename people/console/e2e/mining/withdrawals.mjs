import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOKEN, wellKnown } from '../chain.mjs';
import { choose, exactly, figure, fill, go, sign, waitUntil } from '../steps.mjs';
import { wallet } from '../wallet.mjs';

/** What is asked for beyond the pool's free stake: much more than a payout brings meanwhile. */
const BEYOND = 2_000n * TOKEN;
/** Shares are rounded down on their way to W-PHA and back. */
const DUST = 1_000n;

const UNITS = [[86_400n, 'd'], [3_600n, 'h'], [60n, 'min'], [1n, 's']];

/** A span as the pages write it. */
function twoUnits(seconds) {
  const first = UNITS.findIndex(([size]) => seconds >= size);
  const [[size, name], [smaller, smallName]] = [UNITS[first], UNITS[first + 1]];
  const rest = (seconds % size) / smaller;
  return `${seconds / size} ${name}${rest === 0n ? '' : ` ${rest} ${smallName}`}`;
}

export const withdrawals = (mine) => describe('a withdrawal that waits', () => {
  /** What an account got out of the pool in the blocks after a height, by the chain's events. */
  async function paidSince(height, address) {
    let paid = 0n;
    for (let number = height + 1; number <= (await mine.chain.height()); number++) {
      const hash = await mine.chain.client._request('chain_getBlockHash', [number]);
      for (const { event } of await mine.query.System.Events.getValue({ at: hash })) {
        if (event.type === 'PhalaBasePool' && event.value.type === 'Withdrawal' && event.value.value.user === address) {
          paid += event.value.value.amount;
        }
      }
    }
    return paid;
  }

  const queue = async () => (await mine.chain.pool(mine.pid)).basepool.withdraw_queue;

  test('moreThanIsFree_paysWhatIsThereAndCountsDown_untilStakeComes', () =>
    mine.withPage({ prepare: wallet([mine.delegator]) }, async (page) => {
      const { chain, delegator, pid } = mine;
      await choose(page, delegator.name);
      await go(page, '/account');
      const row = page.getByRole('group', { name: 'Delegations' }).locator('tr', { hasText: `Pool #${pid}` });
      await row.getByText('none').waitFor();
      const before = await chain.wrapped(delegator.address);
      await row.getByRole('button', { name: 'Withdraw' }).click();
      const free = await mine.free();
      const height = await chain.height();
      await fill(page, { Amount: exactly(free + BEYOND) });
      await sign(page);
      const received = async () => (await chain.wrapped(delegator.address)) - before;
      await waitUntil('what the events say', async () => (await received()) === (await paidSince(height, delegator.address)));
      const paid = await received();
      assert.ok(paid + DUST >= free, 'what was free is not paid at once');
      const [waiting] = await queue();
      assert.equal(waiting.user, delegator.address);
      const cell = row.locator('[data-name="Withdrawal"]');
      await cell.getByText('next in the queue').waitFor();
      const grace = await chain.api.constants.PhalaStakePoolv2.GracePeriod();
      await waitUntil('the time that is left', async () => {
        const now = (await chain.api.query.Timestamp.Now.getValue({ at: 'finalized' })) / 1000n;
        return (await cell.innerText()).includes(`workers can be stopped for it in ${twoUnits(waiting.start_time + grace - now)}`);
      });
      assert.match(await figure(page, 'On its way back').innerText(), /in queues of pools/);

      await go(page, `/pools/${pid}`);
      const panel = page.locator('.panel', { hasText: 'Withdrawals that wait' });
      await panel.locator('tr', { has: page.locator(`a[title="${delegator.address}"]`) }).waitFor();
      await panel.getByRole('button', { name: 'Serve the queue' }).click();
      await sign(page);
      // The grace period is not over: nobody's workers are stopped for it.
      assert.deepEqual(await Promise.all(mine.pool.workers.map((worker) => mine.stateOf(worker))), ['WorkerIdle', 'WorkerIdle']);

      const somebody = wellKnown('Ferdie');
      const { tx } = chain.api;
      const amount = 3_000n * TOKEN;
      await chain.send(tx.Utility.batch_all({
        calls: [tx.PhalaWrappedBalances.wrap({ amount }), tx.PhalaStakePoolv2.contribute({ pid, amount, as_vault: undefined })].map(({ decodedCall }) => decodedCall),
      }), somebody);
      await panel.getByText('Nobody waits').waitFor();
      assert.deepEqual(await queue(), []);
      const all = await received();
      assert.equal(all, await paidSince(height, delegator.address));
      // Payouts in between raise the price of what waits, never lower it.
      assert.ok(all + DUST >= free + BEYOND, `${all} came back`);
      await go(page, '/account');
      await row.getByText('none').waitFor();
      await figure(page, 'Wrapped').locator(`[title="${exactly(before + all)} W-PHA"]`).waitFor();
    }));
});
