import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, hasChromium, openBrowser, openWindow, type Sight, sights } from '../../bench/web/browser.js';
import { hasModel } from '../support/cli.js';
import { startReader, type TestReader } from '../support/reader.js';

const questions = { en: 'Where did the ISIS leaders go?', ar: 'أين ذهب قادة داعش؟' } as const;
const height = 800;

let reader: TestReader;
let browser: Browser;
/** What went wrong in the pages of a test, and what they asked of other hosts. */
let complaints: string[] = [];

async function openPage(sight: Sight, locale = 'en-GB'): Promise<Page> {
  const page = await (await openWindow(browser, sight, locale)).newPage();
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

/** Where an element begins, in pixels from the upper edge of the window. */
async function topOf(page: Page, selector: string): Promise<number> {
  return (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
}

describe.skipIf(!hasModel || !hasChromium)(`the reader in a browser (needs ${chromiumPath})`, () => {
  beforeAll(async () => {
    reader = await startReader();
    browser = await openBrowser();
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

      const quoted = await page.locator('figure.quote .words').first().textContent();
      await page.locator('figcaption a').first().click();
      await page.waitForSelector('.text mark');
      expect((await page.locator('.text mark').allTextContents()).join('')).toBe(quoted);
      const top = await topOf(page, '.text mark');
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(height);
      await expectSound(page);
      await page.context().close();
    });
  });

  it.each(sights)('lists the reports, $width pixels wide and $theme', async (sight) => {
    const page = await openPage(sight, 'ar');
    await page.goto(`${reader.address}/library`);
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    await page.waitForSelector('svg.timeline rect');
    await expectSound(page);
    await page.context().close();
  });

  it.each(sights)('shows an evaluation, $width pixels wide and $theme', async (sight) => {
    for (const locale of ['en-GB', 'ar']) {
      const page = await openPage(sight, locale);
      await page.goto(`${reader.address}/evaluation`);
      await page.locator('.miss summary').first().click();
      expect(await page.locator('.miss blockquote').first().isVisible()).toBe(true);
      await expectSound(page);
      await page.context().close();
    }
  });

  it('shows the misses of one language alone, without scripts too', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${reader.address}/evaluation`);
    const shown = async (language: string): Promise<number> =>
      page.locator(`.miss:visible .asked[lang=${language}]`).count();
    expect([await shown('ar'), await shown('en')].every((count) => count > 0)).toBe(true);
    await page.getByLabel('Arabic', { exact: true }).check({ force: true });
    expect([(await shown('ar')) > 0, await shown('en')]).toEqual([true, 0]);
    await context.close();
  });

  it.each(sights)('says that nothing answers, $width pixels wide and $theme', async (sight) => {
    const page = await openPage(sight);
    await page.goto(`${reader.address}/?${new URLSearchParams({ q: 'How long must sourdough bread be baked?' })}`);
    expect(await page.locator('.notice').isVisible()).toBe(true);
    expect(await page.locator('blockquote').count()).toBe(0);
    await expectSound(page);
    await page.context().close();
  });

  it.each(sights)('opens a report at a paragraph, $width pixels wide and $theme', async (sight) => {
    const page = await openPage(sight);
    await page.goto(`${reader.address}/reports/where-the-leaders-went#p6`);
    const top = await topOf(page, '#p6');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(height);
    const colours = await page.evaluate(
      `['#p5', '#p6'].map((id) => getComputedStyle(document.querySelector(id)).backgroundColor)`,
    );
    expect(new Set(colours as string[]).size).toBe(2);
    await expectSound(page);
    await page.context().close();
  });

  it('is dark where the reader of it wants that, and prints on white', async () => {
    const background = async (page: Page): Promise<number> =>
      (await page.evaluate(`Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])`)) as number;
    const page = await openPage({ width: 1440, theme: 'dark' });
    await page.goto(`${reader.address}/reports/old`);
    expect(await background(page)).toBeLessThan(60);
    await page.emulateMedia({ media: 'print' });
    expect(await background(page)).toBe(255);
    expect(await page.locator('.top nav').isVisible()).toBe(false);
    expect(await page.locator('.cite').isVisible()).toBe(true);
    await page.context().close();
  });

  it('narrows the list of the reports by its form, and leaves what is empty out of the address', async () => {
    const page = await openPage({ width: 360, theme: 'light' });
    await page.goto(`${reader.address}/library`);
    await page.click('details.filters summary');
    await page.selectOption('#language', 'tr');
    await page.click('form.narrow button');
    await page.waitForURL(/language=tr/);
    expect(new URL(page.url()).search).toBe('?language=tr');
    expect(await page.locator('.group li').count()).toBe(1);
    await expectSound(page);
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
