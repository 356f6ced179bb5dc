import { describe, expect, it } from 'vitest';
import { directed } from '../../src/language/direction.js';
import { findQuantities } from '../../src/language/quantities/quantities.js';
import { readArticle } from '../../src/reports/article.js';
import { readHtmlPage } from '../../src/reports/page/html-page.js';
import { readMarkdownPage } from '../../src/reports/page/markdown-page.js';
import { readTextPage } from '../../src/reports/page/text-page.js';

const length = 400_000;
const many = (text: string): string => text.repeat(length / text.length);

// An expression that looks at such a line once for each of its characters takes hours.
describe('a line that is made to be looked at again and again', () => {
  it.each([
    ['white space in a text of HTML', () => readHtmlPage(`<h1>Title</h1><p>a${many('\t')}b ${many(' ')}</p>`)],
    ['white space behind a heading', () => readMarkdownPage(`# a${many('\t')}b`)],
    ['number signs behind a heading', () => readMarkdownPage(`# a ${many('# ')}b`)],
    ['colons', () => readTextPage(`Title\n\nRead also\n${many(':')}`)],
    ['dashes', () => readTextPage(`Title of a page\n\nTitle of a page ${many('-')}.`)],
    ['separators', () => readTextPage(`By ${many(' |')}`)],
  ])('%s', (_, read) => {
    expect(readArticle(read()).stripped).toBeInstanceOf(Array);
  });

  it('zeros in a number, and isolates that never end', () => {
    expect(findQuantities(`1.${many('0')}1`, 'en').length).toBeGreaterThanOrEqual(0);
    expect(directed(many('\u2066'), 'left-to-right')).toContain('\u2066');
    expect(directed('a \u2068b\u2069', 'left-to-right')).toBe('a \u2068b\u2069');
    expect(directed('\u2068b\u2069 ع', 'left-to-right')).toMatch(/^\u200e/);
  });
});
