import type { Change, ComparedQuestion, Comparison, PairedDifference } from '../../../evaluation/compare.js';
import type { SavedOutcome, SavedRun } from '../../../evaluation/saved-run.js';
import { visible } from '../../../language/visible.js';
import { counted, inPercent, inPoints, none } from '../../../web/evaluation/numbers.js';

/** A comparison of two runs in words: what differs and whether it may be chance, then the questions that changed. */
export function comparisonText(comparison: Comparison): string {
  const { before, questions, hitAt1, refused } = comparison;
  const lines = [
    `Compared with the run of ${runFacts(before)}:`,
    `${counted(questions.length, 'question')} in both.`,
    ...notCompared(comparison).map(({ what, ids }) => `${what}: ${ids.map(visible).join(', ')}.`),
    '',
    ...differenceLines('hit@1', hitAt1),
    ...differenceLines('refused', refused),
    ...changedGroups(questions).flatMap(({ title, changed }) => ['', `${title}:`, ...changed.map(questionLine)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** When a run was and of what, such as `2026-05-03 10:15 UTC (isnad-mini, 52 passages of 5 reports)`. */
export function runFacts({ askedAt, model, corpus }: Pick<SavedRun, 'askedAt' | 'model' | 'corpus'>): string {
  const when = `${askedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const what = `${counted(corpus.passages, 'passage')} of ${counted(corpus.reports, 'report')}`;
  return `${when} (${visible(model.name)}, ${what})`;
}

/** Ids that were left out of a comparison, with the reason. */
export function notCompared({
  onlyBefore,
  onlyNow,
  asksOtherwise,
}: Comparison): { what: string; ids: readonly string[] }[] {
  return [
    { what: 'Only in the saved run', ids: onlyBefore },
    { what: 'Only in this run', ids: onlyNow },
    { what: 'With another question or gold now, and so not compared', ids: asksOtherwise },
  ].filter(({ ids }) => ids.length > 0);
}

const titles: readonly (readonly [Change, string])[] = [
  ['gained', 'Gained'],
  ['lost', 'Lost'],
  ['nearer', 'Nearer to the first place'],
  ['farther', 'Farther from the first place'],
];

/** The questions that changed, by how they did. */
export function changedGroups(
  questions: readonly ComparedQuestion[],
): { title: string; changed: readonly ComparedQuestion[] }[] {
  return titles
    .map(([change, title]) => ({ title, changed: questions.filter((question) => question.change === change) }))
    .filter(({ changed }) => changed.length > 0);
}

/** A difference in words: the shares, how many questions changed, and whether that may be chance. */
export function differenceInWords(difference: PairedDifference): readonly string[] {
  const { before, now, gained, lost, questions, interval } = difference;
  const shares = `${inPercent(before)} % → ${inPercent(now)} %`;
  if (interval === null) return [shares, `None of ${counted(questions, 'question')} changed.`];
  const range = `95 % interval ${inPoints(interval.low)} to ${inPoints(interval.high)}`;
  return [
    `${shares}: ${inPoints(now - before)} points (${range})`,
    `${gained} gained, ${lost} lost, ${questions - gained - lost} as before.`,
    ...verdictOf(difference),
  ];
}

function verdictOf({ gained, lost, chance }: PairedDifference): string[] {
  if (gained === lost) return ['On the whole, no difference.'];
  return [
    `Chance alone splits ${counted(gained + lost, 'change')} at least so unevenly in ${oftenInWords(chance)}:`,
    chance < 0.05 ? 'the difference is hardly chance.' : 'the difference may well be chance.',
  ];
}

function oftenInWords(chance: number): string {
  if (chance < 0.001) return 'less than 1 of 1,000 comparisons';
  if (chance < 0.1) return `${Math.round(1000 * chance)} of 1,000 comparisons`;
  return `${Math.round(100 * chance)} of 100 comparisons`;
}

function differenceLines(name: string, difference: PairedDifference | null): string[] {
  if (difference === null) return [];
  return differenceInWords(difference).map((words, index) => `${(index === 0 ? name : '').padEnd(8)} ${words}`);
}

function questionLine({ before, now }: ComparedQuestion): string {
  const { id, lang, question } = now;
  return ['', `${stateOf(before)} → ${stateOf(now)}`, ...[id, lang, question].map(visible)].join('\t');
}

/** What came of a question in a word or two. */
export function stateOf({ gold, answered, rank }: Pick<SavedOutcome, 'gold' | 'answered' | 'rank'>): string {
  if (!answered) return 'refused';
  if (gold.length === 0) return 'answered';
  return rank === null ? `rank ${none}` : `rank ${rank}`;
}
