import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/reports/article.js';
import { readTextPage } from '../../src/reports/page/text-page.js';

const read = (...lines: string[]): ReturnType<typeof readArticle> => readArticle(readTextPage(lines.join('\n\n')));
const reasonsOf = (article: ReturnType<typeof readArticle>): Map<string, string> =>
  new Map(article.stripped.map(({ text, reason }) => [text, reason]));

const headline = 'قادة المدينة يغادرون نحو الشرق';
const first = 'غادر قادة المدينة يوم الأحد نحو الشرق في رتل من عشرين سيارة، بحسب شهود من الأهالي.';
const last = 'ولم يصدر أي تعليق رسمي حتى ساعة إعداد التقرير، فيما أغلقت المحال أبوابها مبكراً.';

describe('readArticle', () => {
  it('loses no line, whatever the page', () => {
    const line = fc.oneof(
      fc.constantFrom(
        headline,
        first,
        last,
        headline + headline,
        'Share',
        'سياسة',
        'مقالات ذات صلة',
        'التعليقات',
        'رد',
        'Reply',
        '12',
        '***',
        '## س',
        'www.example.org',
      ),
      fc.constantFrom(
        'بقلم: ليلى الحموي',
        '3 مايو 2016',
        'لندن - الخليج أونلاين',
        '• بند أول',
        'قال الشاعر:',
        'By Jane Doe',
        'إعلان',
        'أين ذهبوا؟',
        '',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\r\n\u2028\u2029\u0085\f]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\n\n'), (lines, separator) => {
        const page = readTextPage(lines.join(separator));
        const article = readArticle(page);
        const body =
          article.text === ''
            ? []
            : article.text.split('\n\n').map((block) => block.replace(/^## (?:#{1,6}\s+)?|^##\u00A0/, ''));
        const accounted = [...body, ...article.stripped.map(({ text }) => text)];
        const source = page.lines.map(({ text }) => text);
        const plain = (texts: string[]): string[] => texts.map((text) => text.replace(/^#{1,6}\s+/, '')).sort();
        expect(plain(accounted)).toEqual(plain(source));
        for (const sentence of [first, last]) expect(article.text.includes(sentence)).toBe(source.includes(sentence));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a dateline that opens a sentence, and takes no outlet from it', () => {
    const article = read(headline, `دمشق - ${first}`, last);
    expect(article.citation.outlet).toBeNull();
    expect(article.text).toContain(`دمشق - ${first}`);
  });

  it.each([
    ['لندن - الخليج أونلاين', { outlet: 'الخليج أونلاين', author: null }],
    ['متابعة – كيو بوست', { outlet: 'كيو بوست', author: null }],
    ['بيروت – سارة منصور', { outlet: null, author: 'سارة منصور' }],
    ['دمشق - وكالات', { outlet: null, author: null }],
    ['كتب : سها صلاح', { outlet: null, author: 'سها صلاح' }],
    ['بقلم ليلى الحموي - صحيفة الغد', { outlet: 'صحيفة الغد', author: 'ليلى الحموي' }],
    ['المصدر: وكالة الأنباء', { outlet: 'وكالة الأنباء', author: null }],
    ['By Jane Doe and John Roe, Harbour News', { outlet: 'Harbour News', author: 'Jane Doe and John Roe' }],
    ['Par Jean-Luc Moreau, à Genève', { outlet: null, author: 'Jean-Luc Moreau' }],
    ['Yazan: Ayşe Yılmaz', { outlet: null, author: 'Ayşe Yılmaz' }],
    ['Von Hans Meier, Berlin', { outlet: null, author: 'Hans Meier' }],
  ])('reads the line %s', (line, citation) => {
    const article = read(headline, line, first, last);
    expect(article.citation).toMatchObject(citation);
    expect(article.text).toBe(`${first}\n\n${last}`);
  });

  it('leaves the outlet that opens a paragraph where it stands', () => {
    const article = read(headline, `مرصد مينا – خاص ${first}`, last);
    expect(article.citation.outlet).toBe('مرصد مينا');
    expect(article.text).toContain('مرصد مينا – خاص غادر');
  });

  it('takes the day of an update only if no other day is stated, and says so', () => {
    const article = read(headline, 'آخر تحديث: 4 مايو 2016', first, last);
    expect(article.citation.published).toBe('2016-05-04');
    expect(article.remarks).toEqual([{ kind: 'onlyUpdated', date: '2016-05-04' }]);
  });

  it('keeps a deck that stands twice once', () => {
    const deck = 'شهود يتحدثون عن رتل طويل على الطريق الشرقي';
    const article = read(headline, deck, deck, first, last);
    expect(article.text.split('\n\n')).toEqual([deck, first, last]);
    expect(reasonsOf(article).get(deck)).toBe('repeats line 3');
  });

  it('keeps short answers and refrains that stand twice apart', () => {
    const article = read(headline, first, 'لا.', last, 'لا.', first.replace('الأحد', 'الاثنين'));
    expect(article.text.match(/لا\./g)).toHaveLength(2);
  });

  it('keeps verses that a line introduces, and the list at the end', () => {
    const article = read(
      headline,
      first,
      'وأنشد أحدهم:',
      'يا دار غاب أهلها',
      'فمن يرد السلام',
      last,
      'المغادرون:',
      '- القائد',
      '- الحارس',
    );
    for (const line of ['يا دار غاب أهلها', 'فمن يرد السلام', '- القائد', '- الحارس'])
      expect(article.text).toContain(`\n\n${line}`);
    expect(article.text).not.toContain('## ');
  });

  it('lets an article go on behind a box of related stories', () => {
    const article = readArticle(
      readTextPage(
        [headline, first, 'اقرأ أيضا', 'بلدية المدينة تبدأ ترميم السوق القديم', '', 'ما بعد الرحيل', last].join('\n'),
      ),
    );
    expect(article.text).toBe(`${first}\n\n## ما بعد الرحيل\n\n${last}`);
  });

  it('reads a page that is nested deeply, and refuses one that is nested to harm', async () => {
    const { readHtmlPage } = await import('../../src/reports/page/html-page.js');
    const nested = (depth: number): string => `<title>${headline}</title>${'<div>'.repeat(depth)}${first}`;
    const article = readArticle(readHtmlPage(nested(300)));
    expect(article.citation.title).toBe(headline);
    expect(article.text).toBe(first);
    expect(() => readHtmlPage(nested(3000))).toThrow(expect.objectContaining({ identifier: 'file-unreadable' }));
  });

  it('finds no title where the text begins without a headline', () => {
    expect(read(first, last).citation.title).toBeNull();
  });
});
