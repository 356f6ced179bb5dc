import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenLine, shownParts } from '../../../src/discord/view/shorten.js';
import { splitSentences } from '../../../src/reports/sentences.js';
import { hostileText } from '../../support/discord-views.js';

const sentence = fc
  .array(fc.constantFrom('They', 'left', 'Raqqa', 'غادروا', 'المدينة', '2016', 'quietly,'), {
    minLength: 1,
    maxLength: 25,
  })
  .map((words) => `The ${words.join(' ')}.`);
const passage = fc.array(sentence, { minLength: 1, maxLength: 15 }).map((sentences) => sentences.join(' '));

describe('shownParts', () => {
  it('keeps a text that fits', () => {
    expect(shownParts('One. Two.', [], 600)).toEqual([{ start: 0, end: 9 }]);
  });

  it('keeps whole sentences only, the emphasised one always', () => {
    fc.assert(
      fc.property(passage, fc.nat(), fc.integer({ min: 250, max: 700 }), (text, which, limit) => {
        const sentences = splitSentences(text, { start: 0, end: text.length });
        const emphasised = sentences[which % sentences.length]!;
        const parts = shownParts(text, [emphasised], limit);
        if (text.length > limit) {
          for (const part of parts) {
            expect(sentences.some(({ start }) => start === part.start)).toBe(true);
            expect(sentences.some(({ end }) => end === part.end)).toBe(true);
          }
        }
        expect(parts.some((part) => part.start <= emphasised.start && emphasised.end <= part.end)).toBe(true);
        expect(parts.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('shows what follows before what precedes, and as much as fits', () => {
    const text = 'One goes. Two stays. Three goes. Four stays.';
    expect(shownParts(text, [{ start: 10, end: 20 }], 34)).toEqual([{ start: 10, end: 32 }]);
    expect(shownParts(text, [{ start: 33, end: 44 }], 34)).toEqual([{ start: 21, end: 44 }]);
  });

  it('keeps two emphasised sentences that stand apart', () => {
    const text = `First here. ${'Between them a lot is told. '.repeat(10)}Last here.`;
    const last = text.indexOf('Last');
    expect(
      shownParts(
        text,
        [
          { start: 0, end: 11 },
          { start: last, end: text.length },
        ],
        30,
      ),
    ).toEqual([
      { start: 0, end: 11 },
      { start: last, end: text.length },
    ]);
  });

  it('cuts a sentence that is too long at a word', () => {
    const text = `${'word '.repeat(100)}end.`;
    const [part] = shownParts(text, [{ start: 0, end: text.length }], 100);
    expect(text.slice(part!.start, part!.end)).toMatch(/^(?:word )+word$/);
    const [end] = shownParts(text, [], 100, 'end');
    expect(text.slice(end!.start, end!.end)).toMatch(/^(?:word )+end\.$/);
  });

  it('stays within its limit and inside the text, whatever the text', () => {
    fc.assert(
      fc.property(
        hostileText(3000),
        fc.integer({ min: 80, max: 600 }),
        fc.constantFrom('beginning' as const, 'end' as const),
        (text, limit, keep) => {
          const parts = shownParts(text, [{ start: 5, end: 40 }], limit, keep);
          let at = 0;
          for (const { start, end } of parts) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThanOrEqual(start);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
          expect(parts.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});

describe('shortenLine', () => {
  it('makes one line that ends at a word', () => {
    expect(shortenLine('A short\n title', 50)).toBe('A short title');
    expect(shortenLine('A title that is too long', 15)).toBe('A title that…');
  });

  it('halves no character', () => {
    expect(shortenLine('👍'.repeat(20), 10)).toBe(`${'👍'.repeat(4)}…`);
    fc.assert(
      fc.property(hostileText(40_000), fc.integer({ min: 10, max: 200 }), (text, limit) => {
        expect(shortenLine(text, limit).length).toBeLessThanOrEqual(limit);
        expect(shortenLine(text, limit)).not.toMatch(/\p{Surrogate}|\n/u);
      }),
    );
  });
});
