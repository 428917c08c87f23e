import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOKEN, toBalance } from '../chain.mjs';
import { exactly, figure, go, grouped, heading, settled, waitUntil } from '../steps.mjs';

/** A fixed-point number cut to two places, as the pages write it. */
function cut(bits) {
  const balance = toBalance(bits);
  return exactly(balance - (balance % (TOKEN / 100n)));
}

export const workers = (mine) => describe('the workers of a network that mines', () => {
  test('worker_thatAnswers_showsItsSession', () =>
    mine.withPage({}, async (page) => {
      const [worker] = mine.pool.workers;
      await go(page, `/workers/${worker}`);
      await page.getByText('Earning').first().waitFor();
      await page.getByText('Development attestation').waitFor();
      await page.locator('.events', { hasText: /answered (a|\d+) challenge/ }).first().waitFor();
      await figure(page, 'Expected a day').waitFor();
      const { benchmark } = await mine.session(worker);
      await page.getByText(`started with ${benchmark.p_init}`).waitFor();
      const value = (name) => figure(page, name).locator('.figure-value');
      assert.equal(await value('Stake').locator('[title]').getAttribute('title'), `${exactly(await mine.stakeOf(worker))} W-PHA`);
      await waitUntil('V of the chain', async () => (await value('V now').innerText()) === cut((await mine.session(worker)).v));
      await waitUntil('earnings of the chain', async () =>
        (await value('Earned in this session').locator('[title]').getAttribute('title')) === `${exactly((await mine.session(worker)).stats)} PHA`);
    }));

  test('workerInfo_isWhatTheRegistrySays', () =>
    mine.withPage({}, async (page) => {
      const [worker] = mine.pool.workers;
      const info = await mine.info(worker);
      await page.getByText('Finalised block').waitFor();
      await page.getByLabel('Search the chain').fill(worker);
      await page.keyboard.press('Enter');
      await heading(page, /^Worker/).waitFor();
      const fact = (name) => page.locator('.facts > div', { hasText: name }).locator('dd');
      assert.equal(await fact('Operator').locator('a').getAttribute('title'), info.operator);
      assert.equal(await fact('Score').innerText(), String(info.initial_score));
      assert.match(await fact('Cores and features').innerText(), new RegExp(`^${info.features[0]} core`));
      assert.equal(await fact('Encryption key').locator('code').getAttribute('title'), info.ecdh_pubkey);
      assert.equal(await fact('Session account').locator('a').getAttribute('title'), await mine.sessionAccount(worker));
      const first = await mine.query.PhalaRegistry.FirstRegisteredAt.getValue(worker, { at: 'finalized' });
      await fact('First registered').getByText(`#${first}`).waitFor();
      const evidence = await mine.query.PhalaRegistry.WorkerEvidence.getValue(worker, { at: 'finalized' });
      assert.equal(await fact('Evidence').locator('code').getAttribute('title'), evidence.evidence_hash);
      assert.match(await fact('Software').innerText(), /^pRuntime \d+\.\d+\.\d+/);
    }));

  test('table_eachColumn_isWhatTheChainSays', () =>
    mine.withPage({}, async (page) => {
      const [worker] = mine.pool.workers;
      await settled(page, '/workers');
      const row = page.locator('.table-body .table-row', { has: page.locator(`a[title="${worker}"]`) });
      const cells = async () => (await row.locator('[role=gridcell]').allInnerTexts()).map((text) => text.trim());
      await waitUntil('a row that agrees', async () => {
        const [info, session, stake] = [await mine.info(worker), await mine.session(worker), await mine.stakeOf(worker)];
        const shown = await cells();
        return JSON.stringify(shown.slice(1, 8)) === JSON.stringify([
          'Earning', 'none', String(info.initial_score), String(session.benchmark.p_instant), cut(session.v), `${grouped(stake / TOKEN)} W-PHA`, `Pool #${mine.pid}`,
        ]);
      });
      // The gatekeeper's enclave has no session: its P and V are nothing, and last in any order.
      for (const column of ['P', 'V', 'Last answer']) {
        for (let direction = 0; direction < 2; direction++) {
          await page.getByRole('button', { name: column, exact: true }).click();
          await page.locator('.table-body .table-row').last().getByText('Gatekeeper').waitFor();
        }
      }
      await page.getByLabel('Filter workers').fill(worker.slice(0, 12).toUpperCase().replace('0X', '0x'));
      await page.getByText('1 worker', { exact: true }).waitFor();
    }));

  test('calculator_aWorkersScoreAndStake_startsWithItsV', () =>
    mine.withPage({}, async (page) => {
      const [worker] = mine.pool.workers;
      const { ve, benchmark } = await mine.session(worker);
      await settled(page, '/calculator');
      await page.getByLabel('Score, as a number').fill(String(benchmark.p_init));
      await page.getByLabel('Stake', { exact: true }).fill(exactly(await mine.stakeOf(worker)));
      await page.locator('.facts > div', { hasText: 'V at the start' }).getByText(cut(ve), { exact: true }).waitFor();
      await page.getByRole('img', { name: /^Earned in a year: [\d\s.]+ W-PHA$/ }).locator('canvas').waitFor();
      await page.getByRole('img', { name: /^V over a year/ }).locator('canvas').waitFor();
      const year = figure(page, 'In a year').locator('[title]');
      const before = await year.getAttribute('title');
      await page.getByLabel('Confidence level').click();
      await page.getByRole('option', { name: /^Level 5/ }).click();
      await waitUntil('a lower level earns less', async () => (await year.getAttribute('title')) !== before);
      await page.getByLabel('Stake', { exact: true }).fill('1');
      await page.getByText('That stake is too small for this score').waitFor();
      await page.getByRole('button', { name: 'Most' }).click();
      await year.waitFor();
    }));
});
