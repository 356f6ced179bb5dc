import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../src/embedder/tokenizer.js';
import { loadTransformersLibrary } from '../../src/embedder/transformers-library.js';
import { lexiconDirectory, programFolder } from '../../src/program.js';
import { temporaryFolder, tinyModel } from './models.js';

const { AutoTokenizer } = loadTransformersLibrary();
const bundled = join(programFolder, 'embeddings', 'isnad-mini');

const idsOf = (tokenizer: PreTrainedTokenizer, text: string): unknown =>
  tokenizer(text, { add_special_tokens: true, return_tensor: false }).input_ids;

/** Letters of all scripts that people ask in, letters that a normaliser changes, and what is in no vocabulary. */
const letters = [..."aeinrstığüßéñ ЖиовтӀ اأإآةىيكگلمنهوـ‌‍ًٌ٠٥٫٬،؟ .,'’▁«»0179\t\n\uFEFF\u00A0漢字👨‍👩‍👧☢∅ﷺﬁ"];
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

describe('the tokenizer of a model', () => {
  let ours: PreTrainedTokenizer;
  let theirs: PreTrainedTokenizer;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([loadTokenizer(bundled), AutoTokenizer.from_pretrained(bundled)]);
  });

  it('reads reports and words of eight languages as transformers.js does', () => {
    const corpus = join(programFolder, 'corpus');
    const reports = readdirSync(corpus).map((file) => readFileSync(join(corpus, file), 'utf8'));
    const words = readdirSync(lexiconDirectory)
      .filter((file) => file.endsWith('.tsv'))
      .flatMap((file) => readFileSync(join(lexiconDirectory, file), 'utf8').split('\n'))
      .filter((_, line) => line % 40 === 0);
    expect(words.length).toBeGreaterThan(200);
    for (const text of [...reports, ...words]) expect(idsOf(ours, text)).toEqual(idsOf(theirs, text));
  });

  it('reads any text as transformers.js does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(idsOf(ours, text)).toEqual(idsOf(theirs, text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('has the same limits and special tokens', () => {
    expect(ours.model_max_length).toBe(theirs.model_max_length);
    expect(ours.all_special_tokens).toEqual(theirs.all_special_tokens);
  });

  it(
    'chooses among equally likely pieces as transformers.js does, whatever the vocabulary',
    { timeout: 60_000 },
    async () => {
      const original = JSON.parse(readFileSync(join(bundled, 'tokenizer.json'), 'utf8')) as object;
      const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '▁', '👨'), minLength: 1, maxLength: 4 });
      const score = fc.constantFrom(-1, -1.5, -2, -3, -0.1);
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.tuple(piece, score), { selector: ([text]) => text, maxLength: 25 }),
          fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', ' ', '👨'), maxLength: 12 }), {
            maxLength: 20,
          }),
          async (pieces, texts) => {
            const folder = temporaryFolder();
            const model = { type: 'Unigram', unk_id: 1, vocab: [['[PAD]', 0], ['[UNK]', 0], ...pieces] };
            writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify({ ...original, model }));
            writeFileSync(join(folder, 'tokenizer_config.json'), readFileSync(join(bundled, 'tokenizer_config.json')));
            const [one, other] = await Promise.all([loadTokenizer(folder), AutoTokenizer.from_pretrained(folder)]);
            for (const text of texts) expect(idsOf(one, text)).toEqual(idsOf(other, text));
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('puts special tokens around a text, and finds them in it, as transformers.js does', async () => {
    const [one, other] = await Promise.all([loadTokenizer(tinyModel), AutoTokenizer.from_pretrained(tinyModel)]);
    expect(one.all_special_tokens).toEqual(other.all_special_tokens);
    for (const text of ['', 'abc', 'abc </s> ☢', '<mask>abc<s>']) expect(idsOf(one, text)).toEqual(idsOf(other, text));
  });

  it('is that of transformers.js where the model is of another kind', async () => {
    const folder = temporaryFolder();
    const vocab = { '[UNK]': 0, where: 1, '##ver': 2, is: 3 };
    const model = { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab };
    const others = { normalizer: null, post_processor: null, decoder: null, added_tokens: [] };
    const tokenizer = { version: '1.0', pre_tokenizer: { type: 'WhitespaceSplit' }, model, ...others };
    writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
    writeFileSync(join(folder, 'tokenizer_config.json'), readFileSync(join(bundled, 'tokenizer_config.json')));
    expect(idsOf(await loadTokenizer(folder), 'wherever is it')).toEqual([1, 2, 3, 0]);
  });
});
