import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWithAxe } from '../../bench/web/axe.js';
import { chromiumPath, hasChromium, openBrowser, openWindow } from '../../bench/web/browser.js';
import { samplePages } from '../../bench/web/sample-pages.js';
import { hasModel } from '../support/cli.js';
import { startReader, type TestReader } from '../support/reader.js';

let reader: TestReader;
let browser: Browser;

describe.skipIf(!hasModel || !hasChromium)(`the pages, by the rules of axe-core (needs ${chromiumPath})`, () => {
  beforeAll(async () => {
    reader = await startReader();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await reader.close();
  });

  it.each([
    { language: 'en', theme: 'light', width: 360 },
    { language: 'en', theme: 'dark', width: 1440 },
    { language: 'ar', theme: 'light', width: 1440 },
    { language: 'ar', theme: 'dark', width: 360 },
  ] as const)('have no violation in $language, $theme, $width pixels wide', async ({ language, ...sight }) => {
    const pages = await samplePages(reader.address, language, `203.0.113.${sight.width % 250}`);
    pages.push({ name: 'hostile', path: `/reports/hostile?lang=${language}` });
    const found: Record<string, readonly string[]> = {};
    for (const { name, path } of pages) {
      const context = await openWindow(browser, sight);
      const page = await context.newPage();
      await page.goto(reader.address + path);
      const { passed, violations } = await checkWithAxe(page);
      expect(passed, name).toBeGreaterThan(20);
      if (violations.length > 0) found[name] = violations;
      await context.close();
    }
    expect(found).toEqual({});
  });
});
