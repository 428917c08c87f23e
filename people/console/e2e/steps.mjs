// What a person does, in the words of the page.
import { PATIENCE_MILLIS } from './browser.mjs';
import { TOKEN } from './chain.mjs';

export const go = async (page, path) => {
  await page.evaluate((to) => { location.hash = `#${to}`; }, path);
};

/** Every page, as far as an empty chain has them. */
export const PAGES = {
  overview: '/', workers: '/workers', pools: '/pools', account: '/account', explorer: '/explorer',
  block: '/explorer/block/1', calculator: '/calculator', guide: '/guide', settings: '/settings',
};

/** Opens a page and waits until it has read what it shows. */
export async function settled(page, path) {
  await go(page, path);
  await waitUntil(`${path} has read all`, () =>
    page.evaluate((to) => location.hash === `#${to}` && document.querySelector('h1') !== null && document.querySelector('.turning') === null, path));
}

/** Numbers as the pages group their digits. */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');

/** All digits of an amount, as the pages write them. */
export function exactly(amount) {
  const fraction = String(amount % TOKEN).padStart(12, '0').replace(/0+$/, '');
  return grouped(amount / TOKEN) + (fraction === '' ? '' : `.${fraction}`);
}

/** Units of 10^-12 in an amount that is shown with all its digits, `12.5 PHA`. */
export function unitsOf(text) {
  const [, whole, fraction = ''] = /^([\d\u202f]+)(?:\.(\d+))? [A-Z-]+$/.exec(text);
  return BigInt(whole.replace(/\u202f/g, '') + fraction.padEnd(12, '0'));
}

const MOST_TABS = 80;

/** Moves the focus to something as people do who have no mouse. */
export async function tabTo(page, target) {
  await target.waitFor();
  for (let i = 0; i < MOST_TABS; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} cannot be reached by Tab`);
}

/** One of the numbers at the top of a page, by its name. */
export const figure = (page, name) => page.locator('.figure', { has: page.getByText(name, { exact: true }) });

export const heading = (page, name) => page.getByRole('heading', { level: 1, name });

/** Connects the test wallet and chooses one of its accounts. */
export async function choose(page, name) {
  await page.locator('.account-button').click();
  const dialog = page.getByRole('dialog');
  const ask = dialog.getByRole('button', { name: /Connect test-wallet/ });
  const account = dialog.getByRole('button', { name: new RegExp(`^${name} `) }).first();
  await Promise.race([ask.waitFor(), account.waitFor()]);
  if (await ask.isVisible()) {
    await ask.click();
  }
  await account.click();
  await page.locator('.account-button', { hasText: name }).waitFor();
}

/** Fills the one form of the open dialog and goes on to the review. */
export async function fill(page, fields) {
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) {
    await dialog.getByLabel(label, { exact: true }).fill(value);
  }
  await dialog.getByRole('button', { name: 'Review' }).click();
}

/** Signs what is under review and waits for the final result; answers what it says. */
export async function sign(page) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sign and send' }).click();
  await dialog.getByText('Final', { exact: true }).waitFor();
  const text = await dialog.innerText();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'detached' });
  return text;
}

export async function waitUntil(what, test, millis = PATIENCE_MILLIS) {
  const end = Date.now() + millis;
  for (;;) {
    if (await test()) {
      return;
    }
    if (Date.now() > end) {
      throw new Error(`not within ${millis} ms: ${what}`);
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}
