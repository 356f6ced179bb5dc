import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Lexicon } from '../../src/search/lexicon.js';
import { analyseQuestion } from '../../src/search/question.js';
import { vectorOfQuestion } from '../../src/search/question-vector.js';
import { keepWordVectors } from '../../src/search/word-vectors.js';
import { retrieve } from '../../src/search/retrieve.js';
import { withIndexedReports } from '../indexed-reports.js';
import type { EncyclopaediaQuestion } from './public-data.js';

/** Shares of questions whose paragraph stands first, or among the first five. */
export interface Hits {
  readonly hitAt1: number;
  readonly hitAt5: number;
}

/** Each question's paragraph among all paragraphs, by the cosine of their vectors alone. */
export async function findByVectors(
  questions: readonly EncyclopaediaQuestion[],
  paragraphs: readonly string[],
  embedder: Embedder,
): Promise<Hits> {
  const vectors = await embedder.embed(paragraphs, 'passage');
  const asked = await embedder.embed(
    questions.map(({ question }) => question),
    'question',
  );
  return hitsOf(
    questions.map(({ passage }, index) => {
      const vector = asked[index] ?? new Float32Array();
      const scores = vectors.map((other) => dot(vector, other));
      const own = scores[paragraphs.indexOf(passage)] ?? Number.NEGATIVE_INFINITY;
      return scores.filter((score) => score > own).length;
    }),
  );
}

/** The same with the whole search, as a member's question is answered: a report an article, split and indexed as reports are. */
export async function findBySearch(
  questions: readonly EncyclopaediaQuestion[],
  articles: ReadonlyMap<string, readonly string[]>,
  parts: { readonly embedder: Embedder; readonly lexicon: Lexicon },
): Promise<Hits> {
  const corpusDirectory = await mkdtemp(path.join(tmpdir(), 'isnad-encyclopaedia-'));
  const titles = [...articles.keys()];
  for (const [number, [title, paragraphs]] of [...articles].entries()) {
    const body = paragraphs.map((text) => text.replace(/\s+/gu, ' ')).join('\n\n');
    const source = `---\ntitle: ${JSON.stringify(title)}\nlanguage: ar\n---\n\n${body}\n`;
    await writeFile(path.join(corpusDirectory, `article-${number}.md`), source);
  }
  try {
    return await withIndexedReports(corpusDirectory, parts, async (library, calibration) => {
      const places: number[] = [];
      const wordVectors = keepWordVectors(parts.embedder);
      for (const { question, title, passage } of questions) {
        const analysed = analyseQuestion(question, parts.lexicon);
        const vector = await vectorOfQuestion(analysed, parts);
        const found = await retrieve(analysed, vector, {
          library,
          lexicon: parts.lexicon,
          scale: calibration.cosine,
          wordVectors,
        });
        const paragraph = `article-${titles.indexOf(title)} ${(articles.get(title)?.indexOf(passage) ?? -1) + 1}`;
        // A paragraph that was split counts once, where its first part stands.
        const ranking = [...new Set(found.map((one) => `${one.passage.report.id} ${one.passage.passage.paragraph}`))];
        const place = ranking.indexOf(paragraph);
        places.push(place < 0 ? Number.POSITIVE_INFINITY : place);
      }
      return hitsOf(places);
    });
  } finally {
    await rm(corpusDirectory, { recursive: true, force: true });
  }
}

const hitsOf = (places: readonly number[]): Hits => ({
  hitAt1: places.filter((place) => place === 0).length / places.length,
  hitAt5: places.filter((place) => place < 5).length / places.length,
});

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
