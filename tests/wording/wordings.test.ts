import { describe, expect, it } from 'vitest';
import { limits } from '../../src/discord/limits.js';
import { type Language, languages } from '../../src/language/languages.js';
import { fill } from '../../src/wording/wording.js';
import { wordingIn, wordings } from '../../src/wording/wordings.js';

/** Every text of a language by its key, such as `help.howTo.0`. */
function textsOf(language: Language): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') texts.set(key, value);
    else
      for (const [name, inner] of Object.entries(value as object)) visit(inner, key === '' ? name : `${key}.${name}`);
  };
  visit(wordingIn(language), '');
  return texts;
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

const withoutPlaceholders = (text: string): string => text.replace(/\{\w+\}/g, '');

const keys = [...textsOf('en').keys()].sort();
const others = languages.filter((language) => language !== 'en');
const rightToLeft = ['ar', 'fa'] as const;
const firstStrong = /\{|\p{L}/u;

/** The texts of a language that a pattern finds, as `key: text`. */
const found = (language: Language, pattern: RegExp): string[] =>
  [...textsOf(language)].filter(([, text]) => pattern.test(text)).map(([key, text]) => `${key}: ${text}`);

describe.each(languages)('the wording in %s', (language) => {
  const texts = textsOf(language);

  it('has every text that English has, and no other', () => {
    expect([...texts.keys()].sort()).toEqual(keys);
  });

  it('has no empty text and no white space to spare', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(found(language, /^\s|\s$|\s\s|\n/u)).toEqual([]);
  });

  it('asks for the same values as English', () => {
    const asked = Object.fromEntries([...texts].map(([key, text]) => [key, placeholders(text)]));
    expect(asked).toEqual(Object.fromEntries([...textsOf('en')].map(([key, text]) => [key, placeholders(text)])));
    expect(found(language, /[{}]/u).filter((text) => /[{}]/u.test(withoutPlaceholders(text)))).toEqual([]);
  });

  it('has buttons that Discord takes, with room for a number of two digits', () => {
    const labels = Object.values(wordingIn(language).buttons).map((label) => fill(label, { number: 99 }));
    expect(labels.filter((label) => label.length > limits.buttonLabel)).toEqual([]);
    expect(labels.filter((label) => label.length > 20)).toEqual([]);
  });

  it('keeps the whole help page under 3,000 characters', () => {
    const { help } = wordingIn(language);
    const page = fill([...Object.values(help)].flat().join('\n'), {
      ask: '</ask:1234567890123456789>',
      report: '</report:1234567890123456789>',
      sources: 'x'.repeat(limits.commandName),
      mention: '<@1234567890123456789>',
      privacy: '</privacy show:1234567890123456789>',
      reports: 1_000_000,
      outlets: 10_000,
      from: '1990-01-01',
      to: '2026-12-31',
    });
    expect(placeholders(page)).toEqual([]);
    expect(page.length).toBeLessThan(3000);
  });

  it('explains the notes by the very words that stand on the quotes', () => {
    const { answer, help } = wordingIn(language);
    expect(help.strongMeans).toContain(answer.strong);
    expect(help.possibleMeans).toContain(answer.possible);
  });

  it('holds no markup, and composed letters only', () => {
    expect(found(language, /[*_`~|<>[\]#\\]/u)).toEqual([]);
    expect([...texts].filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });

  it('sets quotation marks, apostrophes and ellipses as a printer would', () => {
    expect(found(language, /["']|\.\.\./u)).toEqual([]);
  });
});

describe('the wordings', () => {
  it.each(others)('are translated: no text in %s is the English one', (language) => {
    const english = textsOf('en');
    expect([...textsOf(language)].filter(([key, text]) => english.get(key) === text)).toEqual([]);
  });

  it('are each another language: the sentence for nothing found is nowhere the same', () => {
    expect(new Set(Object.values(wordings).map(({ nothing }) => nothing.message)).size).toBe(languages.length);
  });

  it.each(rightToLeft)('have no Latin letter in %s outside placeholders', (language) => {
    const stray = [...textsOf(language)].filter(([, text]) => /\p{Script=Latin}/u.test(withoutPlaceholders(text)));
    expect(stray).toEqual([]);
  });

  it.each(rightToLeft)(
    'begin each text in %s with a word of its own, which gives the line its direction',
    (language) => {
      const led = [...textsOf(language)].filter(([, text]) => firstStrong.exec(text)?.[0] === '{');
      expect(led).toEqual([]);
    },
  );

  it.each(rightToLeft)('isolate dates in %s, whose parts would change places', (language) => {
    expect(found(language, /(?<!\u2066)\b\d+-\d+-\d+/u)).toEqual([]);
  });

  it('have the punctuation of their language', () => {
    expect(rightToLeft.flatMap((language) => found(language, /[,;?]/u))).toEqual([]);
    expect(found('fr', /[^\u202f][:;?!»]|«[^\u202f]/u)).toEqual([]);
    expect(found('de', /(?<!„[^“]*)“|”|«/u)).toEqual([]);
    expect(found('es', /^[^¿]*\?|^[^¡]*!|[“”]/u)).toEqual([]);
    expect(found('ru', /[“”„]/u)).toEqual([]);
    expect([...found('en', /[«„]/u), ...found('tr', /[«„]/u)]).toEqual([]);
  });

  it('write plural and verb prefixes of Persian with a joiner of no width, not with a space', () => {
    expect(found('fa', /(?:^|\s)(?:ن?می|ها|های|هایی|هایش|اند)(?=\s|$)/u)).toEqual([]);
    expect(found('fa', /[يك]/u)).toEqual([]);
  });
});
