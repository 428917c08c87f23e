// A real Chromium, and pages that remember what went wrong in them.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** How long a page may take for a step on a machine that has much else to do. */
export const PATIENCE_MILLIS = 60_000;

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });

/**
 * Opens the console. `complaints` holds errors of the console and of the page, `foreign` requests
 * to any other host than the console's and the node's.
 */
export async function open(browser, url, { width = 1440, height = 900, theme = 'light', prepare } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MILLIS);
  const page = await context.newPage();
  const complaints = [];
  const foreign = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (!['127.0.0.1', 'localhost'].includes(hostname) && protocol !== 'data:') {
      foreign.push(request.url());
    }
  });
  await prepare?.(page);
  await page.goto(url);
  return { page, context, complaints, foreign };
}

/** Uses a page whose session ends without a complaint of the browser and without a foreign request. */
export async function withPage(browser, url, options, use) {
  const { page, context, complaints, foreign } = await open(browser, url, options);
  try {
    await use(page);
    assert.deepEqual(complaints, [], 'the browser complained');
    assert.deepEqual(foreign, [], 'a third party was asked');
  } finally {
    await context.close();
  }
}
