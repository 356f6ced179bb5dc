import { ComponentType } from 'discord.js';
import type { ReportEntry } from '../../library/library.js';
import type { Wording } from '../../wording/wording.js';
import type { Language } from '../../language/languages.js';
import { writeCustomId } from '../components/custom-id.js';
import { hashOf } from '../components/filter-key.js';
import { pageButtons, rowOf, sourceButtons } from './buttons.js';
import { citationLines, titleLine } from './citation.js';
import { answerLimits } from '../limits.js';
import { colours } from './colours.js';
import { type Line, say, textDisplays } from './lines.js';
import { fitMessage, type MessageView, type TextLimits } from './message.js';
import { paragraphLimits, type ShownParagraph } from './report-pages.js';
import { passageLines } from './quote.js';
import { shortenLine, shownParts } from './shorten.js';

/** One page of a report. */
export interface ShownReport {
  readonly entry: ReportEntry;
  /** Of this page, as `pagesOfReport` cuts them. */
  readonly paragraphs: readonly ShownParagraph[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** Language of the interface. */
  readonly language: Language;
  /** Discord id of the person who asked for it. */
  readonly asker: string;
  /** The `custom_id` of a button that leads to a page; that of `/report` unless given. */
  readonly turn?: ((page: number) => string) | undefined;
  /** Where the report can be read in the reader. */
  readonly readerLink?: string | null;
}

/** A page of a report: its citation, then its paragraphs, each with its number. */
export function reportView(shown: ShownReport, wording: Wording): MessageView {
  const { entry, paragraphs, page, pages, language, asker } = shown;
  const links = { source: entry.url, reader: shown.readerLink ?? null };
  const turnOf = (to: number): string =>
    writeCustomId({ kind: 'report', report: hashOf(entry.id), page: to, language, asker });
  const turning = pageButtons(shown, wording.buttons, shown.turn ?? turnOf);
  return fitMessage((limits) => [
    {
      type: ComponentType.Container,
      accent_color: colours.reading,
      components: [
        ...textDisplays(citation(entry, limits, wording)),
        { type: ComponentType.Separator, divider: true },
        ...paragraphs
          .slice(0, paragraphLimits.onPage)
          .flatMap((one) => textDisplays(paragraphLines(one, limits, wording))),
      ],
    },
    ...textDisplays(pages > 1 ? [say('-# ', wording.answer.page, { page: page + 1, pages })] : []),
    ...rowOf([...turning, ...sourceButtons(links, limits, wording.buttons)]),
  ]);
}

function citation(entry: ReportEntry, limits: TextLimits, { report }: Wording): Line[] {
  const author = entry.author === null ? '' : shortenLine(entry.author, limits.outlet);
  return [
    titleLine(entry, limits),
    ...citationLines(entry, limits),
    ...(author === '' ? [] : [say('', report.byAuthor, { author })]),
    ...(entry.published === null ? [say('-# ', report.withoutDate)] : []),
    say('-# ', report.passages, { count: entry.passages }),
  ];
}

function paragraphLines({ number, text }: ShownParagraph, limits: TextLimits, wording: Wording): Line[] {
  const parts = shownParts(text, [], limits.quote < answerLimits.quote ? limits.quote : paragraphLimits.length);
  return [say('-# ', wording.answer.paragraph, { number }), ...passageLines(text, [], parts, '')];
}
