/** Measures what pages of the reader cost a browser and how soon they answer: `npm run web-figures`. Keeps the figures in bench/web/results.md. */
import { Command } from 'commander';
import { circumstancesOf } from '../circumstances.js';
import { wholeNumber } from '../flags.js';
import { saveSection } from '../saved-results.js';
import { figuresOf, type PageFigures } from './page-figures.js';
import { openBrowser } from './browser.js';
import { samplePages } from './sample-pages.js';
import { withServedReader } from './served-reader.js';
import { figuresText } from './figures-text.js';

const { rounds } = new Command('web-figures')
  .description('Measures the pages of the reader in Chromium, and keeps the figures in bench/web/results.md.')
  .option('--rounds <n>', 'how often each page is opened, and asked for', wholeNumber, 20)
  .parse()
  .opts<{ rounds: number }>();

const circumstances = circumstancesOf();
const measured: PageFigures[] = [];
await withServedReader(async (address) => {
  const browser = await openBrowser();
  try {
    for (const language of ['en', 'ar'] as const)
      for (const page of await samplePages(address, language, '198.18.7.7'))
        measured.push(await figuresOf(browser, { address, page, language, rounds }));
  } finally {
    await browser.close();
  }
});
const text = figuresText(measured, circumstances, rounds);
process.stdout.write(text);
await saveSection('web', 'The pages of the starter corpus', text);
