import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit, sideways } from '../audit.mjs';
import { picture } from '../pictures.mjs';
import { PAGES, settled } from '../steps.mjs';

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
            }
          }
          assert.deepEqual(await audit(page), [], path);
        }
      }));
  }
});
