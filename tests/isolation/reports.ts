import type { NewReport } from '../../src/indexing/server/server-reports.js';
import type { Report } from '../../src/reports/report.js';

/** Reports of the base library, and numbers of reports that a server may add. */
export const baseReports = 12;
export const ownReports = 16;

/**
 * Words that stand in one place only: where one is read, that place was. Behind the owner (`base` or a server) and the number come the title
 * (t), the outlet (o), a paragraph (p1 to p3), or `a` and a person: who asked a question there.
 */
export const canary = (owner: string, number: number, place: string): string => `zq${owner}n${number}${place}q`;
export const canaryForm = /zq(base|direct|\d+)n(\d+)(t|o|p\d|a\d+)q/g;

/** Every canary in what was shown. */
export const canariesIn = (text: string): Set<string> => new Set(text.match(canaryForm));

export const ownerOf = (word: string): string => new RegExp(canaryForm.source).exec(word)?.[1] ?? '';

const subjects = ['harbour', 'bridge', 'hospital', 'museum', 'convoy', 'school', 'market', 'prison'];
const places = ['Raqqa', 'Palmyra', 'Latakia', 'Mosul', 'Aleppo'];
const deeds = ['was closed by the governor', 'was bombed at night', 'was opened again', 'was left by its guards'];
const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;

/** What a report tells, so that questions can be asked about it. */
export const questionAbout = (number: number): string =>
  `Who says that the ${pick(subjects, number)} of ${pick(places, number * 3)} ${pick(deeds, number * 7)}?`;

/** What is cited of a report. Every fourth report has a title that all owners give theirs, and so the id that all give it. */
export const citationOf = (owner: string, number: number) => ({
  title:
    number % 4 === 3
      ? `Daily bulletin ${number}`
      : `The ${pick(subjects, number)} of ${pick(places, number * 3)} ${canary(owner, number, 't')}`,
  outlet: `Outlet ${canary(owner, number, 'o')}`,
  author: null,
  published: `201${number % 8}-0${(number % 9) + 1}-11`,
  url: null,
  language: 'en',
});

const paragraphsOf = (owner: string, number: number): string[] => [
  `The ${pick(subjects, number)} of ${pick(places, number * 3)} ${pick(deeds, number * 7)}, ${canary(owner, number, 'p1')} says.`,
  `Nobody in ${pick(places, number * 3)} was told of it before, ${canary(owner, number, 'p2')} adds. The ${pick(subjects, number + 1)} stayed open.`,
  `It ${pick(deeds, number * 7)} in the year before as well, says ${canary(owner, number, 'p3')}, like the ${pick(subjects, number)} of ${pick(places, number + 1)}.`,
];

/** A report of a server, about the same things as those of all others. */
export const newReport = (owner: string, number: number): NewReport => ({
  citation: citationOf(owner, number),
  text: paragraphsOf(owner, number).join('\n\n'),
});

/** A report of the base library. */
export function baseReport(number: number): Report {
  const paragraphs = paragraphsOf('base', number);
  let start = 0;
  const spans = paragraphs.map((paragraph) => {
    const span = { start, end: start + paragraph.length, kind: 'text' as const };
    start = span.end + 2;
    return span;
  });
  const id = number % 4 === 3 ? `daily-bulletin-${number}` : `report-${number}`;
  return { id, file: `${id}.md`, ...citationOf('base', number), text: paragraphs.join('\n\n'), paragraphs: spans };
}
