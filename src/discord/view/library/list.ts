import { ComponentType } from 'discord.js';
import { directionOf } from '../../../language/direction.js';
import type { ServerLimits, ServerUsage } from '../../../indexing/server/limits.js';
import { megabytes } from '../../../indexing/server/limits.js';
import type { ReportEntry } from '../../../library/library.js';
import type { Wording } from '../../../wording/wording.js';
import type { ListPart } from '../../commands/library.js';
import { writeLibraryId } from '../../components/library-id.js';
import { pageButtons, rowOf } from '../buttons.js';
import { colours } from '../colours.js';
import { escapeText } from '../escape.js';
import { type Line, line, runsOnLine, say, textDisplays } from '../lines.js';
import { fitMessage, type MessageView, type TextLimits } from '../message.js';
import { shortenLine } from '../shorten.js';

export const entriesOnPage = 8;

export interface ListedReport {
  readonly entry: ReportEntry;
  readonly isOwn: boolean;
  readonly isHidden: boolean;
}

/** A page of the reports that a server has and sees. */
export interface ShownList {
  /** Of this page. */
  readonly reports: readonly ListedReport[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly part: ListPart;
  readonly filter: string;
  readonly usage: ServerUsage;
  readonly limits: ServerLimits;
  /** How much there is in the base library, and how much of it is hidden; null where the server does without it. */
  readonly base: { readonly reports: number; readonly hidden: number; readonly passages: number } | null;
}

export function listView(shown: ShownList, wording: Wording): MessageView {
  const { list } = wording.library;
  const { reports, page, pages, part, filter } = shown;
  const turning = pageButtons(shown, wording.buttons, (to) => writeLibraryId({ kind: 'list', part, page: to, filter }));
  return fitMessage((limits) => [
    {
      type: ComponentType.Container,
      accent_color: colours.reading,
      components: [
        ...textDisplays([say('### ', list.title), ...extentLines(shown, wording)]),
        { type: ComponentType.Separator, divider: true },
        ...textDisplays(
          reports.length === 0
            ? [say('', list.empty)]
            : reports.flatMap((report) => entryLines(report, { ...limits, title: limits.title / 2 }, wording)),
        ),
      ],
    },
    ...textDisplays(pages > 1 ? [say('-# ', wording.answer.page, { page: page + 1, pages })] : []),
    ...rowOf(turning),
  ]);
}

function extentLines({ usage, limits, base }: ShownList, { library: { list } }: Wording): Line[] {
  const { reports, textBytes } = usage;
  const used = { used: megabytes(textBytes), most: megabytes(limits.textBytes) };
  return [
    say('-# ', list.usage, { reports, mostReports: limits.reports, ...used }),
    base === null ? say('-# ', list.baseOff) : say('-# ', list.base, base),
  ];
}

function entryLines({ entry, isOwn, isHidden }: ListedReport, limits: TextLimits, { library }: Wording): Line[] {
  const { own, shared, hidden } = library.list;
  const mark = isOwn ? own : shared;
  const about = [
    mark,
    ...(isHidden ? [hidden] : []),
    shortenLine(entry.outlet ?? '', limits.outlet),
    entry.published ?? '',
  ];
  return [
    line('', shortenLine(entry.title, limits.title) || entry.id),
    runsOnLine('-# ', about.filter((run) => run !== '').map(escapeText), directionOf(mark)),
  ];
}
