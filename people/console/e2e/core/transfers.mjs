import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOKEN } from '../chain.mjs';
import { choose, fill, go, sign, unitsOf } from '../steps.mjs';
import { wallet } from '../wallet.mjs';
import { alice, bob } from '../world.mjs';

export const transfers = (world) => describe('a wallet', () => {
  const mood = { rejects: false };
  const withWallet = (use) => world.withPage({ prepare: wallet([alice, bob], mood) }, use);

  test('transfer_signedInTheWallet_movesTheExactAmount', () =>
    withWallet(async (page) => {
      await choose(page, 'Alice');
      await go(page, '/account');
      const before = await world.chain.free(bob.address);
      let said;
      const { taken, fee, text } = await world.spent(alice.address, async () => {
        await page.getByRole('button', { name: 'Send' }).click();
        await fill(page, { To: bob.address, Amount: '1.234567890123' });
        const review = page.getByRole('dialog');
        await review.getByText(`${bob.address} receives 1.234567890123 PHA.`).waitFor();
        await review.getByText('Nobody can take a transfer back.').waitFor();
        said = unitsOf(await review.locator('.facts > div', { hasText: 'Estimated fee' }).locator('[title]').getAttribute('title'));
        return sign(page);
      });
      // The price changes a little from block to block.
      assert.ok(said * 99n < fee * 100n && fee * 99n < said * 100n, `the review said ${said}, it cost ${fee}`);
      assert.match(text, /Done\. It is final\./);
      assert.match(text, /sent 1\.23 PHA to/);
      assert.equal(taken, 1_234_567_890_123n);
      assert.ok(fee > 0n);
      assert.equal((await world.chain.free(bob.address)) - before, 1_234_567_890_123n);
    }));

  test('signature_refused_sendsNothing', () =>
    withWallet(async (page) => {
      await choose(page, 'Alice');
      await go(page, '/account');
      const before = await world.chain.free(alice.address);
      await page.getByRole('button', { name: 'Send' }).click();
      await fill(page, { To: bob.address, Amount: '1' });
      mood.rejects = true;
      await page.getByRole('dialog').getByRole('button', { name: 'Sign and send' }).click();
      await page.getByText('You did not sign.').waitFor();
      mood.rejects = false;
      await page.getByRole('button', { name: 'Review again' }).click();
      await page.getByRole('button', { name: 'Sign and send' }).waitFor();
      assert.equal(await world.chain.free(alice.address), before);
    }));

  test('wrapAndUnwrap_exactAmounts_comeAndGo', () =>
    withWallet(async (page) => {
      await choose(page, 'Alice');
      await go(page, '/account');
      const wrappedBefore = await world.chain.wrapped(alice.address);
      const wrap = await world.spent(alice.address, async () => {
        await page.getByRole('button', { name: 'Wrap', exact: true }).click();
        await fill(page, { Amount: '100.000000000001' });
        return sign(page);
      });
      assert.equal(wrap.taken, 100n * TOKEN + 1n);
      assert.equal((await world.chain.wrapped(alice.address)) - wrappedBefore, 100n * TOKEN + 1n);
      const unwrap = await world.spent(alice.address, async () => {
        await page.getByRole('button', { name: 'Unwrap' }).click();
        await fill(page, { Amount: '40' });
        return sign(page);
      });
      assert.equal(unwrap.taken, -40n * TOKEN);
      assert.equal((await world.chain.wrapped(alice.address)) - wrappedBefore, 60n * TOKEN + 1n);
    }));

  test('amount_moreThanThereIsOrNoAmount_isNotTaken', () =>
    withWallet(async (page) => {
      await choose(page, 'Bob');
      await go(page, '/account');
      await page.getByRole('button', { name: 'Send' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('To', { exact: true }).fill('5nonsense');
      await dialog.getByText('This is not an address.').waitFor();
      await dialog.getByLabel('Amount', { exact: true }).fill('0.0000000000001');
      await dialog.getByText('12 decimal places, not 13').waitFor();
      await dialog.getByLabel('Amount', { exact: true }).fill('99999999999');
      await dialog.getByText('That is more than').waitFor();
      assert.equal(await dialog.getByRole('button', { name: 'Review' }).isDisabled(), true);
    }));

  test('wallets_knownOnes_areNamedAsTheyNameThemselves', () =>
    world.withPage({ prepare: wallet([alice], mood, ['polkadot-js', 'talisman', 'subwallet-js']) }, async (page) => {
      await page.locator('.account-button').click();
      for (const name of ['polkadot{.js}', 'Talisman', 'SubWallet']) {
        await page.getByRole('button', { name: `Connect ${name}` }).waitFor();
      }
    }));

  test('wallet_thatRefuses_saysWhyAndCanBeAskedAgain', () => {
    const unwilling = { refuses: true };
    return world.withPage({ prepare: wallet([{ ...alice, name: 'Wilma' }], unwilling) }, async (page) => {
      await page.locator('.account-button').click();
      await page.getByRole('button', { name: 'Connect test-wallet' }).click();
      await page.getByText('test-wallet did not connect: The request was turned down').waitFor();
      unwilling.refuses = false;
      await page.getByRole('button', { name: 'Ask test-wallet again' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^Wilma / }).waitFor();
    });
  });

  test('account_ofAnotherNetwork_isNotOffered', () =>
    world.withPage({ prepare: wallet([{ ...alice, name: 'Elsewhere', genesisHash: `0x${'77'.repeat(32)}` }]) }, async (page) => {
      await page.locator('.account-button').click();
      await page.getByRole('button', { name: /Connect test-wallet/ }).click();
      await page.getByText('shares no account for this network').waitFor();
    }));

  test('address_watched_canLookButNotSign', () =>
    world.withPage({}, async (page) => {
      await page.locator('.account-button').click();
      await page.getByLabel('Address to watch').fill(bob.address);
      await page.getByRole('button', { name: 'Watch' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^Watched address/ }).click();
      await go(page, '/account');
      await page.getByRole('button', { name: 'Wrap', exact: true }).click();
      await fill(page, { Amount: '1' });
      await page.getByText('This address is watched only').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Sign and send' }).isDisabled(), true);
    }));
});
