import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit, sideways } from '../audit.mjs';
import { picture } from '../pictures.mjs';
import { PAGES, choose, fill, go, settled } from '../steps.mjs';
import { wallet } from '../wallet.mjs';
import { alice } from '../world.mjs';

const HEIGHT = 900;

export const accessibility = (world) => describe('accessibility', () => {
  for (const theme of ['light', 'dark']) {
    test(`everyPage_${theme}_fitsEveryWidthAndHasNoSeriousIssue`, () =>
      world.withPage({ theme }, async (page) => {
        for (const [name, path] of Object.entries(PAGES)) {
          for (const width of [768, 390, 1440]) {
            await page.setViewportSize({ width, height: HEIGHT });
            await settled(page, path);
            assert.equal(await sideways(page), 0, `${path} scrolls sideways at ${width}`);
            if (width !== 768) {
              await picture(page, `empty-${name}-${width}-${theme}`);
              assert.deepEqual(await audit(page), [], `${path} at ${width}`);
            }
          }
        }
      }));

    test(`everyDialog_${theme}_fitsEveryWidthAndHasNoSeriousIssue`, () =>
      world.withPage({ theme, prepare: wallet([alice]) }, async (page) => {
        const dialog = page.getByRole('dialog');
        const look = async (name) => {
          for (const width of [390, 1440]) {
            await page.setViewportSize({ width, height: HEIGHT });
            assert.equal(await sideways(page), 0, `${name} scrolls sideways at ${width}`);
            assert.deepEqual(await audit(page), [], `${name} at ${width}`);
            await picture(page, `dialog-${name}-${width}-${theme}`, false);
          }
        };
        await page.getByText('Finalised block').waitFor();
        await page.locator('.account-button').click();
        await dialog.getByText('Ferdie').waitFor();
        await look('accounts');
        await page.keyboard.press('Escape');
        await choose(page, 'Alice');
        await go(page, '/account');
        await page.getByRole('button', { name: 'Send' }).click();
        await dialog.getByLabel('To', { exact: true }).fill('nonsense');
        await dialog.getByText('This is not an address.').waitFor();
        await look('form');
        await fill(page, { To: alice.address, Amount: '1' });
        await dialog.getByText('Nobody can take a transfer back.').waitFor();
        await dialog.locator('.facts [title$=" PHA"]').waitFor();
        await look('review');
      }));
  }
});
