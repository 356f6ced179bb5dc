import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Debian's Chromium, or the one that CHROMIUM names. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

export const widths = [360, 1440] as const;
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** How a page is looked at. */
export interface Sight {
  /** Of the window, in pixels. */
  readonly width: number;
  readonly theme: Theme;
}

/** Each width in each theme. */
export const sights: readonly Sight[] = widths.flatMap((width) => themes.map((theme) => ({ width, theme })));

/** @throws Error where there is no Chromium */
export function openBrowser(): Promise<Browser> {
  if (!hasChromium) throw new Error(`There is no Chromium at ${chromiumPath}; CHROMIUM names another.`);
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}

let visitor = 0;

/**
 * A window of a visitor of its own, so that none uses up another's allowance: the reader has to trust the word of this machine on who asks.
 */
export function openWindow(browser: Browser, { width, theme }: Sight, locale = 'en-GB'): Promise<BrowserContext> {
  visitor += 1;
  return browser.newContext({
    ...{ viewport: { width, height: 800 }, colorScheme: theme, locale },
    extraHTTPHeaders: {
      'x-forwarded-for': `192.0.2.${visitor % 250}, 198.18.${Math.floor(visitor / 250)}.${visitor % 250}`,
    },
  });
}
