import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../../src/cli/view/evaluation/page.js';
import { compareRuns } from '../../../../src/evaluation/compare.js';
import { tabulate } from '../../../../src/evaluation/evaluate.js';
import type { Outcome } from '../../../../src/evaluation/outcome.js';
import { toSavedRun } from '../../../../src/evaluation/saved-run.js';
import { citedReport, quote } from '../../../support/answers.js';
import { outcome, runOf } from '../../../support/evaluations.js';

const hostile = '<script>alert("x")</script> & \'<img src=x onerror=alert(1)>\u0000';
const arabic = citedReport({
  id: 'ar',
  title: 'أين ذهبوا',
  outlet: 'صحيفة',
  language: 'ar',
  url: 'https://example.org/ar',
});
const sentence = 'غادروا المدينة ليلاً. لم يرهم أحد.';

const outcomes: Outcome[] = [
  outcome({ question: { id: 'fine' }, quotes: ['right'] }),
  outcome({
    question: { id: 'second', lang: 'ar', question: 'أين ذهبوا؟', gold: ['right'] },
    quotes: [
      quote(sentence, { report: arabic, paragraph: 4, score: 0.71, highlights: ['لم يرهم أحد.'] }),
      quote('right', { score: 0.66 }),
    ],
    gold: { places: [{ piece: 'right', report: { ...citedReport(), passages: 1 }, paragraph: 9 }] },
  }),
  outcome({ question: { id: 'refused', question: hostile, gold: [hostile] }, ranking: [[hostile, 0.41]] }),
  outcome({
    question: { id: 'answered', lang: hostile, kind: hostile, gold: [] },
    quotes: [quote(hostile, { score: 0.63 })],
  }),
  outcome({ question: { id: 'nothing', lang: 'fa', gold: [] } }),
  outcome({
    question: { id: 'typo', lang: 'fa', gold: ['rihgt'] },
    gold: { unquotable: [{ piece: 'rihgt', reason: 'absent' }] },
  }),
];

const documentOf = (page: string): Document => new JSDOM(page).window.document;

const page = renderPage(runOf(outcomes, { questionsFile: hostile }));
const document = documentOf(page);

const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const miss = (id: string): Element => {
  const found = [...document.querySelectorAll('details')].find((one) =>
    textOf(one.querySelector('.who')).startsWith(`${id} `),
  );
  if (found === undefined) throw new Error(`There is no miss ${id}.`);
  return found;
};

