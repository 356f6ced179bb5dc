import path from 'node:path';
import { create, insertMultiple, type Orama, search, type Tokenizer } from '@orama/orama';
import { persistToFile, restoreFromFile } from '@orama/plugin-data-persistence/server';
import { dimension, embed } from './model.js';
import type { Peer } from './peer.js';

const schema = { text: 'string', vector: `vector[${dimension}]` } as const;

/** Words of any script: those of Orama are of one language, and drop all letters of the others. */
const tokenizer: Tokenizer = {
  language: 'english',
  normalizationCache: new Map(),
  tokenize: (text) => [
    ...new Set(
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ],
};

const format = 'binary';
const fileIn = (folder: string): string => path.join(folder, 'orama.bin');

/** Orama's hybrid search: BM25 and all vectors compared, in memory. */
export const orama: Peer = {
  async build(passages, folder) {
    const database = create({ schema, components: { tokenizer } });
    const documents = passages.map((passage) => ({
      id: String(passage.id),
      text: passage.text,
      vector: Array.from(passage.vector),
    }));
    await insertMultiple(database, documents, 1000);
    await persistToFile(database, format, fileIn(folder));
  },

  async open(folder, { words = 0.05, similarity = 0.1 }) {
    const database = (await restoreFromFile(format, fileIn(folder))) as unknown as Orama<typeof schema>;
    database.tokenizer = tokenizer;
    return {
      async search(question, limit) {
        const value = Array.from(await embed(question));
        const { hits } = await search(database, {
          mode: words === 0 ? 'vector' : 'hybrid',
          term: question,
          properties: ['text'],
          vector: { value, property: 'vector' },
          similarity,
          hybridWeights: { text: words, vector: 1 - words },
          limit,
        });
        return hits.map(({ id }) => Number(id));
      },
      close: async () => {},
    };
  },
};
