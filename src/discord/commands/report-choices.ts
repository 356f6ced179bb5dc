import { createHash } from 'node:crypto';
import { fold } from '../../language/fold.js';
import { visible } from '../../language/visible.js';
import type { ReportEntry } from '../../library/library.js';
import { limits } from '../limits.js';
import { foldedReports, outletsOf } from './folded-reports.js';
import type { Choice, CompletionServices } from './options.js';

/**
 * Proposes reports whose title has every word that was typed, the newest first. The value of a choice is the report's id, or a hash of it.
 * @param isMeant leaves reports out
 */
export async function completeReport(
  typed: string,
  { library }: Pick<CompletionServices, 'library'>,
  isMeant: (report: ReportEntry) => boolean = () => true,
): Promise<readonly Choice[]> {
  const holds = holdsWordsOf(typed);
  const { reports } = await foldedReports(library);
  const found = reports
    .filter(({ title, report }) => isMeant(report) && holds(title))
    .slice(0, limits.choices)
    .map(({ report }) => report);
  return found.map((report) => ({ name: nameOf(report, found), value: choiceValueOf(report.id) }));
}

/** Proposes outlets whose name has every word that was typed, those with the newest report first. */
export async function completeOutlet(
  typed: string,
  { library }: Pick<CompletionServices, 'library'>,
): Promise<readonly Choice[]> {
  const holds = holdsWordsOf(typed);
  const { outlets } = await foldedReports(library);
  // Discord takes no longer values: the beginning of a name leads to the outlet as well.
  return outlets
    .filter(({ name }) => holds(name))
    .map(({ outlet }) => ({
      name: shortened(outlet, limits.choiceName),
      value: outlet.slice(0, limits.choiceValue),
    }));
}

/** What stands for a report in a choice: its id, or a hash where the id is longer than Discord allows. */
export function choiceValueOf(id: string): string {
  if (id.length <= limits.choiceValue) return id;
  return `#${createHash('sha256').update(id).digest('hex')}`;
}

/**
 * The report that was chosen, or whose title was typed: all of it, or a part that no other title has. Of several reports with the same
 * title the first is taken.
 */
export function reportMeantBy(value: string, reports: readonly ReportEntry[]): ReportEntry | undefined {
  const chosen = reports.find(({ id }) => choiceValueOf(id) === value);
  return chosen ?? meant(value, reports, ({ title }) => title);
}

/** The outlet that was chosen or typed, by the same rules. */
export function outletMeantBy(value: string, reports: readonly ReportEntry[]): string | undefined {
  return meant(value, outletsOf(reports), (outlet) => outlet);
}

function meant<Thing>(value: string, things: readonly Thing[], textOf: (thing: Thing) => string): Thing | undefined {
  const key = fold(value);
  if (key === '') return undefined;
  const same = things.find((thing) => fold(textOf(thing)) === key);
  const [only, another] = things.filter((thing) => fold(textOf(thing)).includes(key));
  return same ?? (another === undefined ? only : undefined);
}

function holdsWordsOf(typed: string): (folded: string) => boolean {
  const words = fold(typed).split(' ');
  return (folded) => words.every((word) => folded.includes(word));
}

/** The title; with the day behind it where another choice has the same. */
function nameOf(report: ReportEntry, others: readonly ReportEntry[]): string {
  const hasNamesake = others.some(({ id, title }) => id !== report.id && title === report.title);
  if (!hasNamesake || report.published === null) return shortened(report.title, limits.choiceName);
  // Isolated: a date in Latin digits beside an Arabic title changes the order of both.
  const day = ` · ${report.published}`;
  return `\u2068${shortened(report.title, limits.choiceName - day.length - 2)}\u2069${day}`;
}

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most so many UTF-16 units, no visible character cut through, and nothing that reorders text. */
function shortened(whole: string, most: number): string {
  const text = visible(whole);
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of characters.segment(text)) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
