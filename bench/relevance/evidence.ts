import type { Calibration } from '../../src/answer/calibration.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { goldTest } from '../../src/evaluation/gold.js';
import type { GoldQuestion } from '../../src/evaluation/questions.js';
import type { Lexicon } from '../../src/search/lexicon.js';
import { type AnalysedQuestion, analyseQuestion } from '../../src/search/question.js';
import { vectorOfQuestion } from '../../src/search/question-vector.js';
import type { PassageEvidence } from '../../src/search/relevance.js';
import { retrieve } from '../../src/search/retrieve.js';
import { keepWordVectors } from '../../src/search/word-vectors.js';
import type { QuestionSet } from './question-set.js';

/** A passage brought for a question, and whether it answers. */
export interface Candidate {
  readonly found: PassageEvidence;
  readonly answers: boolean;
}

/** One question with all that was found for it, before anything is refused. */
export interface QuestionEvidence {
  readonly set: string;
  readonly question: GoldQuestion;
  /** How many terms the question was read as. */
  readonly terms: number;
  readonly calibration: Calibration;
  /** In the order that today's weights give them. */
  readonly candidates: readonly Candidate[];
}

/**
 * Asks all questions of a set.
 * @param lexicon of the questions; the passages stay indexed as they are
 * @param changed changes what a question is read as, to leave some kind of evidence out
 */
export async function evidenceOf(
  { name, library, calibration, questions }: QuestionSet,
  parts: { readonly embedder: Embedder; readonly lexicon: Lexicon },
  changed: (question: AnalysedQuestion) => AnalysedQuestion = (question) => question,
): Promise<QuestionEvidence[]> {
  const { embedder, lexicon } = parts;
  const all: QuestionEvidence[] = [];
  const wordVectors = keepWordVectors(embedder);
  for (const question of questions) {
    const analysed = changed(analyseQuestion(question.question, lexicon));
    const vector = await vectorOfQuestion(analysed, parts);
    const found = await retrieve(analysed, vector, { library, lexicon, scale: calibration.cosine, wordVectors });
    const answers = goldTest(question);
    // The passages themselves are let go: thousands of questions bring more of them than memory holds.
    const candidates = found.map(({ passage, presence: _, ...evidence }) => ({
      found: evidence,
      answers: answers(passage.text),
    }));
    all.push({ set: name, question, terms: analysed.terms.length, calibration, candidates });
  }
  return all;
}
