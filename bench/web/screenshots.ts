/** Writes pictures of every page into a folder, in both directions and themes, for a telephone and a desk: `npm run screenshots -- FOLDER`. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { openBrowser, openWindow, sights } from './browser.js';
import { samplePages } from './sample-pages.js';
import { withServedReader } from './served-reader.js';

const [folder = ''] = new Command('screenshots')
  .description('Writes pictures of the pages of the reader into a folder.')
  .argument('<folder>')
  .parse().args;

await mkdir(folder, { recursive: true });
await withServedReader(async (address) => {
  const browser = await openBrowser();
  try {
    for (const language of ['en', 'ar'] as const) {
      for (const sight of sights) {
        for (const { name, path: place } of await samplePages(address, language, `192.0.2.${sight.width % 200}`)) {
          const context = await openWindow(browser, sight);
          const page = await context.newPage();
          await page.goto(address + place);
          const file = path.join(folder, `${name}-${language}-${sight.width}-${sight.theme}.png`);
          await page.screenshot({ path: file, fullPage: name !== 'report' });
          await context.close();
          process.stdout.write(`${file}\n`);
        }
      }
    }
  } finally {
    await browser.close();
  }
});
