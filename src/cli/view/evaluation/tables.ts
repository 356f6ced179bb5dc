import type { Estimate } from '../../../evaluation/estimate.js';
import type { EvaluationRow } from '../../../evaluation/evaluate.js';
import { visible } from '../../../language/visible.js';
import { counted, meanText, none, rangeInPercent, shareText } from '../../../web/evaluation/numbers.js';

/**
 * The figures for a terminal of 80 columns: how well answers are found, then how well it is told whether there is one, then whether the right
 * sentences are highlighted. The first table has the rows that have questions of its sort.
 */
export function figureTables(rows: readonly EvaluationRow[]): string {
  const finding = rows.filter(({ answerable }) => answerable > 0);
  const tables = [
    ...(finding.length === 0 ? [] : [table(findingHead, finding.map(findingCells))]),
    table(refusingHead, rows.map(refusingCells)),
  ];
  const all = rows.filter(({ of }) => of === 'all');
  const notes = [...all.flatMap(highlightNote), ...all.flatMap(confidenceNotes), explanation];
  return `${tables.join('\n\n')}\n\n${notes.join('\n')}\n`;
}

function highlightNote({ highlightable, highlighted }: EvaluationRow): string[] {
  if (highlighted === null) return [];
  const which = counted(highlightable, 'right first quote');
  const share = `${shareText(highlighted)} % (${rangeInPercent(highlighted)})`;
  return [`Highlights: right in ${share} of ${which} that have more than one sentence.`];
}

function confidenceNotes({ firstQuotes }: EvaluationRow): string[] {
  return (['strong', 'possible'] as const).flatMap((confidence) => {
    const { count, right } = firstQuotes[confidence];
    if (right === null) return [];
    const which = counted(count, 'first quote');
    return [`Confidence ${confidence}: right in ${shareText(right)} % (${rangeInPercent(right)}) of ${which}.`];
  });
}

const explanation = `Shares are in per cent, with their 95 % interval in brackets: with few questions, little is certain.
The first n counts questions that the reports answer, that before "refused" those that they do not.
A refused question counts as a miss; nDCG@10 alone is of the ranking before anything is refused.`;

const findingHead = ['Finding', 'n', 'hit@1', 'hit@3', 'hit@5', 'MRR', 'nDCG@10'];

const findingCells = (row: EvaluationRow): string[] => [
  visible(row.name),
  String(row.answerable),
  withInterval(row.hitAt1),
  withInterval(row.hitAt3),
  shareText(row.hitAt5),
  meanText(row.meanReciprocalRank),
  meanText(row.ndcgAt10),
];

const refusingHead = ['Refusing', 'n', 'answered', 'n', 'refused'];

const refusingCells = (row: EvaluationRow): string[] => [
  visible(row.name),
  String(row.answerable),
  shareText(row.answered),
  String(row.unanswerable),
  withInterval(row.refused),
];

function withInterval(estimate: Estimate | null): string {
  return estimate === null ? none : `${shareText(estimate)} (${rangeInPercent(estimate)})`;
}

/** Columns of text: the first holds names, the others figures. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return all.map((line) => line.map(pad).join('  ')).join('\n');
}
