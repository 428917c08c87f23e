// The console in a real Chromium against a real node. No traffic is intercepted: what the pages say
// is compared with what an independent client reads from the chain.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { audit } from './accessibility.mjs';
import { launch, open } from './browser.mjs';
import { connect, wellKnown } from './chain.mjs';
import { folder, forget, startNode } from './network.mjs';
import { serve } from './serve.mjs';
import { choose, fill, go, heading, sign, waitUntil } from './steps.mjs';
import { wallet } from './wallet.mjs';

const TOKEN = 10n ** 12n;
const FIRST_LOAD_BYTES = 300 * 1024;
const PAGES = ['/', '/workers', '/pools', '/account', '/explorer', '/explorer/block/1', '/calculator', '/settings'];

let browser;
let base;
let node;
let host;
let chain;
const alice = wellKnown('Alice');
const bob = wellKnown('Bob');

before(async () => {
  base = folder();
  node = await startNode({ basePath: base });
  host = await serve({ config: { rpc: node.rpc } });
  chain = connect(node.rpc);
  browser = await launch();
});

after(async () => {
  chain?.close();
  await browser?.close();
  await host?.close();
  await node?.stop();
  forget(base);
});

const visit = (options) => open(browser, host.url, options);

/** A page whose session ends without a complaint of the browser and without a foreign request. */
async function withPage(options, use) {
  const { page, context, complaints, foreign } = await visit(options);
  try {
    await use(page);
    assert.deepEqual(complaints, [], 'the browser complained');
    assert.deepEqual(foreign, [], 'a third party was asked');
  } finally {
    await context.close();
  }
}

describe('an empty network', () => {
  test('overview_freshChain_showsBlocksThatAdvance', () =>
    withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      const block = async () => Number((await page.locator('.head-block').innerText()).replace(/\D/g, ''));
      const first = await block();
      await waitUntil('a later block', async () => (await block()) > first);
    }));

  test('everyPage_emptyChain_saysWhatIsMissing', () =>
    withPage({}, async (page) => {
      await page.getByText('No worker is registered').first().waitFor();
      await go(page, '/workers');
      await page.getByText('No worker is registered').waitFor();
      await go(page, '/pools');
      await page.getByText('There is no pool yet').waitFor();
      await go(page, '/account');
      await page.getByText('No account is chosen').waitFor();
      await go(page, '/workers/0x1234');
      await page.getByText('No such worker').waitFor();
      await go(page, '/pools/7');
      await page.getByText('No such pool').waitFor();
      await go(page, '/nowhere');
      await page.getByText('This address leads nowhere').waitFor();
    }));

  test('firstLoad_scripts_areSmall', async () => {
    const { page, context } = await open(browser, 'about:blank');
    const scripts = [];
    page.on('response', (response) => response.url().endsWith('.js') && scripts.push(response));
    await page.goto(host.url);
    await page.getByText('Finalised block').waitFor();
    const sizes = await Promise.all(scripts.map(async (response) => gzipSync(await response.body(), { level: 9 }).length));
    const sum = sizes.reduce((a, b) => a + b, 0);
    console.log(`first load: ${scripts.length} scripts, ${Math.round(sum / 1024)} KiB gzip`);
    assert.ok(sum <= FIRST_LOAD_BYTES, `${sum} bytes`);
    await context.close();
  });

  test('storage_afterChoosingADevelopmentAccount_holdsNoSecret', () =>
    withPage({}, async (page) => {
      await page.locator('.account-button').click();
      await page.getByRole('dialog').getByRole('button', { name: /^Charlie / }).click();
      const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
      assert.deepEqual(JSON.parse(JSON.parse(stored)[0]['khala-console']).account, { address: wellKnown('Charlie').address, source: 'development' });
      assert.doesNotMatch(stored, /bottom drive|0x[0-9a-f]{64}/i);
      await page.reload();
      await page.locator('.account-button', { hasText: 'Charlie' }).waitFor();
    }));
});

describe('accessibility', () => {
  for (const theme of ['light', 'dark']) {
    test(`everyPage_${theme}_hasNoSeriousIssue`, () =>
      withPage({ theme }, async (page) => {
        await page.getByText('Finalised block').waitFor();
        for (const path of PAGES) {
          await go(page, path);
          await page.waitForTimeout(400);
          assert.deepEqual(await audit(page), [], path);
        }
      }));
  }

  test('keyboard_alone_findsABlockAndConnects', () =>
    withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('1');
      await page.keyboard.press('Enter');
      await heading(page, 'Block 1').waitFor();
      await page.locator('.account-button').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement?.classList.contains('account-button')), true);
    }));

  for (const width of [390, 768, 1440]) {
    test(`everyPage_${width}Wide_doesNotScrollSideways`, () =>
      withPage({ width }, async (page) => {
        await page.getByText('Finalised block').waitFor();
        for (const path of PAGES) {
          await go(page, path);
          await page.waitForTimeout(300);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(over, 0, path);
        }
      }));
  }
});

