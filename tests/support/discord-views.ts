import { ButtonStyle, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Quote } from '../../src/answer/answer.js';
import { readCustomId } from '../../src/discord/components/custom-id.js';
import { all, type MessageView } from '../../src/discord/view/message.js';
import { citedReport, quote } from './answers.js';
import { aimOf, boldIn, buttonsOf, containersOf, piecesOf, quotesShown, seen, textsOf, wordsOf } from './read-view.js';

export { aimOf, boldIn, buttonsOf, containersOf, piecesOf, quotesShown, seen, textsOf, wordsOf };

/**
 * That Discord takes the message: every limit on its texts, components and buttons.
 * @param read reads what its buttons carry; those of answers unless given
 */
export function expectAccepted(view: MessageView, read: (customId: string) => unknown = readCustomId): void {
  const texts = textsOf(view);
  expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(4000);
  for (const text of texts) expect(text.trim()).not.toBe('');
  expect(all(view.components).length).toBeLessThanOrEqual(40);
  expect(view.components.length).toBeGreaterThan(0);
  for (const one of all(view.components)) {
    if (one.type !== ComponentType.ActionRow && one.type !== ComponentType.Container) continue;
    expect(one.components.length).toBeGreaterThan(0);
    if (one.type === ComponentType.ActionRow) expect(one.components.length).toBeLessThanOrEqual(5);
  }
  const ids: string[] = [];
  for (const button of buttonsOf(view)) {
    const label = 'label' in button ? (button.label ?? '') : '';
    expect(label.length).toBeGreaterThan(0);
    expect(label.length).toBeLessThanOrEqual(80);
    if (button.style === ButtonStyle.Link) {
      expect(button.url.length).toBeLessThanOrEqual(512);
      expect(new URL(button.url).protocol).toMatch(/^https?:$/);
    } else if ('custom_id' in button) {
      expect(button.custom_id.length).toBeLessThanOrEqual(100);
      expect(read(button.custom_id)).not.toBeNull();
      ids.push(button.custom_id);
    }
  }
  expect(new Set(ids).size).toBe(ids.length);
  // Lone halves of characters, which JSON cannot carry.
  for (const text of texts) expect(text).not.toMatch(/\p{Surrogate}/u);
}

/** That nothing in a message formats, links or pings but the view's own headings, notes, quotes, bold and these links. */
export function expectOnlyOwnMarks(view: MessageView, links: readonly (string | null)[]): void {
  const own = new Set(['text', 'line end', 'heading 3', 'small print', 'quote', 'bold', 'link']);
  for (const piece of piecesOf(view)) {
    expect(own).toContain(piece.kind);
    if (piece.kind === 'link') expect(links).toContain(piece.target);
  }
}

/** Pieces of which hostile reports are made. */
const hostileParts = [
  '**bold** ', '*i* ', '_i_ ', '__u__ ', '~~s~~ ', '||spoiler|| ', '`code` ', '```js\ncode``` ', '``', '**', '__', '~~', '||',
  '\n> quote ', '> ', '>>> ', '# ', '\n## heading\n', '\n- item\n', '* item', '\n1. one\n', '-# small ', '- ', '12. ',
  '<@123456789012345678> ', '<@&123456789012345678>', '<#123456789012345678>', '<:a:123456789012345678>', '<t:0:R>',
  '</ask:123456789012345678>', '<id:browse>', '<https://evil.example>', '@everyone ', '@here', ':smile:', ':',
  'https://evil.example/x ', 'discord.gg/abc ', 'https://discord.com/invite/abc', 'discord.', 'gg/abc', '[click](https://evil.example) ',
  '[', '](', ')', '](https://evil.example)', '\\', '\\\\', '\\*', '\u202e', '\u2066', '\u2069', '\u200f', '\u0000', '\u001b[2J',
  '\ud800', '\udc00', '👍🏽', '¯\\_(ツ)_/¯', '…', ' ', '\n', '\n\n', '\t', '. ', '؟ ', '! ', '.',
  'They left the city. ', 'a', 'Raqqa', '2016', 'قال المرصد إن القادة غادروا. ', 'داعش', '،', 'می‌گویند',
]; // prettier-ignore

/** Text as the worst of reports could hold it. */
export const hostileText = (longest: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...hostileParts), { maxLength: 60 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...hostileParts), fc.integer({ min: 1, max: longest }))
      .map(([part, length]) => part.repeat(Math.ceil(length / part.length)).slice(0, length)),
    fc.string({ unit: 'binary', maxLength: Math.min(longest, 700) }),
  );

const hostileUrl = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    'https://example.org/a_(b)?c=[d]&e=**f**#`g`',
    'https://user:word@evil.example/',
    'javascript:alert(1)',
    'https://مثال.example/أين ذهب القادة؟',
    'https://example.org/\\|| "x"',
    'not an address',
  ),
  fc.integer({ min: 1, max: 3000 }).map((length) => `https://example.org/${'a'.repeat(length)}`),
  fc.integer({ min: 1, max: 3000 }).map((length) => `https://example.org/${'ع'.repeat(length)}`),
);

/** A place in a text, by its share, that halves no character. */
const wholeCharacters = (text: string, share: number): number =>
  [...text].slice(0, Math.floor(share * [...text].length)).join('').length;

/** A quote of which everything may be hostile. */
export const hostileQuote = (passage: number): fc.Arbitrary<Quote> =>
  fc
    .record({
      text: hostileText(3000).filter((text) => /[\p{L}\p{N}]/u.test(text)),
      title: hostileText(40_000),
      outlet: fc.option(hostileText(2000)),
      published: fc.option(fc.constantFrom('2016-05-03', '1999-12-31')),
      url: hostileUrl,
      report: fc.constantFrom('one', 'two', 'three'),
      confidence: fc.constantFrom('strong' as const, 'possible' as const),
      marked: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      paragraph: fc.integer({ min: 1, max: 999 }),
    })
    .map(({ text, report, marked, confidence, paragraph, ...cited }) => {
      const [from, to] = marked.map((share) => 100 + wholeCharacters(text, share)).sort((a, b) => a - b);
      return {
        ...quote(text, { report: citedReport({ id: report, ...cited }), confidence, paragraph }),
        reference: { passage, highlight: 0, confidence },
        highlights: [{ start: from!, end: to! }],
      };
    });
