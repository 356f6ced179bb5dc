import type { Language } from '../../language/languages.js';
import type { ReportEntry } from '../../library/library.js';
import type { Report } from '../../reports/report.js';
import { wordingIn } from '../../wording/wordings.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { pagesOfReport, type ShownParagraph } from '../view/report-pages.js';
import { reportView } from '../view/report.js';
import type { Reading } from './reading.js';

/** Who reads a report, and how its pages are turned. */
export interface ReportReader {
  readonly language: Language;
  /** Discord id. */
  readonly asker: string;
  /** The `custom_id` of a button that leads to a page; that of `/report` unless given. */
  readonly turn?: (page: number) => string;
}

/**
 * A page of a report.
 * @param entry undefined where there is no such report
 * @param page from 0; the last one where there are fewer
 */
export async function reportPage(
  entry: ReportEntry | undefined,
  page: number,
  { language, asker, turn }: ReportReader,
  { library, links }: Reading,
): Promise<MessageView> {
  const wording = wordingIn(language);
  const report = entry === undefined ? null : await library.report(entry.id);
  if (entry === undefined || report === null) return noticeView(wording.report.notFound);
  const pages = pagesOfReport(paragraphsOf(report));
  const shown = Math.max(0, Math.min(page, pages.length - 1));
  const paragraphs = pages[shown] ?? [];
  const readerLink = links.ofReport(report.id);
  return reportView(
    { entry, paragraphs, page: shown, pages: pages.length, language, asker, turn, readerLink },
    wording,
  );
}

/** The paragraphs of a report with the numbers that citations give them. */
export function paragraphsOf({ text, paragraphs }: Report): ShownParagraph[] {
  return paragraphs
    .filter(({ kind }) => kind === 'text')
    .map(({ start, end }, index) => ({ number: index + 1, text: text.slice(start, end) }));
}
