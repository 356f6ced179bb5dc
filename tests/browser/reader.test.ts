import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasModel } from '../support/cli.js';
import { startReader, type TestReader } from '../support/reader.js';

/** Debian's Chromium, or the one that CHROMIUM names. */
const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Where screenshots are written, if anywhere. */
const screenshots = process.env['SCREENSHOTS_DIR'];
const canRun = hasModel && existsSync(executable);

const widths = [360, 1440] as const;
const themes = ['light', 'dark'] as const;
const questions = { en: 'Where did the ISIS leaders go?', ar: 'أين ذهب قادة داعش؟' } as const;
const sights = widths.flatMap((width) => themes.map((theme) => ({ width, theme })));

let reader: TestReader;
let browser: Browser;
/** What went wrong in the pages of a test, and what they asked of other hosts. */
let complaints: string[] = [];
let visitor = 0;

async function openPage({ width, theme }: { width: number; theme: 'light' | 'dark' }, locale = 'en-GB'): Promise<Page> {
  visitor += 1;
  const context = await browser.newContext({
    ...{ viewport: { width, height: 800 }, colorScheme: theme, locale },
    extraHTTPHeaders: { 'x-forwarded-for': `192.0.2.${visitor}` },
  });
  const page = await context.newPage();
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(reader.address)) complaints.push(request.url());
  });
  await page.addInitScript(`
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
  return page;
}

/** What must hold of every page, whatever it shows. */
async function expectSound(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  expect(await page.evaluate('window.shift')).toBe(0);
  expect(complaints).toEqual([]);
}

async function keep(page: Page, name: string, { width, theme }: { width: number; theme: string }): Promise<void> {
  if (screenshots === undefined) return;
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}-${width}-${theme}.png`), fullPage: name !== 'report' });
}

describe.skipIf(!canRun)(`the reader in a browser (needs ${executable})`, () => {
  beforeAll(async () => {
    reader = await startReader();
    browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await reader.close();
  });

  describe.each(Object.entries(questions))('asked in %s', (language, question) => {
    it.each(sights)('answers and leads to the quote, $width pixels wide and $theme', async (sight) => {
      const page = await openPage(sight);
      await page.goto(reader.address);
      await page.fill('#q', question);
      await page.press('#q', 'Enter');
      await page.waitForSelector('figure.quote');
      expect(new URL(page.url()).search).toBe(`?${new URLSearchParams({ q: question })}`);
      expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      await expectSound(page);
      await keep(page, `ask-${language}`, sight);

      const quoted = await page.locator('figure.quote .words').first().textContent();
      await page.locator('figcaption a').first().click();
      await page.waitForSelector('.text mark');
      expect((await page.locator('.text mark').allTextContents()).join('')).toBe(quoted);
      const box = await page.locator('.text mark').first().boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeLessThan(800);
      await expectSound(page);
      await keep(page, 'report', { ...sight, theme: `${language}-${sight.theme}` });
      await page.context().close();
    });
  });

  it.each(sights)('lists the reports, $width pixels wide and $theme', async (sight) => {
    const page = await openPage(sight, 'ar');
    await page.goto(`${reader.address}/library`);
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    await page.waitForSelector('svg.timeline rect');
    await expectSound(page);
    await keep(page, 'library', sight);
    await page.context().close();
  });

  it('copies a citation', async () => {
    const page = await openPage({ width: 1440, theme: 'light' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${reader.address}/reports/old`);
    await page.click('button.copy');
    await page.waitForFunction(`document.querySelector('button.copy').textContent === 'Copied'`);
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('Hala Sabbagh');
    await page.context().close();
  });

  it('works without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(reader.address);
    await page.fill('#q', questions.en);
    await page.click('button[type=submit]');
    expect(await page.locator('figure.quote').count()).toBeGreaterThan(0);
    await page.locator('figcaption a').first().click();
    expect(await page.locator('.text mark').count()).toBeGreaterThan(0);
    expect(await page.locator('button.copy').isVisible()).toBe(false);
    await context.close();
  });

  it('leads by keyboard past the navigation', async () => {
    const page = await openPage({ width: 1440, theme: 'light' });
    await page.goto(reader.address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    await page.context().close();
  });
});
