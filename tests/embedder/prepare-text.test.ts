import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareText, specialTokenPattern } from '../../src/embedder/prepare-text.js';

const special = specialTokenPattern(['<s>', '</s>', '[PAD]', '<|end.of|>', '']);

describe('prepareText', () => {
  it.each([
    ['leaves ordinary text alone', 'أين ذهبوا؟ Where? 👨‍👩‍👧', 'أين ذهبوا؟ Where? 👨‍👩‍👧'],
    ['takes the special tokens out', 'a</s>b [PAD] c<|end.of|>', 'a b   c'],
    ['leaves what only resembles one', '<s <S> <|end-of|>', '<s <S> <|end-of|>'],
    ['leaves nothing of special tokens alone', ' </s><s> ', ''],
    ['makes lone surrogates and control characters spaces', 'a\uD800b\u0000c\uDC00', 'a b c'],
    ['keeps line feeds and tabs', 'a\n\tb', 'a\n\tb'],
  ])('%s', (_, text, expected) => {
    expect(prepareText(text, 512, special)).toBe(expected);
  });

  it('cuts long text at the end of a word', () => {
    const prepared = prepareText('word '.repeat(10_000), 8, special);
    expect(prepared).toMatch(/^(word )+word$/);
    expect(prepared.length).toBeLessThanOrEqual(128);
    expect(prepared.length).toBeGreaterThan(120);
  });

  it('cuts within a word where there is no other way', () => {
    expect(prepareText('あ'.repeat(10_000), 8, special)).toBe('あ'.repeat(128));
  });

  it('never returns a broken character, a control character or more than the model could read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 20 }), (text, tokens) => {
        const prepared = prepareText(text, tokens, special);
        expect(prepared.length).toBeLessThanOrEqual(tokens * 16);
        expect(prepared).not.toMatch(/\p{Surrogate}|(?![\t\n\r])\p{Control}/u);
        expect(prepareText(prepared, tokens, special)).toBe(prepared);
      }),
    );
  });

  it('works where a model has no special tokens', () => {
    expect(prepareText('a </s>', 8, specialTokenPattern([]))).toBe('a </s>');
  });
});
