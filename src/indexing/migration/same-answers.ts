import type { Session } from '../../answer/session.js';
import { IsnadError } from '../../errors.js';
import type { LibraryReader } from '../../library/library.js';
import { baseScope } from '../../library/scope.js';

/** Questions that are asked of both. */
const mostQuestions = 20;
/** Where a graph is searched, it may miss a passage that another graph of the same vectors finds. */
const leastShare = 0.9;

/** How many of how many questions were answered alike. */
export interface SameAnswers {
  readonly asked: number;
  readonly same: number;
}

/** Titles of reports, spread over all of a library: questions that it has something to say to. */
export async function sampleQuestions(library: LibraryReader): Promise<string[]> {
  const reports = await library.reports();
  const step = Math.max(1, reports.length / mostQuestions);
  const titles = Array.from(
    { length: Math.min(mostQuestions, reports.length) },
    (_, index) => reports[Math.floor(index * step)]?.title ?? '',
  );
  return [...new Set(titles.map((title) => title.slice(0, 200).trim()))].filter((title) => title !== '');
}

/**
 * Asks two copies the same questions.
 * @throws IsnadError `copy-differs` when fewer than nine in ten are answered by the same quotes
 */
export async function requireSameAnswers(
  one: Session,
  other: Session,
  questions: readonly string[],
): Promise<SameAnswers> {
  let same = 0;
  for (const question of questions) {
    const quoted = async (session: Session): Promise<string> => {
      const { quotes, nearest } = await session.ask(question, baseScope);
      return JSON.stringify([
        quotes.map(({ report, start, end, confidence }) => [report.id, start, end, confidence]),
        nearest.map(({ report }) => report.id),
      ]);
    };
    if ((await quoted(one)) === (await quoted(other))) same += 1;
  }
  const asked = questions.length;
  if (same >= asked * leastShare) return { asked, same };
  throw new IsnadError('copy-differs', `Only ${same} of ${asked} questions are answered alike by the copy.`, {
    hint: 'Texts and vectors are the same. Run isnad doctor on both; a vector index may be missing.',
  });
}
