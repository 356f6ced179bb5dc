import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder, TextRole } from '../../src/embedder/embedder.js';

const texts = [
  'Where did the ISIS leaders go?',
  'أين ذهب قادة تنظيم الدولة؟',
  'Куда делись главари ИГИЛ?',
  'Palmyra',
  'الجيش السوري يستعيد مدينة تدمر بعد معارك استمرت أسابيع، ثم يعلنها خالية من الألغام.',
  'a, b; c. d! e?',
];

const oddTexts: readonly (readonly [string, string])[] = [
  ['a lone high surrogate', 'where \uD83D is it'],
  ['a lone low surrogate', 'where \uDE00 is it'],
  ['control characters', 'where\u0000 is\u0007 it\u009F\u001B[31m'],
  ['a byte order mark and zero-width characters', '\uFEFFwhere\u200B is\u200D it'],
  ['bidirectional marks', '\u202Bأين\u202C \u2067هم\u2069'],
  ['emoji of several code points', 'where 👨‍👩‍👧‍👦 is 🏳️‍🌈 it'],
  ['many combining marks', `whe${'\u0301'.repeat(500)}re`],
  ['special tokens typed by a person', '</s> where <s> [PAD] is <mask> it <|endoftext|>'],
];

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, number) => sum + number * number, 0));
}

/** What every embedder promises, whatever its model. Call it within a test file, once a model. */
export function embedderContract(name: string, open: () => Promise<Embedder>): void {
  describe(`the embedder contract: ${name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(() => embedder.close());

    async function embedOne(text: string, role: TextRole = 'passage'): Promise<Float32Array> {
      const vectors = await embedder.embed([text], role);
      expect(vectors).toHaveLength(1);
      return vectors[0]!;
    }

    it('gives unit vectors of its dimension', async () => {
      expect(embedder.dimension).toBeGreaterThan(0);
      for (const role of ['question', 'passage'] as const) {
        for (const vector of await embedder.embed(texts, role)) {
          expect(vector).toBeInstanceOf(Float32Array);
          expect(vector).toHaveLength(embedder.dimension);
          expect(lengthOf(vector)).toBeCloseTo(1, 5);
        }
      }
    });

    it('gives different texts different vectors', async () => {
      const vectors = await embedder.embed(texts, 'passage');
      expect(new Set(vectors.map(String)).size).toBe(texts.length);
    });

    it('gives the same text the same vector, alone and among others, in the order asked', async () => {
      const alone: Float32Array[] = [];
      for (const text of texts) alone.push(await embedOne(text));
      const many = Array.from({ length: 200 }, (_, index) => index % texts.length);
      const together = await embedder.embed(
        many.map((index) => texts[index]!),
        'passage',
      );
      expect(together).toEqual(many.map((index) => alone[index]!));
    });

    it('gives the same vectors after it was closed and opened again, under the same fingerprint', async () => {
      const again = await open();
      try {
        expect(again.fingerprint).toBe(embedder.fingerprint);
        expect(await again.embed(texts, 'question')).toEqual(await embedder.embed(texts, 'question'));
      } finally {
        await again.close();
      }
    });

    it('has a fingerprint of 64 hexadecimal digits', () => {
      expect(embedder.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    });

    it('embeds no texts as no vectors', async () => {
      expect(await embedder.embed([], 'question')).toEqual([]);
    });

    it.each([
      ['an empty text', ''],
      ['white space', ' \t\n\r\u00A0\u3000'],
      ['control characters', '\u0000\u0007\u001B'],
      ['a lone surrogate', '\uD800'],
    ])('gives zeros for %s', async (_, text) => {
      for (const role of ['question', 'passage'] as const) {
        expect(await embedOne(text, role)).toEqual(new Float32Array(embedder.dimension));
      }
    });

    it.each(oddTexts)('embeds a text with %s', async (_, text) => {
      const vector = await embedOne(text);
      expect(lengthOf(vector)).toBeCloseTo(1, 5);
    });

    it.each([
      ['words', 'where is it '.repeat(90_000)],
      ['one word', 'a'.repeat(1_000_000)],
      ['Arabic', 'أين ذهب القادة '.repeat(70_000)],
      ['white space before a word', `${' '.repeat(1_000_000)}where`],
      ['line feeds between words', `where${'\n'.repeat(1_000_000)}is it`],
    ])('embeds a million characters: %s', async (_, text) => {
      const vector = await embedOne(text);
      expect(lengthOf(vector)).toBeCloseTo(1, 5);
    });

    it('embeds a text longer than the model reads by its beginning', async () => {
      const beginning = 'the siege of the city and where it led '.repeat(2_000);
      expect(await embedOne(`${beginning} one ending`)).toEqual(await embedOne(`${beginning} quite another`));
    });

    it('answers many calls at once, each with its own vectors', async () => {
      const expected = await embedder.embed(texts, 'question');
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => embedder.embed([texts[index % texts.length]!], 'question')),
      );
      expect(answers).toEqual(answers.map((_, index) => [expected[index % texts.length]!]));
    });

    it('answers a question before the many passages that were there first', async () => {
      const finished: string[] = [];
      const passages = Array.from({ length: 5_000 }, (_, index) => `${texts[index % texts.length]} ${index}`);
      await Promise.all([
        embedder.embed(passages, 'passage').then((vectors) => finished.push(`${vectors.length} passages`)),
        embedder.embed(texts.slice(0, 1), 'question').then(() => finished.push('question')),
        embedder.embed(texts.slice(0, 2), 'passage').then(() => finished.push('2 passages')),
      ]);
      expect(finished).toEqual(['question', '2 passages', '5000 passages']);
    });

    it('keeps the vectors it has given when it embeds more', async () => {
      const vector = await embedOne('where');
      const copy = vector.slice();
      await embedder.embed(texts, 'passage');
      expect(vector).toEqual(copy);
      expect(vector.buffer.byteLength).toBe(embedder.dimension * Float32Array.BYTES_PER_ELEMENT);
    });

    it('refuses texts once it is closed, those that wait as well as new ones', async () => {
      const closing = await open();
      const waiting = closing.embed(
        Array.from({ length: 5_000 }, (_, index) => `where ${index}`),
        'passage',
      );
      const rejected = expect(waiting).rejects.toMatchObject({ identifier: 'model-failed' });
      await closing.close();
      await rejected;
      await expect(closing.embed(['where'], 'question')).rejects.toMatchObject({
        identifier: 'model-failed',
        message: expect.stringContaining('closed'),
      });
      await closing.close();
    });
  });
}
