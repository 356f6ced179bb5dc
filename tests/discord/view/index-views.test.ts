import { describe, expect, it } from 'vitest';
import {
  baseRefreshedView,
  indexView,
  refreshingView,
  type ShownIndexes,
} from '../../../src/discord/view/index-status.js';
import type { ServerLibraryStatus } from '../../../src/indexing/server/server-reports.js';
import { languages } from '../../../src/language/languages.js';
import { wordings } from '../../../src/wording/wordings.js';
import { expectAccepted, seen, textsOf, wordsOf } from '../../support/discord-views.js';

const own = {
  reports: 4,
  textBytes: 1000,
  passages: 55,
  publishedAt: '2026-04-01T00:00:00.000Z',
  model: 'isnad-mini',
  isStale: false,
  isCalibrated: true,
  isBusy: false,
};
const base = {
  generation: 7,
  embedding: { model: 'isnad-mini', fingerprint: 'f', dimension: 512 },
  analysis: 'a',
  publishedAt: '2026-03-01T00:00:00.000Z',
  reports: 1200,
  passages: 18250,
};
const shown: ShownIndexes = { own, base, usesBase: true, refreshCommand: '</index refresh:123456789012345678>' };

describe('the state of the indexes', () => {
  it.each(languages)('tells what is indexed, the server’s own first: %s', (language) => {
    const { index } = wordings[language];
    const view = indexView(shown, wordings[language]);
    expectAccepted(view);
    const read = seen(wordsOf(view));
    expect(read.indexOf(seen(index.own))).toBeLessThan(read.indexOf(seen(index.base)));
    for (const part of ['4', '55', '1200', '18250']) expect(read).toContain(part);
    expect(textsOf(view).join('\n')).toContain('<t:1775001600:R>');
    expect(textsOf(view).join('')).not.toMatch(/\{\w+\}/);
    for (const words of [index.busy, index.measuring, index.baseUnused]) expect(read).not.toContain(seen(words));
  });

  it('tells what is being done, and what has to be', () => {
    const { index } = wordings.en;
    const of = (change: Partial<ServerLibraryStatus>) =>
      wordsOf(indexView({ ...shown, own: { ...own, ...change } }, wordings.en));
    expect(of({ isBusy: true })).toContain(index.busy);
    expect(of({ isCalibrated: false })).toContain(index.measuring);
    expect(of({ isStale: true, isCalibrated: false })).toContain('left out of answers for now');
    expect(of({ isStale: true, isCalibrated: false })).not.toContain(index.measuring);
    expect(of({ reports: 0, publishedAt: null })).toContain(index.ownNone);
  });

  it('says where the base library is not used, and nothing of a server outside of one', () => {
    expect(wordsOf(indexView({ ...shown, usesBase: false }, wordings.en))).not.toContain('1200');
    expect(wordsOf(indexView({ ...shown, own: null }, wordings.en))).not.toContain(wordings.en.index.own);
  });

  it.each(languages)('tells how far a refresh is, and what it did: %s', (language) => {
    for (const phase of ['reading', 'embedding', 'calibrating', 'building'] as const) {
      const view = refreshingView(phase, 3, 40, wordings[language]);
      expectAccepted(view);
      expect(seen(wordsOf(view))).toMatch(/\b3\b.*\b40\b/);
    }
    const summary = { added: 1, changed: 2, removed: 3, unchanged: 4, failed: 0 };
    expectAccepted(baseRefreshedView(summary, wordings[language]));
    expect(textsOf(baseRefreshedView({ ...summary, failed: 5 }, wordings[language])).join('')).toContain('5');
  });
});