describe('search', () => {
  test('search_whateverIsTyped_findsOrSaysWhy', () =>
    withPage({}, async (page) => {
      await page.getByText('Finalised block').waitFor();
      const find = async (text) => {
        await page.getByLabel('Search the chain').fill(text);
        await page.keyboard.press('Enter');
      };
      await find('not a thing');
      await page.getByRole('alert').filter({ hasText: 'Enter a block number' }).waitFor();
      await find(alice.address);
      await heading(page, /Account/).waitFor();
      const { hash, number } = await chain.client.getFinalizedBlock();
      await find(hash);
      await heading(page, new RegExp(`Block ${number}$`.replace(/\B(?=(\d{3})+(?!\d))/g, '.'))).waitFor();
      await find(`0x${'00'.repeat(32)}`);
      await page.getByRole('alert').filter({ hasText: 'No block, worker' }).waitFor();
    }));
});

describe('a wallet', () => {
  const mood = { rejects: false };
  const prepared = { prepare: wallet([alice, bob], mood) };

  /** What an action took of the native balance besides its fee, and the fee as the chain counts it. */
  async function spent(address, act) {
    const from = await chain.free(address);
    const height = await chain.height();
    const text = await act();
    let fee = 0n;
    const head = await chain.height();
    for (let number = height + 1; number <= head; number++) {
      const hash = await chain.client._request('chain_getBlockHash', [number]);
      for (const { event } of await chain.api.query.System.Events.getValue({ at: hash })) {
        if (event.type === 'TransactionPayment' && event.value.type === 'TransactionFeePaid' && event.value.value.who === address) {
          fee += event.value.value.actual_fee;
        }
      }
    }
    return { taken: from - (await chain.free(address)) - fee, fee, text };
  }

  test('transfer_signedInTheWallet_movesTheExactAmount', () =>
    withPage(prepared, async (page) => {
      await choose(page, 'Alice');
      await go(page, '/account');
      const before = await chain.free(bob.address);
      const { taken, text } = await spent(alice.address, async () => {
        await page.getByRole('button', { name: 'Send' }).click();
        await fill(page, { To: bob.address, Amount: '1.234567890123' });
        return sign(page);
      });
      assert.match(text, /Done\. It is final\./);
      assert.equal(taken, 1_234_567_890_123n);
      assert.equal((await chain.free(bob.address)) - before, 1_234_567_890_123n);
    }));

  test('signature_refused_sendsNothing', () =>
    withPage(prepared, async (page) => {
      await choose(page, 'Alice');
      await go(page, '/account');
      const before = await chain.free(alice.address);
      await page.getByRole('button', { name: 'Send' }).click();
      await fill(page, { To: bob.address, Amount: '1' });
      mood.rejects = true;
      await page.getByRole('dialog').getByRole('button', { name: 'Sign and send' }).click();
      await page.getByText('You did not sign.').waitFor();
      mood.rejects = false;
      await page.getByRole('button', { name: 'Review again' }).click();
      await page.getByRole('button', { name: 'Sign and send' }).waitFor();
      assert.equal(await chain.free(alice.address), before);
    }));

  test('wrapAndUnwrap_exactAmounts_comeAndGo', () =>
    withPage(prepared, async (page) => {
      await choose(page, 'Alice');
      await go(page, '/account');
      const wrappedBefore = await chain.wrapped(alice.address);
      const wrap = await spent(alice.address, async () => {
        await page.getByRole('button', { name: 'Wrap', exact: true }).click();
        await fill(page, { Amount: '100.000000000001' });
        return sign(page);
      });
      assert.equal(wrap.taken, 100n * TOKEN + 1n);
      assert.equal((await chain.wrapped(alice.address)) - wrappedBefore, 100n * TOKEN + 1n);
      const unwrap = await spent(alice.address, async () => {
        await page.getByRole('button', { name: 'Unwrap' }).click();
        await fill(page, { Amount: '40' });
        return sign(page);
      });
      assert.equal(unwrap.taken, -40n * TOKEN);
      assert.equal((await chain.wrapped(alice.address)) - wrappedBefore, 60n * TOKEN + 1n);
    }));

  test('pool_createdCappedAndCommissioned_isOnChain', () =>
    withPage(prepared, async (page) => {
      await choose(page, 'Alice');
      await go(page, '/pools');
      const pid = await chain.poolCount();
      await page.getByRole('button', { name: 'Create a pool' }).click();
      assert.match(await sign(page), /created Pool/);
      await go(page, `/pools/${pid}`);
      await heading(page, `Pool #${pid}`).waitFor();
      await page.getByRole('button', { name: 'Commission' }).click();
      await fill(page, { 'Your part of what the pool earns': '7.25' });
      await sign(page);
      await page.getByRole('button', { name: 'Cap', exact: true }).click();
      await fill(page, { 'The most the pool holds': '5000.5' });
      await sign(page);
      const pool = await chain.pool(pid);
      assert.equal(pool.basepool.owner, alice.address);
      assert.equal(pool.payout_commission, 72_500);
      assert.equal(pool.cap, 5_000n * TOKEN + TOKEN / 2n);
      await page.getByText('7.25 %').first().waitFor();
    }));

  test('delegation_contributedAndWithdrawn_exactly', () =>
    withPage(prepared, async (page) => {
      const pid = (await chain.poolCount()) - 1n;
      await choose(page, 'Bob');
      await go(page, `/pools/${pid}`);
      await page.getByRole('button', { name: 'Delegate', exact: true }).click();
      const wrappedBefore = await chain.wrapped(bob.address);
      const give = await spent(bob.address, async () => {
        await fill(page, { Amount: '250.5' });
        return sign(page);
      });
      assert.match(give.text, /delegated 250\.5/);
      assert.equal(give.taken + wrappedBefore - (await chain.wrapped(bob.address)), 250n * TOKEN + TOKEN / 2n);
      assert.equal((await chain.pool(pid)).basepool.total_value, 250n * TOKEN + TOKEN / 2n);
      await go(page, '/account');
      await page.getByRole('button', { name: 'Withdraw' }).click();
      const wrapped = await chain.wrapped(bob.address);
      await fill(page, { Amount: '50.25' });
      await sign(page);
      assert.equal((await chain.wrapped(bob.address)) - wrapped, 50n * TOKEN + TOKEN / 4n);
      await page.getByText('200.25').first().waitFor();
    }));

  test('extrinsic_thatFails_isExplainedInWords', () =>
    withPage(prepared, async (page) => {
      const pid = (await chain.poolCount()) - 1n;
      await choose(page, 'Bob');
      await go(page, `/pools/${pid}`);
      await page.getByRole('button', { name: 'Delegate', exact: true }).click();
      await fill(page, { Amount: '1' });
      await page.getByRole('button', { name: 'Sign and send' }).waitFor();
      // Meanwhile the owner admits listed delegators only.
      await chain.send(chain.api.tx.PhalaBasePool.add_staker_to_whitelist({ pid, staker: alice.address }), alice);
      const text = await sign(page);
      assert.match(text, /This pool admits listed delegators only\. Ask its owner to list you\./);
      assert.match(text, /PhalaBasePool\.NotInContributeWhitelist/);
      await chain.send(chain.api.tx.PhalaBasePool.remove_staker_from_whitelist({ pid, staker: alice.address }), alice);
    }));

  test('account_ofAnotherNetwork_isNotOffered', () =>
    withPage({ prepare: wallet([{ ...alice, name: 'Elsewhere', genesisHash: `0x${'77'.repeat(32)}` }]) }, async (page) => {
      await page.locator('.account-button').click();
      await page.getByRole('button', { name: /Connect test-wallet/ }).click();
      await page.getByText('shares no account for this network').waitFor();
    }));

  test('address_watched_canLookButNotSign', () =>
    withPage({}, async (page) => {
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

describe('the connection', () => {
  test('node_stoppedAndStarted_isLostAndComesBack', async () => {
    const { page, context } = await visit({});
    await page.getByText('Finalised block').waitFor();
    chain.close();
    await node.stop();
    await page.getByText('No connection to').waitFor();
    await page.getByText('What you see is the state of block').waitFor();
    node = await startNode({ basePath: base, port: node.port });
    chain = connect(node.rpc);
    await page.getByText('No connection to').waitFor({ state: 'detached' });
    const from = await page.locator('.head-block').innerText();
    await waitUntil('a later block', async () => (await page.locator('.head-block').innerText()) !== from);
    await context.close();
  });

  test('endpoint_withAnotherChainThanBefore_startsAnew', async () => {
    const { page, context } = await visit({});
    await page.getByText('Finalised block').waitFor();
    await go(page, '/settings');
    const genesis = page.locator('.facts', { hasText: 'Genesis' }).locator('code').first();
    const before = await genesis.innerText();
    chain.close();
    await node.stop();
    const other = folder();
    node = await startNode({ basePath: other, port: node.port, chain: 'local' });
    chain = connect(node.rpc);
    await waitUntil('another genesis', async () => /^0x/.test(await genesis.innerText()) && (await genesis.innerText()) !== before);
    await context.close();
    chain.close();
    await node.stop();
    forget(other);
    node = await startNode({ basePath: base, port: node.port });
    chain = connect(node.rpc);
  });

  test('endpoint_nobodyListens_saysSoAndSettingsHelp', async () => {
    const { page, context } = await open(browser, `${host.url}?rpc=ws://127.0.0.1:9`);
    await page.getByText('A link chose the endpoint').waitFor();
    await page.getByText('Is the node running?').waitFor();
    await go(page, '/settings');
    await page.getByLabel('JSON-RPC of a node').fill('http://x');
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
    await page.getByText('starts with ws:// or wss://').waitFor();
    await page.getByLabel('JSON-RPC of a node').fill(node.rpc);
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
    await page.locator('.head-block').waitFor();
    await context.close();
  });
});
