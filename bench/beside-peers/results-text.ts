import { median } from '../statistics.js';
import { table } from '../table.js';
import type { Comparison, Measured } from './compare.js';
import { type Figure, figures, valueOf } from './figures.js';

/** The results as a page of Markdown. */
export function resultsText(comparison: Comparison): string {
  const { date, circumstances, versions, questions, rounds, starts, minutes } = comparison;
  const sizes = sizesOf(comparison);
  return [
    '# Isnad beside what one would take instead',
    '',
    `${date}. ${circumstances}`,
    `Beside it: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    'Made by `npm run peers -- --save`; [README.md](README.md) says what is measured, how each is set, and what the figures do not say.',
    '',
    '![hit@1, time of a question, cold start and time of indexing by number of passages](results.svg)',
    '',
    `Hits are of ${questions.answerable} questions that the reports answer, times of ${questions.timed} questions in eight languages: those of the fastest of ${rounds}` +
      ` rounds, all systems in turn, and of the fastest of ${starts} cold starts. What took longer than ${minutes} minutes was given up.`,
    'Computed time is that of all threads, and suffers less from what else the machine does than time on the clock.',
    ...sizes.flatMap((passages) => ['', `## ${grouped(passages)} passages`, '', sizeTable(comparison, passages)]),
    '',
    '## As multiples of Isnad’s',
    '',
    'Each figure divided by that of Isnad, so that 2.0 is twice as much; hits as the difference in percentage points.',
    ...sizes.flatMap((passages) => ['', `${grouped(passages)} passages:`, '', ratioTable(comparison, passages)]),
    '',
    ...refusals(comparison),
    '',
  ].join('\n');
}

export function sizesOf({ measured }: Comparison): number[] {
  return [...new Set(measured.map(({ passages }) => passages))];
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const ofSize = ({ measured }: Comparison, passages: number): Measured[] =>
  measured.filter((each) => each.passages === passages);

/** One row a figure, one column a system. */
function sizeTable(comparison: Comparison, passages: number): string {
  const systems = ofSize(comparison, passages);
  const failures = systems.flatMap(({ system, build, answering }) => {
    const failed = [build, answering].find((outcome) => !outcome.ok);
    return failed === undefined || failed.ok ? [] : [`${system}: ${failed.reason}.`];
  });
  const rows = figures.map((figure) => [figure.name, ...systems.map((system) => shown(figure, system))]);
  const text = table(['', ...systems.map(({ system }) => system)], rows);
  return [text, ...failures.flatMap((failure) => ['', failure])].join('\n');
}

function shown(figure: Figure, system: Measured): string {
  const value = valueOf(figure, system);
  return value === null ? '–' : figure.show(value);
}

function ratioTable(comparison: Comparison, passages: number): string {
  const [isnad, ...others] = ofSize(comparison, passages);
  if (isnad === undefined) return '';
  const rows = figures.map((figure) => {
    const own = valueOf(figure, isnad);
    return [figure.name, ...others.map((other) => beside(figure, own, valueOf(figure, other)))];
  });
  return table(['', ...others.map(({ system }) => system)], rows);
}

function beside(figure: Figure, own: number | null, other: number | null): string {
  if (own === null || other === null) return '–';
  if (!figure.isShare) return (other / own).toFixed(other / own < 0.095 ? 2 : 1);
  const points = 100 * (other - own);
  return `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points).toFixed(1)}`;
}

/** What only Isnad does, and what it costs its hits. */
function refusals(comparison: Comparison): string[] {
  const answered = comparison.measured.flatMap(({ passages, answering }) =>
    answering.ok && answering.result.rankedHits !== null
      ? [{ passages, ...answering.result, ranked: answering.result.rankedHits }]
      : [],
  );
  if (answered.length === 0) return [];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return [
    '## What Isnad does besides',
    '',
    `It answers only what the reports answer; the others always bring three passages. Of ${comparison.questions.unanswerable} questions without an answer`,
    `it refused ${percent(median(answered.map(({ refused }) => refused)))} (the middle of the sizes). The same judgement refuses some that have one: by its ranking alone the hits would be`,
    '',
    table(
      ['', ...answered.map(({ passages }) => grouped(passages))],
      [
        ['hit@1 of the ranking', ...answered.map(({ ranked }) => percent(ranked.at1))],
        ['hit@3 of the ranking', ...answered.map(({ ranked }) => percent(ranked.at3))],
        ['refused without an answer', ...answered.map(({ refused }) => percent(refused))],
      ],
    ),
  ];
}
