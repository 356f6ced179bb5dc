import { describe, expect, it } from 'vitest';
import { type Encode, rememberingWords } from '../../src/embedder/tokens.js';

/** A tokenizer of letters that counts how often it is asked. */
function letters(between: number | null): { readonly encode: Encode; readonly asked: string[] } {
  const asked: string[] = [];
  const encode: Encode = (text) => {
    asked.push(text);
    const words = text.split(/\s+/u).map((word) => [...word].map((letter) => letter.codePointAt(0) ?? 0));
    return between === null ? words.flat() : words.flatMap((word, index) => (index === 0 ? word : [between, ...word]));
  };
  return { encode, asked };
}

describe('rememberingWords', () => {
  it('gives the tokens of the whole text and cuts each word once', () => {
    const { encode, asked } = letters(null);
    const remembering = rememberingWords(encode);
    asked.length = 0;
    expect(remembering('to  be or\nnot to be')).toEqual(encode('to be or not to be'));
    expect(asked.filter((text) => text === 'be')).toHaveLength(1);
    expect(remembering('')).toEqual([]);
  });

  it('leaves a tokenizer alone whose tokens are not those of its words', () => {
    const { encode } = letters(-1);
    expect(rememberingWords(encode)).toBe(encode);
  });
});
