import { IsnadError } from '../errors.js';
import { bootstrapInterval, type Interval, meanOf } from './estimate.js';
import type { SavedOutcome, SavedRun } from './saved-run.js';
import { signTest } from './sign-test.js';

/**
 * What became of a question. Gained and lost count in the figures: the right passage came to the first place or left it, an unanswerable
 * question is refused now or no longer. Nearer and farther are other moves of the right passage among the five quotes.
 */
export type Change = 'gained' | 'lost' | 'nearer' | 'farther' | 'same';

export interface ComparedQuestion {
  readonly before: SavedOutcome;
  readonly now: SavedOutcome;
  readonly change: Change;
}

/** How a share differs between two runs over the same questions. */
export interface PairedDifference {
  readonly questions: number;
  readonly before: number;
  readonly now: number;
  readonly gained: number;
  readonly lost: number;
  /** 95 % interval of `now - before`, by a bootstrap over pairs; null where no question changed. */
  readonly interval: Interval | null;
  /** How often chance alone would split the changed questions at least so unevenly: exact two-sided sign test. */
  readonly chance: number;
}

/** Two runs, question by question. */
export interface Comparison {
  readonly before: SavedRun;
  readonly now: SavedRun;
  /** Questions of the same id, words and gold in both. */
  readonly questions: readonly ComparedQuestion[];
  /** Ids that only one run has, and ids whose question or gold is another one now: not compared. */
  readonly onlyBefore: readonly string[];
  readonly onlyNow: readonly string[];
  readonly asksOtherwise: readonly string[];
  /** Null where there is no such question to compare. */
  readonly hitAt1: PairedDifference | null;
  readonly refused: PairedDifference | null;
}

/** What two runs have to agree in for a question to be compared. */
type Asked = Pick<SavedOutcome, 'id' | 'question' | 'gold'>;

/**
 * Makes sure that a saved run can be compared with one of these questions, before they are asked.
 * @throws IsnadError `evaluation-unrelated` when it asked none of them
 */
export function requireComparable(before: SavedRun, questions: readonly Asked[]): void {
  const pairs = pairsOf(before.outcomes, questions);
  if (pairs.some(asksTheSame)) return;
  const why =
    pairs.length === 0
      ? 'No id is in both'
      : 'Under the ids that are in both, it asked other questions or knew other gold';
  throw new IsnadError(
    'evaluation-unrelated',
    `The saved run is of other questions (${before.questionsFile}). ${why}, so there is nothing to compare.`,
    { hint: 'Give the saved run of the same questions, or the same --questions.' },
  );
}

/**
 * Compares two runs over the questions that both asked.
 * @throws IsnadError `evaluation-unrelated` when there are none
 */
export function compareRuns(before: SavedRun, now: SavedRun): Comparison {
  requireComparable(before, now.outcomes);
  const pairs = pairsOf(before.outcomes, now.outcomes);
  const paired = new Set(pairs.map((pair) => pair.now.id));
  const alone = (outcomes: readonly SavedOutcome[]): string[] =>
    outcomes.flatMap(({ id }) => (paired.has(id) ? [] : [id]));
  const questions = pairs.filter(asksTheSame).map((pair) => ({ ...pair, change: changeOf(pair) }));
  return {
    before,
    now,
    questions,
    onlyBefore: alone(before.outcomes),
    onlyNow: alone(now.outcomes),
    asksOtherwise: pairs.filter((pair) => !asksTheSame(pair)).map((pair) => pair.now.id),
    hitAt1: differenceOf(questions.filter((pair) => pair.now.gold.length > 0)),
    refused: differenceOf(questions.filter((pair) => pair.now.gold.length === 0)),
  };
}

interface Pair<Before, Now> {
  readonly before: Before;
  readonly now: Now;
}

/** Questions of the same id, in the order in which they are asked now. */
function pairsOf<Before extends Asked, Now extends Asked>(
  before: readonly Before[],
  now: readonly Now[],
): Pair<Before, Now>[] {
  const earlier = new Map(before.map((asked) => [asked.id, asked]));
  return now.flatMap((asked) => {
    const other = earlier.get(asked.id);
    return other === undefined ? [] : [{ before: other, now: asked }];
  });
}

function asksTheSame({ before, now }: Pair<Asked, Asked>): boolean {
  const gold = new Set(now.gold);
  return (
    before.question === now.question && before.gold.length === gold.size && before.gold.every((one) => gold.has(one))
  );
}

/** What counts for a question: the right passage at the first place, or a refusal where nothing answers. */
function isRight({ gold, rank, answered }: SavedOutcome): boolean {
  return gold.length > 0 ? rank === 1 : !answered;
}

function changeOf({ before, now }: Pair<SavedOutcome, SavedOutcome>): Change {
  const [wasRight, isRightNow] = [isRight(before), isRight(now)];
  if (wasRight !== isRightNow) return isRightNow ? 'gained' : 'lost';
  const moved = (before.rank ?? Number.POSITIVE_INFINITY) - (now.rank ?? Number.POSITIVE_INFINITY);
  if (moved > 0) return 'nearer';
  return moved < 0 ? 'farther' : 'same';
}

function differenceOf(questions: readonly ComparedQuestion[]): PairedDifference | null {
  if (questions.length === 0) return null;
  const count = (change: Change): number => questions.filter((question) => question.change === change).length;
  const [gained, lost] = [count('gained'), count('lost')];
  const before = questions.map((question) => Number(isRight(question.before)));
  const now = questions.map((question) => Number(isRight(question.now)));
  return {
    questions: questions.length,
    before: meanOf(before),
    now: meanOf(now),
    gained,
    lost,
    interval: gained + lost === 0 ? null : bootstrapInterval(now.map((value, index) => value - (before[index] ?? 0))),
    chance: signTest(gained, lost),
  };
}
