import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../../src/cli/view/terminal.js';
import { columnsOf } from '../../../src/cli/view/wrap.js';
import { languages } from '../../../src/language/languages.js';
import { wordings, wordingIn } from '../../../src/wording/wordings.js';
import { answerOf, citedReport, quote } from '../../support/answers.js';

const rightToLeft = /[\u0590-\u08ff]/;
const isolates = /[\u2066-\u2069]/g;
const plain = { width: 80, colour: false };

/** The words of the quotes on a screen, without bars, marks, isolates and line ends. */
const quoted = (screen: string): string =>
  screen
    .split('\n')
    .flatMap((line) => (line.startsWith('    │ ') ? [line.slice(6).replaceAll('**', '').replace(isolates, '')] : []))
    .join(' ');

describe('an answer in the terminal', () => {
  it('shows title, citation, paragraph, confidence and the quote', () => {
    const screen = renderAnswer(answerOf({ quotes: [quote('They left. Nobody saw them.', { paragraph: 4 })] }), plain);
    expect(screen).toBe(
      [
        '[1] A report',
        '    The Outlet · 2016-05-03 · https://example.org/a-report',
        '    ¶ 4 · strong',
        '    │ They left. Nobody saw them.',
        '',
      ].join('\n'),
    );
  });

  it('names the file where a report has no link, and leaves out what is not known', () => {
    const report = citedReport({ outlet: null, published: null, url: null });
    expect(renderAnswer(answerOf({ quotes: [quote('Text.', { report })] }), plain)).toContain('\n    a-report.md\n');
  });

  it('puts several quotes of one report under one citation', () => {
    const other = citedReport({ id: 'b', title: 'Another report' });
    const screen = renderAnswer(
      answerOf({ quotes: [quote('One.'), quote('Two.', { report: other }), quote('Three.', { paragraph: 7 })] }),
      plain,
    );
    expect(screen.match(/^\[\d\]/gm)).toEqual(['[1]', '[2]']);
    expect(screen.indexOf('Three.')).toBeLessThan(screen.indexOf('Another report'));
  });

  it('marks highlights with asterisks, or with bold where there is colour', () => {
    const quotes = [quote('First. The answer. Last.', { highlights: ['The answer.'] })];
    expect(renderAnswer(answerOf({ quotes }), plain)).toContain('First. **The answer.** Last.');
    const coloured = renderAnswer(answerOf({ quotes }), { ...plain, colour: true });
    expect(coloured).toContain('First. \u001b[1mThe answer.\u001b[22m Last.');
    expect(coloured).not.toContain('**');
  });

  it('does not lose a space at the end of a highlight', () => {
    const quotes = [quote('The answer. Last.', { highlights: ['The answer. '] })];
    expect(renderAnswer(answerOf({ quotes }), plain)).toContain('**The answer.** Last.');
  });

  it('says how sure it is in a word', () => {
    const quotes = [quote('They left.'), quote('Perhaps they stayed.', { confidence: 'possible' })];
    const screen = renderAnswer(answerOf({ quotes }), plain);
    expect(screen.match(/· (?:strong|possible)$/gm)).toEqual(['· strong', '· possible']);
  });

  it('keeps text from right to left on isolated lines of its own', () => {
    const report = citedReport({ title: 'أين ذهب القادة؟', outlet: 'إرم نيوز', language: 'ar' });
    const text =
      'قال المرصد إن قادة التنظيم غادروا مدينة الرقة إلى العراق، ونقلت صحيفة The Times وثائق عن ذلك في سنة 2016.';
    const screen = renderAnswer(answerOf({ quotes: [quote(text, { report, highlights: [text] })] }), {
      width: 50,
      colour: false,
    });
    const lines = screen.split('\n').filter((line) => rightToLeft.test(line));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/^ {4}(│ )?\u2067[^\u2066-\u2069]*\u2069$/);
    for (const line of screen.split('\n')) {
      if (/Outlet|2016-05-03|¶|https/.test(line)) expect(line).not.toMatch(rightToLeft);
    }
    expect(quoted(screen)).toBe(text);
  });

  it('isolates a line from left to right that names something in Arabic', () => {
    const screen = renderAnswer(answerOf({ quotes: [quote('The group, داعش, left the city of Raqqa.')] }), plain);
    expect(screen).toContain('    │ \u2066The group, داعش, left the city of Raqqa.\u2069');
  });

  it('says every word of a quote, in order, in lines that fit, at any width', () => {
    const words = fc.array(fc.constantFrom('went', 'الرقة', 'a', '2017', 'Euphrates', '«داعش»', 'سوريا،'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 200 }), (list, width) => {
        const text = list.join(' ');
        const screen = renderAnswer(answerOf({ quotes: [quote(text, { highlights: [list[0]!] })] }), {
          width,
          colour: false,
        });
        expect(quoted(screen)).toBe(text);
        for (const line of screen.split('\n').filter((one) => one.startsWith('    │'))) {
          expect(columnsOf(line.replace(isolates, ''))).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('breaks a word that is wider than the screen, and never a link', () => {
    const url = `https://example.org/${'x'.repeat(60)}`;
    const screen = renderAnswer(answerOf({ quotes: [quote('y'.repeat(50), { report: citedReport({ url }) })] }), {
      width: 30,
      colour: false,
    });
    expect(screen).toContain(url);
    expect(screen.match(/y+/g)?.map((run) => run.length)).toEqual([24, 24, 2]);
  });

  it('lets no control character of a report reach the terminal', () => {
    const hostile = '\u001b[2J\u001b]0;owned\u0007\u009b31mred\u202eevil\u2069\u0000\r\n\tend';
    const report = citedReport({ title: hostile, outlet: hostile, author: hostile, url: null, file: hostile });
    const screens = [
      renderAnswer(answerOf({ quotes: [quote(hostile, { report, highlights: [hostile] })] }), plain),
      renderAnswer(answerOf({ nearest: [{ report, score: 0.3 }] }), plain),
    ];
    for (const screen of screens) {
      // These are the characters that must not be there
      expect(screen).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(screen).toContain('␛[2J');
    }
  });
});

describe('nothing found', () => {
  it.each(languages)('is said in the language of the question: %s', (language) => {
    const report = citedReport({ title: 'A near report' });
    const screen = renderAnswer(answerOf({ language, nearest: [{ report, score: 0.4 }] }), plain);
    const flat = screen.replace(isolates, '').replace(/\n/g, ' ');
    const { message, nearest, advice } = wordingIn(language).nothing;
    for (const words of [message, nearest, advice, 'A near report']) expect(flat).toContain(words);
    expect(screen).not.toContain('│');
    expect(screen).not.toContain('¶');
    for (const line of screen.split('\n').filter((one) => rightToLeft.test(one))) {
      expect(line).toMatch(/^\u2067.*\u2069$/);
    }
  });

  it('names no topics where there are none', () => {
    expect(renderAnswer(answerOf(), plain)).not.toContain(wordings.en.nothing.nearest);
  });

  it('is said in as many ways as there are languages', () => {
    expect(new Set(Object.values(wordings).map(({ nothing }) => nothing.message)).size).toBe(languages.length);
  });
});
