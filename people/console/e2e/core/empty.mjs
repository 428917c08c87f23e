import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wellKnown } from '../chain.mjs';
import { described, firstLoad } from '../first-load.mjs';
import { go, waitUntil } from '../steps.mjs';

const FIRST_LOAD_BYTES = 300 * 1024;

export const emptyNetwork = (world) => describe('an empty network', () => {
  test('overview_freshChain_showsBlocksThatAdvance', () =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      const block = async () => Number((await page.locator('.head-block').innerText()).replace(/\D/g, ''));
      const first = await block();
      await waitUntil('a later block', async () => (await block()) > first);
      const shown = await block();
      await waitUntil(`block ${shown} on chain`, async () => (await world.chain.height()) >= shown);
    }));

  test('everyPage_emptyChain_saysWhatIsMissing', () =>
    world.withPage({}, async (page) => {
      const says = async (path, text) => {
        await go(page, path);
        await page.getByText(text).first().waitFor();
      };
      await says('/', 'No worker is registered');
      await says('/workers', 'No worker is registered');
      await says('/pools', 'There is no pool yet');
      await says('/account', 'No account is chosen');
      await says('/workers/0x1234', 'No such worker');
      await says('/pools/7', 'No such pool');
      await says('/explorer/block/99999999', 'There is no such block yet');
      await says('/explorer/account/5zzz', 'This is not an address');
      await says('/nowhere', 'This address leads nowhere');
    }));

  test('firstLoad_scripts_areSmall', async () => {
    const load = await firstLoad(world.browser, world.host.url);
    console.log(described(load));
    assert.ok(load.bytes <= FIRST_LOAD_BYTES, `${load.bytes} bytes`);
  });

  test('policy_ofTheServer_allowsNothingForeign', async () => {
    const { headers } = await fetch(world.host.url);
    const policy = headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  });

  test('storage_afterChoosingADevelopmentAccount_holdsNoSecret', () =>
    world.withPage({}, async (page) => {
      await page.locator('.account-button').click();
      await page.getByRole('dialog').getByRole('button', { name: /^Charlie / }).click();
      const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
      const { account } = JSON.parse(JSON.parse(stored)[0]['khala-console']);
      assert.deepEqual(account, { address: wellKnown('Charlie').address, source: 'development' });
      assert.doesNotMatch(stored, /bottom drive|0x[0-9a-f]{64}/i);
      await page.reload();
      await page.locator('.account-button', { hasText: 'Charlie' }).waitFor();
    }));
});
