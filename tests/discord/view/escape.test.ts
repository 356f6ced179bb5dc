import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, readMarkdown } from '../../../preview/markdown.js';
import { escapeText, readable } from '../../../src/discord/view/escape.js';
import { hostileText } from '../../support/discord-views.js';

describe('escapeText', () => {
  it('shows exactly the characters of any text, at most twice as long', () => {
    fc.assert(
      fc.property(hostileText(1000), (text) => {
        const words = readable(text);
        const pieces = readMarkdown(escapeText(words));
        expect(plainText(pieces)).toBe(words);
        expect(new Set(pieces.map(({ kind }) => kind))).toEqual(
          new Set(pieces.map(({ kind }) => (kind === 'line end' ? kind : 'text'))),
        );
        expect(escapeText(words).length).toBeLessThanOrEqual(2 * words.length);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['12. no item', '12\\. no item'],
    ['> no quote', '\\> no quote'],
    ['-# no small print', '\\-\\# no small print'],
    ['<@1> @everyone <:a:1>', '\\<\\@1\\> \\@everyone \\<\\:a\\:1\\>'],
    ['https://discord.gg/x', 'https\\://discord\\.gg/x'],
    ['[a](https://b.c)', '\\[a\\]\\(https\\://b\\.c\\)'],
    ['2016-05-03, 1.5 %', '2016-05-03, 1\\.5 %'],
    ['قال: «نعم».', 'قال\\: «نعم».'],
  ])('%s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe('readable', () => {
  it('leaves words alone, joiners of Persian and emoji among them', () => {
    const text = 'می‌گویند 👩‍👧 «a b»\u00a0— ‏x';
    expect(readable(text)).toBe(text);
  });

  it('takes out what reorders or breaks a text', () => {
    expect(readable('a\u202eb\u2069c\u0000d\ud800e\tf\u2028g')).toBe('abc␀d\ufffde f g');
  });

  it('keeps lines and leaves out empty ones', () => {
    expect(readable('one \n\n two\r\nthree')).toBe('one\ntwo\nthree');
  });
});
