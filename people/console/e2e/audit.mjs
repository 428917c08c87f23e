import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical issues of the page as it stands. */
export async function audit(page) {
  // Evaluated by the debugger: a script element would be refused by the page's policy.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')}`);
}

const RESIZING = 5000;
const STEP = 50;

const excess = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** By how many pixels the page is wider than its window, once it had time to follow a new width. */
export async function sideways(page) {
  let pixels = await excess(page);
  for (let waited = 0; pixels !== 0 && waited < RESIZING; waited += STEP) {
    await page.waitForTimeout(STEP);
    pixels = await excess(page);
  }
  return pixels;
}
