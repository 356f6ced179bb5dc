// Measures the model as it ships, and the search around it, on public sets that no training saw: npm run held-out [-- FOLDER]
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { lexiconDirectory } from '../../src/program.js';
import { openLexicon } from '../../src/search/lexicon.js';
import { table } from '../table.js';
import { dot, findBySearch, findByVectors } from './encyclopaedia.js';
import { publicDataFolder, readEncyclopaedia, readNews, readTatoeba } from './public-data.js';

const folder = process.argv[2] ?? publicDataFolder;
const percent = (share: number): string => (100 * share).toFixed(1);

/** Share of texts whose nearest neighbour among the others is the one of the same row. */
function accuracy(from: readonly Float32Array[], to: readonly Float32Array[]): number {
  const right = from.filter((vector, row) => {
    const own = to[row];
    if (own === undefined) return false;
    const score = dot(vector, own);
    return to.every((other, index) => index === row || dot(vector, other) < score);
  });
  return right.length / from.length;
}

const news = readNews(folder);
const tatoeba = readTatoeba(folder);
const train = readEncyclopaedia(folder, 'train');
const test = readEncyclopaedia(folder, 'test');
const embedder = await openEmbedder({ model: process.env['EMBEDDING_MODEL'] ?? 'isnad-mini' });

const arabic = await embedder.embed(news.get('ar') ?? [], 'passage');
const newsAccuracy = new Map<string, string>();
for (const [language, sentences] of news) {
  if (language === 'ar') continue;
  newsAccuracy.set(language, percent(accuracy(await embedder.embed(sentences, 'passage'), arabic)));
}
const tatoebaAccuracy = new Map<string, string>();
for (const { language, pairs } of tatoeba) {
  const english = await embedder.embed(
    pairs.map(([text]) => text),
    'passage',
  );
  const other = await embedder.embed(
    pairs.map(([, text]) => text),
    'passage',
  );
  tatoebaAccuracy.set(language, percent(accuracy(other, english)));
}
const languages = ['en', 'ar', 'fr', 'tr', 'de', 'es', 'ru', 'fa'];
process.stdout.write(`${embedder.model}: share of texts whose nearest neighbour is their translation, in per cent

${table(
  ['', ...languages],
  [
    [`NTREX-128, into Arabic, of ${arabic.length}`, ...languages.map((language) => newsAccuracy.get(language) ?? '')],
    ['Tatoeba, into English', ...languages.map((language) => tatoebaAccuracy.get(language) ?? '')],
  ],
)}

`);

const articles = new Map<string, string[]>();
for (const { title, passage } of [...train, ...test]) {
  const paragraphs = articles.get(title) ?? [];
  if (!paragraphs.includes(passage)) paragraphs.push(passage);
  articles.set(title, paragraphs);
}
const paragraphs = [...articles.values()].flat();
const byVectors = await findByVectors(test, paragraphs, embedder);
const bySearch = await findBySearch(test, articles, { embedder, lexicon: openLexicon(lexiconDirectory) });
await embedder.close();
process.stdout
  .write(`ARCD: ${test.length} Arabic questions of its test part, each one's paragraph among ${paragraphs.length}, in per cent

${table(
  ['', 'hit@1', 'hit@5'],
  [
    ['vectors alone', percent(byVectors.hitAt1), percent(byVectors.hitAt5)],
    ['the search', percent(bySearch.hitAt1), percent(bySearch.hitAt5)],
  ],
)}
`);
