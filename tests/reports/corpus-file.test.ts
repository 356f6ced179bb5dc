import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsnadError } from '../../src/errors.js';
import { formatReport, parseReport, type StoredCitation } from '../../src/reports/corpus-file.js';

const citation: StoredCitation = {
  title: 'الرقة: "أسئلة" بلا جواب',
  outlet: 'أرشيف',
  author: null,
  published: '2016-05-03',
  url: 'https://example.org/a?b=1#c',
  language: 'ar',
};

const failure = (file: string, source: string): IsnadError => {
  try {
    parseReport(file, source);
  } catch (error) {
    if (error instanceof IsnadError) return error;
    throw error;
  }
  throw new Error('the report was read');
};

describe('parseReport', () => {
  it('reads the citation, the text and its blocks', () => {
    const report = parseReport(
      'arab/raqqa.md',
      '---\r\ntitle: Raqqa\r\npublished: 2017-10-20\r\nlanguage: en-GB\r\nmood: calm\r\n---\r\n\r\n\r\nOne.\r\n\r\n## Two\r\nThree,\r\nfour.\r\n\r\n',
    );
    expect(report).toMatchObject({ id: 'raqqa', file: 'arab/raqqa.md', title: 'Raqqa', outlet: null, language: 'en' });
    expect(report.published).toBe('2017-10-20');
    expect(report.text).toBe('One.\n\n## Two\nThree,\nfour.');
    expect(report.paragraphs.map(({ start, end, kind }) => [kind, report.text.slice(start, end)])).toEqual([
      ['text', 'One.'],
      ['subheading', '## Two'],
      ['text', 'Three,\nfour.'],
    ]);
  });

  it('takes a date that YAML knows as a timestamp, and detects a language that is not stated', () => {
    const report = parseReport(
      'a.md',
      '---\ntitle: عنوان\npublished: !!timestamp 2016-05-03\n---\nقال المرصد إن المدينة خلت.',
    );
    expect(report.published).toBe('2016-05-03');
    expect(report.language).toBe('ar');
  });

  it('stores text in NFC', () => {
    expect(parseReport('a.md', '---\ntitle: a\n---\nCafe\u0301.').text).toBe('Caf\u00e9.');
  });

  it.each([
    ['no front matter', 'Just text.'],
    ['front matter that never ends', '---\ntitle: a\n\nText.'],
    ['front matter that is not YAML', '---\ntitle: "a\n---\nText.'],
    ['front matter that is a list', '---\n- a\n---\nText.'],
    ['no title', '---\noutlet: a\n---\nText.'],
    ['an empty title', '---\ntitle: " "\n---\nText.'],
    ['a day that does not exist', '---\ntitle: a\npublished: 2017-02-30\n---\nText.'],
    ['a date that is only a year', '---\ntitle: a\npublished: 2017\n---\nText.'],
    ['an address that is none', '---\ntitle: a\nurl: javascript:alert(1)\n---\nText.'],
    ['a language that is none', '---\ntitle: a\nlanguage: Arabic\n---\nText.'],
    ['an empty body', '---\ntitle: a\n---\n\n  \n'],
    ['a body of subheadings only', '---\ntitle: a\n---\n\n## b\n'],
    [
      'aliases that multiply',
      `---\na: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\ntitle: [*b,*b,*b,*b,*b,*b]\n---\nText.`,
    ],
  ])('refuses %s, naming the file and what to do', (_, source) => {
    const error = failure('folder/bad.md', source);
    expect(error.identifier).toBe('report-damaged');
    expect(error.message).toContain('folder/bad.md');
    expect(error.hint).toBeTruthy();
  });
});

describe('formatReport', () => {
  it('is read back as it was given', () => {
    const text = 'فقرة "أولى": بداية.\n\n## عنوان\n\n--- ليست نهاية\n\n---\n\nفقرة ثانية.';
    const report = parseReport('x.md', formatReport({ ...citation, licence: 'CC0-1.0', source: 'a: b' }, text));
    expect(report).toMatchObject(citation);
    expect(report.text).toBe(text);
  });

  it('is read back for any title and text', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((value) => !/[\r\n\u0085\u2028\u2029]/.test(value));
    fc.assert(
      fc.property(line, fc.array(line, { minLength: 1 }), (title, lines) => {
        fc.pre(/\p{L}/u.test(title) && lines.some((each) => each.trim() !== '' && !each.startsWith('## ')));
        const text = lines.join('\n');
        const report = parseReport('x.md', formatReport({ ...citation, title }, text));
        expect(report.title).toBe(title.normalize('NFC').replace(/\s+/g, ' ').trim());
        expect(text.normalize('NFC')).toContain(report.text);
        expect(report.text.trim()).toBe(text.normalize('NFC').trim());
        expect(formatReport({ ...citation, title: report.title }, report.text)).toBe(
          formatReport({ ...citation, title: report.title }, text),
        );
      }),
    );
  });
});

describe('U+0000, at which a database ends a text', () => {
  it.each([
    ['in the text', '---\ntitle: x\n---\n\nOne.\0 Two.'],
    ['in the front matter', '---\ntitle: "x\\0y"\n---\n\nOne.'],
  ])('is refused %s', (_, source) => {
    expect(failure('a.md', source)).toMatchObject({
      identifier: 'report-damaged',
      message: expect.stringContaining('U+0000'),
    });
  });

  it('is not written', () => {
    const { title, text } = parseReport('a.md', formatReport({ ...citation, title: 'x\0y' }, 'One.\0 Two.'));
    expect({ title, text }).toEqual({ title: 'xy', text: 'One. Two.' });
  });
});
