import { describe, expect, it } from 'vitest';
import { plainText, readMarkdown } from '../../preview/markdown.js';

const kinds = (content: string): string[] => readMarkdown(content).map(({ kind }) => kind);

describe("the reader of Discord's text", () => {
  it.each([
    ['**a**', 'bold'],
    ['*a*', 'italic'],
    ['_a_', 'italic'],
    ['__a__', 'underline'],
    ['~~a~~', 'strike'],
    ['||a||', 'spoiler'],
    ['`a`', 'code'],
    ['```\na\n```', 'code'],
    ['> a', 'quote'],
    ['>>> a\nb', 'quote'],
    ['-# a', 'small print'],
    ['# a', 'heading 1'],
    ['### a', 'heading 3'],
    ['- a', 'list item'],
    ['1. a', 'list item'],
    ['<@123>', 'mention'],
    ['<#123>', 'mention'],
    ['<a:b:123>', 'mention'],
    ['<t:0:R>', 'mention'],
    ['</ask:123>', 'mention'],
    ['@everyone', 'mention'],
    [':smile:', 'mention'],
    ['https://a.example', 'link'],
    ['<https://a.example>', 'link'],
    ['discord.gg/abc', 'link'],
    ['[a](https://a.example)', 'link'],
    ['[a](<https://a.example>)', 'link'],
  ])('knows %s', (content, kind) => {
    expect(kinds(content)).toEqual([kind]);
    expect(kinds(`\\${content}`)).toContain('text');
  });

  it.each(['a # b', 'a - b', 'a > b', '2016-05-03', 'a_b_c', '** a', '#a', '[a] (b)'])(
    'takes %s for text',
    (content) => {
      expect(readMarkdown(content)).toEqual([{ kind: 'text', text: content }]);
    },
  );

  it('reads marks inside of marks, and lines', () => {
    expect(readMarkdown('> a **b**\n> c\nd')).toEqual([
      {
        kind: 'quote',
        pieces: [
          { kind: 'text', text: 'a ' },
          { kind: 'bold', pieces: [{ kind: 'text', text: 'b' }] },
          { kind: 'line end' },
          { kind: 'text', text: 'c' },
        ],
      },
      { kind: 'text', text: 'd' },
    ]);
    expect(plainText(readMarkdown('> a **b**\n> c\nd'))).toBe('a b\nc\nd');
  });

  it('takes away the backslash before a mark, and only there', () => {
    expect(plainText(readMarkdown('\\*\\_\\\\ \\a'))).toBe('*_\\ \\a');
  });
});
