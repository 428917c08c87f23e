import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foreignChain } from '../foreign.mjs';
import { folder, forget } from '../network.mjs';
import { go, waitUntil } from '../steps.mjs';

export const connection = (world) => describe('the connection', () => {
  test('node_stoppedAndStarted_isLostAndComesBack', () =>
    world.withBrokenPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await world.stopNode();
      await page.getByText('No connection to').waitFor();
      await page.getByText('What you see is the state of block').waitFor();
      await world.startNode();
      await page.getByText('No connection to').waitFor({ state: 'detached' });
      const from = await page.locator('.head-block').innerText();
      await waitUntil('a later block', async () => (await page.locator('.head-block').innerText()) !== from);
    }));

  test('endpoint_withAnotherChainThanBefore_startsAnew', () =>
    world.withBrokenPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await go(page, '/settings');
      const genesis = page.locator('.facts', { hasText: 'Genesis' }).locator('code').first();
      const before = await genesis.innerText();
      const other = folder();
      await world.stopNode();
      await world.startNode({ basePath: other, chain: 'local' });
      await waitUntil('another genesis', async () => /^0x/.test(await genesis.innerText()) && (await genesis.innerText()) !== before);
      // Its type is Local, so accounts whose keys everybody knows are not offered.
      await page.locator('.account-button').click();
      await page.getByRole('dialog').getByText('Look only').waitFor();
      assert.equal(await page.getByText('Development accounts').count(), 0);
      await world.stopNode();
      forget(other);
      await world.startNode();
    }));

  test('endpoint_ofAnotherNetwork_isNamedAndNothingIsShown', async () => {
    const foreign = await foreignChain(world.node.rpc);
    await world.withBrokenPage({ url: `${world.host.url}?rpc=${foreign.rpc}` }, async (page) => {
      await page.getByText('is not a Khala network').waitFor();
      await page.getByText('PhalaRegistry.Workers').waitFor();
      await go(page, '/settings');
      await page.getByLabel('JSON-RPC of a node').fill(world.node.rpc);
      await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
      await page.locator('.head-block').waitFor();
      await page.getByText('is not a Khala network').waitFor({ state: 'detached' });
    });
    await foreign.close();
  });

  test('endpoint_nobodyListens_saysSoAndSettingsHelp', () =>
    world.withBrokenPage({ url: `${world.host.url}?rpc=ws://127.0.0.1:9` }, async (page) => {
      await page.getByText('A link chose the endpoint').waitFor();
      await page.getByText('Is the node running?').waitFor();
      await go(page, '/settings');
      await page.getByLabel('JSON-RPC of a node').fill('http://x');
      await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
      await page.getByText('starts with ws:// or wss://').waitFor();
      await page.getByLabel('JSON-RPC of a node').fill(world.node.rpc);
      await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
      await page.locator('.head-block').waitFor();
    }));
});
