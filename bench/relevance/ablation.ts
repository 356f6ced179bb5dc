// What each part of the search gives: npm run ablation -- FOLDER…, each with `reports/` and `questions.jsonl`. Every row ranks the
// passages that the searches bring by the evidence it names; each is shown without and with the lexicon.
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { lexiconDirectory } from '../../src/program.js';
import { type Lexicon, openLexicon } from '../../src/search/lexicon.js';
import type { AnalysedQuestion, Term } from '../../src/search/question.js';
import { rankingWeights, relevanceWeights, type Weights } from '../../src/search/relevance.js';
import { table } from '../table.js';
import { evidenceOf, type QuestionEvidence } from './evidence.js';
import { measure, shareCells } from './measure.js';
import { questionSetFolders, withQuestionSet } from './question-set.js';

const none: Weights = {
  passageCosine: 0,
  sentenceCosine: 0,
  passageCoverage: 0,
  sentenceCoverage: 0,
  contextCoverage: 0,
  contextWeight: 0,
  asked: 0,
  asks: 0,
  missingNames: 0,
  likeness: 0,
  terms: 0,
};
/** Some evidence, weighed for ranking passages and for telling what answers nothing. */
interface Weighing {
  readonly ranking: Weights;
  readonly answering: Weights;
}

const ofVectors = ({ passageCosine, sentenceCosine }: Weights): Weights => ({ ...none, passageCosine, sentenceCosine });
const ofWords = (weights: Weights): Weights => ({ ...weights, passageCosine: 0, sentenceCosine: 0, likeness: 0 });

const shipped: Weighing = { ranking: rankingWeights, answering: relevanceWeights };
const vectorsOnly: Weighing = { ranking: ofVectors(relevanceWeights), answering: ofVectors(relevanceWeights) };
const wordsOnly: Weighing = { ranking: ofWords(relevanceWeights), answering: ofWords(relevanceWeights) };
const textsAndWords: Weighing = { ranking: relevanceWeights, answering: relevanceWeights };

interface Part {
  readonly name: string;
  readonly weighing: Weighing;
  readonly transliterates: boolean;
}

const parts: readonly Part[] = [
  { name: 'vectors only', weighing: vectorsOnly, transliterates: false },
  { name: 'words only', weighing: wordsOnly, transliterates: false },
  { name: 'words, transliterated', weighing: wordsOnly, transliterates: true },
  { name: 'vectors and words', weighing: textsAndWords, transliterates: false },
  { name: 'and transliterated', weighing: textsAndWords, transliterates: true },
  { name: 'and vectors word by word (as shipped)', weighing: shipped, transliterates: true },
];

const withoutSounds = (question: AnalysedQuestion): AnalysedQuestion => {
  const silent = (term: Term): Term => ({ ...term, name: null, parts: term.parts.map(silent) });
  return { ...question, terms: question.terms.map(silent) };
};

/** A lexicon that knows nothing: words are then found by their stems, numbers and sounds. */
const emptied = (lexicon: Lexicon): Lexicon => ({
  ...lexicon,
  concepts: () => [],
  conceptsOf: () => [],
  isName: () => false,
  keys: () => [],
});

const embedder = await openEmbedder({ model: process.env['EMBEDDING_MODEL'] ?? 'isnad-mini' });
const lexicon = openLexicon(lexiconDirectory);
const variants = [
  { lexicon: emptied(lexicon), transliterates: false },
  { lexicon: emptied(lexicon), transliterates: true },
  { lexicon, transliterates: false },
  { lexicon, transliterates: true },
];
const evidence = variants.map((): QuestionEvidence[] => []);
for (const folder of questionSetFolders(process.argv.slice(2))) {
  await withQuestionSet(folder, { embedder, lexicon }, async (set) => {
    for (const [index, variant] of variants.entries()) {
      const changed = variant.transliterates ? (question: AnalysedQuestion) => question : withoutSounds;
      evidence[index]?.push(...(await evidenceOf(set, { embedder, lexicon: variant.lexicon }, changed)));
    }
    process.stderr.write(`${set.name}: ${set.questions.length} questions\n`);
  });
}
await embedder.close();

const rows = parts.map(({ name, weighing, transliterates }) => [
  name,
  ...[0, 2].flatMap((first) =>
    shareCells(measure(evidence[first + (transliterates ? 1 : 0)] ?? [], () => weighing.ranking, weighing.answering)),
  ),
]);
const answerable = evidence[0]?.filter(({ question }) => question.gold.length > 0).length ?? 0;
process.stdout.write(`${answerable} questions with an answer, ${(evidence[0]?.length ?? 0) - answerable} without.

${table(['', 'hit@1', 'hit@3', 'separation', 'refused at 95', 'with the lexicon: hit@1', 'hit@3', 'separation', 'refused at 95'], rows)}

Separation: how often a question with an answer scores above one without. Refused at 95: share of the questions without an answer that
are refused where the floor lets 95 % of the others pass.
`);
