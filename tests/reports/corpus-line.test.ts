import { describe, expect, it } from 'vitest';
import { parseLine, reportOfLine } from '../../src/reports/corpus-line.js';
import { parseReport } from '../../src/reports/corpus-file.js';
import type { Report } from '../../src/reports/report.js';

const read = (value: unknown, number = 7): Report => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return reportOfLine('wire/news.jsonl', number, parseLine('wire/news.jsonl', { number, text }));
};

describe('a report of one line', () => {
  it('is what the same report is as a Markdown file', () => {
    const line = {
      id: 'raqqa',
      title: 'Leaders left ar-Raqqa',
      outlet: 'The Outlet',
      author: 'A. Author',
      date: '2017-10-14',
      url: 'https://example.org/raqqa',
      language: 'en',
      paragraphs: ['The leaders left at night.', '## Smugglers', 'Each paid 20,000 dollars.'],
    };
    const file =
      '---\ntitle: Leaders left ar-Raqqa\noutlet: The Outlet\nauthor: A. Author\npublished: 2017-10-14\n' +
      'url: https://example.org/raqqa\nlanguage: en\n---\n\nThe leaders left at night.\n\n## Smugglers\n\nEach paid 20,000 dollars.\n';
    expect(read(line)).toEqual({ ...parseReport('raqqa.md', file), file: 'wire/news.jsonl' });
    const { paragraphs, ...others } = line;
    expect(read({ ...others, text: paragraphs.join('\r\n\r\n') })).toEqual(read(line));
  });

  it('needs no more than title and text: its id is that of its place, its language is found out', () => {
    expect(read({ title: 'غادر القادة', text: 'غادر قادة التنظيم المدينة ليلا.' })).toMatchObject({
      id: 'news-7',
      outlet: null,
      published: null,
      language: 'ar',
    });
    expect(read({ id: 4711, title: 'x', text: 'y' }).id).toBe('4711');
    expect(read({ id: '', title: 'x', text: 'y', published: '2016-05-03' })).toMatchObject({
      id: 'news-7',
      published: '2016-05-03',
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{"title": "x"', /in line 7 of wire\/news\.jsonl is not JSON\.$/],
    ['a list', [1], /is no JSON object/],
    ['null', 'null', /is no JSON object/],
    ['no title', { text: 'y' }, /in line 7 of wire\/news\.jsonl has no title/],
    ['no text', { title: 'x' }, /has no text/],
    ['an empty list of paragraphs', { title: 'x', paragraphs: [] }, /has no text/],
    ['a text that is a number', { title: 'x', text: 3 }, /has a text that is none/],
    ['a paragraph that is none', { title: 'x', paragraphs: ['a', 3] }, /has a text that is none/],
    ['text and paragraphs', { title: 'x', text: 'a', paragraphs: ['b'] }, /has both/],
    ['a date that is none', { title: 'x', text: 'y', date: '2016-02-30' }, /has a date that is none: "2016-02-30"/],
    ['an address that is none', { title: 'x', text: 'y', url: 'javascript:alert(1)' }, /has an address that is none/],
    ['an id that leads elsewhere', { id: '../x', title: 'x', text: 'y' }, /has an id that is none/],
    ["a server's id", { id: '+x', title: 'x', text: 'y' }, /has an id that is none/],
    ['an id that is a list', { id: ['a'], title: 'x', text: 'y' }, /has an id that is none/],
    ['U+0000', { title: 'x', text: 'y\0' }, /holds the character U\+0000/],
    ['half of a character', '{"title": "x", "text": "y \\ud83d z"}', /holds half of a character/],
  ])('with %s is refused, and its line named', (_, value, message) => {
    expect(() => read(value)).toThrow(
      expect.objectContaining({ identifier: 'report-damaged', message: expect.stringMatching(message) }),
    );
  });
});
