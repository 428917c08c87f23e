import { describe, test } from 'node:test';
import { alice, bob } from '../world.mjs';
import { go, grouped, heading, waitUntil } from '../steps.mjs';

export const search = (world) => describe('search and explorer', () => {
  test('search_whateverIsTyped_findsOrSaysWhy', () =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      const find = async (text) => {
        await page.getByLabel('Search the chain').fill(text);
        await page.keyboard.press('Enter');
      };
      await find('not a thing');
      await page.getByRole('alert').filter({ hasText: 'Enter a block number' }).waitFor();
      await find(alice.address);
      await heading(page, /Account/).waitFor();
      const { hash, number } = await world.chain.client.getFinalizedBlock();
      await find(hash);
      await heading(page, `Block ${grouped(number)}`).waitFor();
      await find('#1');
      await heading(page, 'Block 1').waitFor();
      await find('pool #4711');
      await page.getByText('There is no pool #4711 here.').waitFor();
      await find(`0x${'00'.repeat(32)}`);
      await page.getByRole('alert').filter({ hasText: 'No block, worker' }).waitFor();
    }));

  test('extrinsic_signedElsewhere_isListedDecodedAndFoundByItsHash', () =>
    world.withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      const call = world.chain.api.tx.Balances.transfer_keep_alive({ dest: { type: 'Id', value: bob.address }, value: 5_000_000_000_001n });
      const { txHash, block } = await world.chain.send(call, alice);
      await go(page, '/explorer');
      await page.getByRole('tab', { name: 'Extrinsics' }).click();
      const row = page.locator('tr', { hasText: `${grouped(block.number)}-${block.index}` });
      await row.getByText('Transfer keep alive').waitFor();
      await row.getByText('succeeded').waitFor();
      await page.getByLabel('Search the chain').fill(txHash);
      await page.keyboard.press('Enter');
      await heading(page, `Block ${grouped(block.number)}`).waitFor();
      const extrinsic = page.locator('.extrinsic.wanted');
      await extrinsic.getByText(grouped(5_000_000_000_001n)).first().waitFor();
      await extrinsic.locator('.decoded').getByText('sent').first().waitFor();
      await extrinsic.getByRole('link', { name: new RegExp(bob.address.slice(0, 6)) }).first().click();
      await heading(page, /Account/).waitFor();
    }));

  test('blocksAndEvents_asTheyCome_areListedAndLinked', () =>
    world.withPage({}, async (page) => {
      await go(page, '/explorer');
      const rows = page.locator('tbody tr');
      const newest = async () => Number((await rows.first().locator('a').first().innerText()).replace(/\D/g, ''));
      await rows.first().waitFor();
      const before = await newest();
      await waitUntil('a newer block', async () => (await newest()) > before);
      await page.getByRole('tab', { name: 'Events' }).click();
      const events = page.locator('.events li');
      await events.filter({ hasText: 'sent' }).first().getByRole('link', { name: /^#\d+/ }).click();
      await heading(page, /^Block/).waitFor();
      await page.locator('.extrinsic[open] .decoded', { hasText: 'sent' }).first().waitFor();
    }));
});
