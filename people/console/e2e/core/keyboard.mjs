import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wellKnown } from '../chain.mjs';
import { go, heading, tabTo } from '../steps.mjs';

export const keyboard = (world) => describe('the keyboard alone', () => {
  test('search_slash_findsABlock', () =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('1');
      await page.keyboard.press('Enter');
      await heading(page, 'Block 1').waitFor();
    }));

  test('dialog_escaped_givesTheFocusBack', () =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await page.locator('.account-button').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement?.classList.contains('account-button')), true);
    }));

  test('wrap_fromConnectToResult_needsNoMouse', () =>
    world.withPage({}, async (page) => {
      const charlie = wellKnown('Charlie').address;
      await page.getByText('Finalised block').waitFor();
      await tabTo(page, page.locator('.account-button'));
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^Charlie / }).waitFor();
      await tabTo(page, dialog.getByRole('button', { name: /^Charlie / }));
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await tabTo(page, page.getByRole('link', { name: 'My account' }));
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Wrap', exact: true }).waitFor();
      const before = await world.chain.wrapped(charlie);
      await tabTo(page, page.getByRole('button', { name: 'Wrap', exact: true }));
      await page.keyboard.press('Enter');
      await tabTo(page, dialog.getByLabel('Amount', { exact: true }));
      await page.keyboard.type('3.000000000003');
      await tabTo(page, dialog.getByRole('button', { name: 'Review' }));
      await page.keyboard.press('Enter');
      await tabTo(page, dialog.getByRole('button', { name: 'Sign and send' }));
      await page.keyboard.press('Enter');
      await dialog.getByText('Final', { exact: true }).waitFor();
      assert.equal((await world.chain.wrapped(charlie)) - before, 3_000_000_000_003n);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }));

  test('navigationSelectAndTabs_onASmallScreen_needNoMouse', () =>
    world.withPage({ width: 390 }, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await tabTo(page, page.getByRole('button', { name: 'Pages' }));
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog');
      await tabTo(page, drawer.getByRole('link', { name: 'Settings & help' }));
      await page.keyboard.press('Enter');
      await heading(page, 'Settings & help').waitFor();
      await drawer.waitFor({ state: 'detached' });
      await tabTo(page, page.getByLabel('Theme', { exact: true }));
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: 'Dark' }).waitFor();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.locator('html[data-theme=dark]').waitFor();
      await go(page, '/explorer');
      await tabTo(page, page.getByRole('tab', { name: 'Blocks' }));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('tabpanel', { name: 'Extrinsics' }).waitFor();
    }));

  test('content_fromTheSkipLink_isReachedAtOnce', () =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await page.keyboard.press('Tab');
      await page.locator('.skip:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#content:focus').waitFor();
    }));
});
