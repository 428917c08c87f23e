import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { serve } from '../serve.mjs';
import { go, heading } from '../steps.mjs';

export const settings = (world) => describe('settings and help', () => {
  test('theme_chosen_isFollowedAndRemembered', () =>
    world.withPage({ theme: 'light' }, async (page) => {
      await go(page, '/settings');
      const choose = async (name) => {
        await page.getByLabel('Theme', { exact: true }).click();
        await page.getByRole('option', { name }).click();
      };
      await choose('Dark');
      await page.locator('html[data-theme=dark]').waitFor();
      await page.reload();
      await heading(page, 'Settings & help').waitFor();
      await page.locator('html[data-theme=dark]').waitFor();
      await choose('As the system');
      await page.locator('html[data-theme=light]').waitFor();
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-theme=dark]').waitFor();
    }));

  test('network_isNamedByWhatTheNodeSays', () =>
    world.withPage({}, async (page) => {
      await go(page, '/settings');
      const facts = page.locator('.facts', { hasText: 'Genesis' });
      const { _request: ask } = world.chain.client;
      await facts.getByText(await ask('chain_getBlockHash', [0])).waitFor();
      await facts.getByText(await ask('system_chain', [])).first().waitFor();
    }));

  test('guide_andTheNetworksOwnLinks_areThere', async () => {
    const host = await serve({ config: { rpc: world.node.rpc, guide: 'https://example.org/guide', help: 'https://example.org/help' } });
    try {
      await world.withPage({ url: host.url }, async (page) => {
        await page.getByText('Finalised block').waitFor();
        await go(page, '/settings');
        const href = (name) => page.getByRole('link', { name }).getAttribute('href');
        assert.equal(await href('This network’s own guide'), 'https://example.org/guide');
        assert.equal(await href('Ask for help'), 'https://example.org/help');
        await page.locator('.content').getByRole('link', { name: 'mining guide' }).click();
        await heading(page, 'Mining guide').waitFor();
        await page.locator('.guide pre').first().waitFor();
      });
    } finally {
      await host.close();
    }
  });
});
