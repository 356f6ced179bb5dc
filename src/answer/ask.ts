import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import { detectLanguage } from '../language/detect.js';
import type { Language } from '../language/languages.js';
import type { LibraryReader, ReportFilter } from '../library/library.js';
import type { Lexicon } from '../search/lexicon.js';
import { analyseQuestion } from '../search/question.js';
import { vectorOfQuestion } from '../search/question-vector.js';
import { retrieve } from '../search/retrieve.js';
import type { WordVectors } from '../search/word-vectors.js';
import type { Answer, NearestTopic, ScoredQuote } from './answer.js';
import type { Calibration } from './calibration.js';
import { saysTheSame } from './duplicates.js';
import { bestSentence } from './highlight.js';
import { answeringScore, confidenceOf, type Judged, judge, supportingScore } from './judge.js';
import { citedReport, type OnDroppedQuote, verifiedQuote } from './quote.js';
import { isSmallTalk } from './small-talk.js';

/** What answering needs; opened once, used for many questions. */
export interface AnswerSources {
  readonly library: LibraryReader;
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  readonly calibration: Calibration;
  /** Of the embedder; null where its words are not to be compared. */
  readonly wordVectors: WordVectors | null;
  readonly onDroppedQuote?: OnDroppedQuote;
}

export interface AskOptions {
  readonly filter?: ReportFilter;
  /** Quotes at most; 3 unless given. */
  readonly limit?: number;
  /** Told of all passages found, best first, whether or not they answer: what an evaluation measures ranking by. */
  readonly onRanked?: (ranked: readonly Judged[]) => void;
}

/** Longest question in characters: Discord's longest string option. */
export const longestQuestion = 6000;

const topicsNamed = 3;

/**
 * Answers a question with quotes of the library's reports, or says that nothing answers it.
 * @throws IsnadError `question-empty`, `question-too-long`, and what embedder and library throw.
 */
export async function ask(text: string, sources: AnswerSources, options: AskOptions = {}): Promise<Answer> {
  const started = performance.now();
  const question = checkedQuestion(text);
  const language = detectLanguage(question);
  const ranked = isSmallTalk(question) ? [] : await rankedPassages(question, language, sources, options.filter);
  options.onRanked?.(ranked);
  const quotes = await quotesOf(ranked, options.limit ?? 3, sources);
  return {
    question,
    language,
    answered: quotes.length > 0,
    quotes,
    nearest: quotes.length > 0 ? [] : nearestTopics(ranked),
    tookMs: performance.now() - started,
  };
}

/** What was found for a question, judged, best first. */
async function rankedPassages(
  question: string,
  language: Language,
  { library, embedder, lexicon, calibration, wordVectors }: AnswerSources,
  filter: ReportFilter | undefined,
): Promise<readonly Judged[]> {
  const analysed = analyseQuestion(question, lexicon, language);
  const vector = vectorOfQuestion(analysed, { embedder, lexicon });
  const found = await retrieve(analysed, vector, { library, lexicon, scale: calibration.cosine, wordVectors }, filter);
  return judge(found, calibration);
}

function checkedQuestion(text: string): string {
  const question = text.trim();
  if (question === '') {
    throw new IsnadError('question-empty', 'The question is empty.', { hint: 'Ask about what the reports tell.' });
  }
  if (question.length > longestQuestion) {
    throw new IsnadError(
      'question-too-long',
      `The question has ${question.length} characters; ${longestQuestion} are possible.`,
      {
        hint: 'Ask one thing in a sentence or two.',
      },
    );
  }
  return question;
}

/** None where the best does not answer by itself. */
async function quotesOf(ranked: readonly Judged[], limit: number, sources: AnswerSources): Promise<ScoredQuote[]> {
  if ((ranked[0]?.score ?? 0) < answeringScore) return [];
  const chosen: Judged[] = [];
  for (const candidate of ranked) {
    if (chosen.length >= limit) break;
    if (candidate.score < supportingScore) continue;
    if (!chosen.some((other) => saysTheSame(other.found.passage, candidate.found.passage))) chosen.push(candidate);
  }
  const quotes = await Promise.all(chosen.map((one) => scoredQuote(one, sources)));
  return quotes.filter((quote) => quote !== null);
}

async function scoredQuote(
  { found, score }: Judged,
  { library, calibration, onDroppedQuote }: AnswerSources,
): Promise<ScoredQuote | null> {
  const reference = {
    passage: found.passage.id,
    highlight: bestSentence(found, calibration.cosine),
    confidence: confidenceOf(score),
  };
  const quote = await verifiedQuote(found.passage, reference, library, onDroppedQuote);
  return quote === null ? null : { ...quote, score };
}

function nearestTopics(ranked: readonly Judged[]): NearestTopic[] {
  const byReport = new Map<string, NearestTopic>();
  for (const { found, score } of ranked) {
    const { report } = found.passage;
    if (byReport.size < topicsNamed && !byReport.has(report.id))
      byReport.set(report.id, { report: citedReport(report), score });
  }
  return [...byReport.values()];
}
