/** Checks every page of the reader with axe-core, in both directions and themes and at both widths: `npm run accessibility`. Ends with 1 where a rule does not hold. */
import { circumstancesOf } from '../circumstances.js';
import { table } from '../table.js';
import { checkWithAxe } from './axe.js';
import { openBrowser, openWindow, sights } from './browser.js';
import { samplePages } from './sample-pages.js';
import { withServedReader } from './served-reader.js';

const rows: string[][] = [];
const findings: string[] = [];
let violated = 0;

await withServedReader(async (address) => {
  const browser = await openBrowser();
  try {
    for (const language of ['en', 'ar'] as const) {
      for (const sight of sights) {
        for (const { name, path } of await samplePages(address, language, `198.18.9.${sight.width % 200}`)) {
          const context = await openWindow(browser, sight);
          const page = await context.newPage();
          await page.goto(address + path);
          const { passed, violations, unsure } = await checkWithAxe(page);
          const label = [name, language, String(sight.width), sight.theme];
          rows.push([...label, String(passed), String(violations.length), String(unsure.length)]);
          violated += violations.length;
          for (const one of violations) findings.push(`VIOLATION  ${label.join(' ')}: ${one}`);
          for (const one of unsure) findings.push(`to look at ${label.join(' ')}: ${one}`);
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
  }
});

const head = ['page', 'language', 'width', 'theme', 'rules that hold', 'violated', 'to look at'];
process.stdout.write(`${circumstancesOf()}\n\n${table(head, rows)}\n\n${findings.join('\n')}\n`);
process.stdout.write(`${rows.length} pages checked, ${violated} violations.\n`);
process.exitCode = violated > 0 ? 1 : 0;
