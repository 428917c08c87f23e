import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../target/screenshots', import.meta.url));

/** Keeps a picture of the page, of its whole length or of what is in sight, for people to look at. */
export async function picture(page, name, fullPage = true) {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage });
}
