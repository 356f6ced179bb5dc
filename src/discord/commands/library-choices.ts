import { fold } from '../../language/fold.js';
import { visible } from '../../language/visible.js';
import { serverReportMark } from '../../library/libraries.js';
import { passagesAt } from '../../library/scoped/part.js';
import type { LibraryReader, ReportEntry } from '../../library/library.js';
import { limits } from '../limits.js';
import { shortenLine } from '../view/shorten.js';
import type { Choice, CompletionServices } from './options.js';
import { choiceValueOf, completeReport } from './report-choices.js';

/** Whether a report is a server's own. */
export const isOwn = ({ id }: Pick<ReportEntry, 'id'>): boolean => id.startsWith(serverReportMark);

/** Proposes all reports of a server's moderators: those that they hide as well. */
export async function completeAny(typed: string, { everything }: CompletionServices): Promise<readonly Choice[]> {
  return completeReport(typed, { library: await everything() });
}

/** Proposes reports of the server itself. */
export const completeOwn = (typed: string, services: CompletionServices): Promise<readonly Choice[]> =>
  completeReport(typed, services, isOwn);

/** Proposes reports of the base library that are not hidden. */
export const completeBase = (typed: string, services: CompletionServices): Promise<readonly Choice[]> =>
  completeReport(typed, services, (report) => !isOwn(report));

/** Proposes reports that can be restored, by what they were called. */
export async function completeRemoved(typed: string, { server, records }: CompletionServices): Promise<Choice[]> {
  if (server === null) return [];
  const removed = await records.removed.list(server);
  return removed
    .filter(({ report }) => holds(report.title, typed))
    .map(({ report }) => ({ name: choiceName(report.title), value: choiceValueOf(report.id) }));
}

/** What the value of a choice begins with that stands for a passage; ids of reports hold no colon. */
export const passageMark = 'passage:';

/** Proposes what is hidden: reports by their titles, passages by their texts. */
export async function completeHidden(typed: string, services: CompletionServices): Promise<Choice[]> {
  const { server, records } = services;
  if (server === null) return [];
  const hidden = await records.hidden.of(server);
  const library = await services.everything();
  const reports = (await library.reports())
    .filter(({ id, title }) => hidden.reports.includes(id) && holds(title, typed))
    .map(({ id, title }) => ({ name: choiceName(title), value: choiceValueOf(id) }));
  const ownPassages = await passagesAt(hidden.ownPassages, library);
  const passages = (await hiddenPassages([...hidden.passages, ...ownPassages], library))
    .filter(({ text }) => holds(text, typed))
    .map(({ id, text }) => ({ name: choiceName(`¶ ${text}`), value: `${passageMark}${id}` }));
  return [...reports, ...passages];
}

/** So many hidden passages are looked through. */
const mostPassages = 500;

const hiddenPassages = (ids: readonly number[], library: LibraryReader) => library.passages(ids.slice(0, mostPassages));

const holds = (text: string, typed: string): boolean => {
  const folded = fold(text);
  return fold(typed)
    .split(' ')
    .every((word) => folded.includes(word));
};

const choiceName = (text: string): string => shortenLine(visible(text), limits.choiceName) || '…';
