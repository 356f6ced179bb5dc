// Fits the weights that passages are ranked by: npm run fit-relevance -- FOLDER…, each with `reports/` and `questions.jsonl`. Prints, for each set, how
// well weights do that were fitted on all other sets, then the weights fitted on all.
import path from 'node:path';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { lexiconDirectory } from '../../src/program.js';
import { openLexicon } from '../../src/search/lexicon.js';
import { rankingWeights, relevanceWeights, type Weights } from '../../src/search/relevance.js';
import { table } from '../table.js';
import { evidenceOf, type QuestionEvidence } from './evidence.js';
import { fitWeights } from './fit.js';
import { measure, type Ranking, shareCells } from './measure.js';
import { questionSetFolders, withQuestionSet } from './question-set.js';

const embedder = await openEmbedder({ model: process.env['EMBEDDING_MODEL'] ?? 'isnad-mini' });
const lexicon = openLexicon(lexiconDirectory);
const sets = new Map<string, QuestionEvidence[]>();
for (const folder of questionSetFolders(process.argv.slice(2))) {
  await withQuestionSet(folder, { embedder, lexicon }, async (set) => {
    sets.set(set.name, await evidenceOf(set, { embedder, lexicon }));
    process.stderr.write(`${set.name}: ${set.questions.length} questions, ${path.basename(folder)}\n`);
  });
}
await embedder.close();

const all = [...sets.values()].flat();
const fittedWithout = new Map<string, Weights>();
for (const name of sets.keys()) fittedWithout.set(name, fitWeights(all.filter(({ set }) => set !== name)));

const cells = (ranking: Ranking): string[] => [String(ranking.answerable), ...shareCells(ranking)];
const rows = [...sets].flatMap(([name, evidence]) => [
  [`${name}, today's`, ...cells(measure(evidence, () => rankingWeights, relevanceWeights))],
  [
    `${name}, fitted on the others`,
    ...cells(measure(evidence, () => fittedWithout.get(name) ?? rankingWeights, relevanceWeights)),
  ],
]);
const fitted = fitWeights(all);
rows.push(
  ["all, today's", ...cells(measure(all, () => rankingWeights, relevanceWeights))],
  [
    'all, cross-validated',
    ...cells(measure(all, ({ set }) => fittedWithout.get(set) ?? rankingWeights, relevanceWeights)),
  ],
  ['all, fitted on all', ...cells(measure(all, () => fitted, relevanceWeights))],
);
process.stdout.write(`${table(['', 'n', 'hit@1', 'hit@3', 'separation', 'refused at 95'], rows)}\n\n`);
const kinds = Object.keys(rankingWeights) as (keyof Weights)[];
const spread = (kind: keyof Weights): string => {
  const values = [...fittedWithout.values()].map((weights) => weights[kind]);
  return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
};
process.stdout.write(
  `${table(
    ['weight', 'today', 'fitted on all', 'without one set'],
    kinds.map((kind) => [kind, String(rankingWeights[kind]), fitted[kind].toFixed(2), spread(kind)]),
  )}\n`,
);
