// The checks that every test relies on must be able to fail.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit, sideways } from '../audit.mjs';

export const checks = (world) => describe('the checks themselves', () => {
  /** What `withPage` says of a page in which something is done. */
  const verdictOn = (act) =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await act(page);
    }).then(() => 'fine', ({ message }) => message);

  test('audit_unlabelledFieldAndPaleText_findsBoth', () =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      assert.deepEqual(await audit(page), []);
      await page.evaluate(() => {
        const place = document.querySelector('.content');
        place.append(document.createElement('input'));
        const pale = document.createElement('p');
        pale.textContent = 'Nobody can read this';
        Object.assign(pale.style, { color: '#ddd', background: '#fff' });
        place.append(pale);
      });
      const found = (await audit(page)).join();
      assert.match(found, /label/);
      assert.match(found, /color-contrast/);
    }));

  test('sideways_wideElement_isMeasured', () =>
    world.withPage({ width: 390 }, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await page.evaluate(() => {
        const wide = document.createElement('div');
        Object.assign(wide.style, { width: '600px', height: '1px' });
        document.querySelector('.content').append(wide);
      });
      assert.ok((await sideways(page)) > 100);
    }));

  test('page_withoutAFault_passes', async () => {
    assert.equal(await verdictOn(async () => undefined), 'fine');
  });

  test('errorOfTheConsole_isComplainedOf', async () => {
    assert.match(await verdictOn((page) => page.evaluate(() => console.error('a fault'))), /a fault/);
  });

  test('exceptionOfThePage_isComplainedOf', async () => {
    assert.match(await verdictOn(async (page) => {
      const thrown = page.waitForEvent('pageerror');
      await page.evaluate(() => { setTimeout(() => { throw new Error('thrown'); }); });
      await thrown;
    }), /thrown/);
  });

  test('inlineScript_isRefusedByThePolicyAndComplainedOf', async () => {
    let ran;
    const verdict = await verdictOn(async (page) => {
      ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.head.append(script);
        return window.ran === true;
      });
    });
    assert.equal(ran, false);
    assert.match(verdict, /Content Security Policy/);
  });

  test('requestToAThirdParty_isRefusedByThePolicyAndComplainedOf', async () => {
    assert.match(await verdictOn((page) => page.evaluate(() => fetch('https://khala.invalid/').catch(() => undefined))), /khala\.invalid/);
  });
});