describe('the page of an evaluation', () => {
  it('is well-formed, also as XML', () => {
    expect(page.startsWith('<!doctype html>')).toBe(true);
    const asXml = page.replace('<!doctype html>', '');
    expect(() => new JSDOM(asXml, { contentType: 'application/xhtml+xml' })).not.toThrow();
  });

  it('needs nothing beside it, and runs nothing', () => {
    expect(page).not.toMatch(/https?:|\/\/[a-z]|url\(|@import|@font-face/i);
    expect(document.querySelectorAll('script, link, img, iframe, object, embed, form, base')).toHaveLength(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
    expect(attributes.filter(({ name }) => /^on|^(src|href|srcset|action)$/.test(name))).toEqual([]);
    expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
  });

  it('shows text as text, whatever it holds', () => {
    const shown = hostile.replace('\u0000', '\ufffd');
    expect(document.querySelector('h1')?.textContent).toBe(shown);
    expect(miss('refused').querySelector('.asked')?.textContent).toBe(shown);
    expect(miss('answered').querySelector('blockquote')?.textContent.trim()).toBe(shown);
  });

  it('holds every miss and nothing that went well', () => {
    const ids = [...document.querySelectorAll('.miss .who')].map((who) => textOf(who).split(' ')[0]);
    expect(ids.sort()).toEqual(['answered', 'refused', 'second', 'typo']);
  });

  it('shows what was returned, with citation and score, and the gold beside it', () => {
    const second = miss('second');
    expect(textOf(second.querySelector('.told'))).toBe('rank 2 · score 0.71');
    const quoted = second.querySelector('blockquote');
    expect(quoted?.textContent.trim()).toBe(sentence);
    expect(textOf(quoted?.querySelector('mark'))).toBe('لم يرهم أحد.');
    expect(textOf(second)).toContain('أين ذهبوا · صحيفة · 2016-05-03 · ¶ 4 · score 0.71');
    expect(textOf(second.querySelector('.gold'))).toBe('right A report · The Outlet · 2016-05-03 · ¶ 9');
    expect(textOf(second)).toContain('Quoted at place 2, with score 0.66.');
  });

  it('says of a refusal whether the ranking or the floor was at fault', () => {
    expect(textOf(miss('refused'))).toContain(
      'A passage that holds it was ranked at place 1, with score 0.41: refused.',
    );
    expect(textOf(miss('typo'))).toContain('This occurs in no report.');
    expect(textOf(miss('answered'))).toContain('it should have been refused');
  });

  it('gives questions and quotes their language and direction', () => {
    const second = miss('second');
    for (const element of [second.querySelector('.asked'), second.querySelector('blockquote')]) {
      expect([element?.getAttribute('lang'), element?.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    }
    for (const element of document.querySelectorAll('.asked, blockquote, .piece')) {
      expect(element.getAttribute('dir')).toMatch(/^(?:ltr|rtl)$/);
    }
  });

  it('draws a bar with its interval for each language, and the scores with the floor', () => {
    const [found, refused] = document.querySelectorAll('.bars');
    expect([...(found?.querySelectorAll('.name') ?? [])].map(textOf)).toEqual([
      'English 2',
      'Arabic 1',
      'Persian 1',
      'All 4',
    ]);
    expect(refused?.querySelectorAll('svg')).toHaveLength(3);
    for (const bar of document.querySelectorAll('.bars svg')) expect(bar.querySelectorAll('.whisker')).toHaveLength(3);
    const floors = [...document.querySelectorAll('.floor')].map((line) => line.getAttribute('x1'));
    expect(floors).toEqual(['50.00%', '50.00%']);
    expect(textOf(document.querySelector('figcaption'))).toContain(
      '2 of 4 answerable questions and 1 of 2 unanswerable ones',
    );
  });

  it('has every figure, and what it is about', () => {
    const table = document.querySelector('table');
    const all = [...(table?.querySelectorAll('tbody tr:last-child > *') ?? [])].map(textOf);
    expect(all.map((cell) => /^[\w.–]+?(?=\d+–|$)/.exec(cell)?.[0] ?? cell)).toHaveLength(11);
    expect(all[0]).toBe('All');
    expect(all[2]).toMatch(/^25\.0/);
    expect(textOf(document.querySelector('.facts'))).toContain('2016-05-03 10:15 UTC');
    expect(textOf(document.querySelector('.facts'))).toContain('Model a-model Dimensions 640');
    expect(textOf(document.querySelector('.facts'))).toContain('Reports 5 Passages 52');
  });

  it('names gold that cannot be quoted', () => {
    expect(textOf(document.querySelector('main'))).toContain('typo: rihgt occurs in no report.');
  });

  it('lets the misses of one language be chosen without a script', () => {
    expect([...document.querySelectorAll('.choice label')].map(textOf)).toHaveLength(5);
    expect(miss('second').className).not.toBe(miss('refused').className);
  });

  it('bears a run in which all went well, and one without answerable questions', () => {
    for (const few of [[outcomes[0]!], [outcomes[4]!]]) {
      const of = documentOf(renderPage(runOf(few, { rows: tabulate(few, []) })));
      expect(of.querySelectorAll('.miss')).toHaveLength(0);
      expect(textOf(of.querySelector('main'))).toContain('every question came out right');
    }
  });

  it('tells what changed since a saved run', () => {
    const before = toSavedRun(runOf([outcome({ question: { id: 'fine', question: 'Where did they go?' } })]));
    const run = runOf(outcomes);
    const compared = documentOf(renderPage(run, compareRuns(before, toSavedRun(run))));
    expect(textOf(compared.querySelector('.changes'))).toBe('refused → rank 1 Where did they go? fine · English');
    expect(textOf(compared.querySelector('main'))).toContain('1 gained, 0 lost');
  });
});
