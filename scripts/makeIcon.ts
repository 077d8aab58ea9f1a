/** Draws the extension's icon (PNG, 256 × 256) from its SVG: `node scripts/makeIcon.ts`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutDir } from './host/checkout.ts';
import { launchBrowser } from './host/launchBrowser.ts';

const sizePx = 256;
const icons = join(checkoutDir, 'media', 'icons');
const drawing = await readFile(join(icons, 'icon.svg'), 'utf8');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: join(icons, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
