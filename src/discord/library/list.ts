import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import { fold } from '../../language/fold.js';
import type { ReportEntry } from '../../library/library.js';
import type { Hidden } from '../../records/hidden.js';
import type { ChatContext } from '../commands/context.js';
import { isOwn } from '../commands/library-choices.js';
import type { LibraryOptions, ListPart } from '../commands/library.js';
import type { Use } from '../components/define.js';
import type { MessageView } from '../view/message.js';
import { entriesOnPage, type ListedReport, listView } from '../view/library/list.js';
import { answerModerator, type Moderating, wholeLibrary } from './moderating.js';

/** Which reports are listed, and the page (from 0) that is shown. */
interface ListChoice {
  readonly part: ListPart;
  readonly filter: string;
  readonly page: number;
}

/** `/library list` */
export function runList({ interaction, services }: ChatContext, options: LibraryOptions<'list'>): Promise<void> {
  const { which: part = 'all', filter = '' } = options;
  return answerModerator(interaction, services, (moderating) =>
    listed(interaction, { part, filter: filter.trim(), page: 0 }, moderating),
  );
}

export function turnList({ interaction, services }: Use<ButtonInteraction>, choice: ListChoice): Promise<void> {
  return answerModerator(interaction, services, (moderating) => listed(interaction, choice, moderating), {
    change: true,
  });
}

async function listed(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  { part, filter, page }: ListChoice,
  { server, wording, services }: Moderating,
): Promise<MessageView> {
  const { records, reports } = services;
  const all = await (await wholeLibrary(interaction, services)).reports();
  const hidden = await records.hidden.of(server);
  const { usesBase } = await records.settings.of(server);
  const entries = all.map((entry) => listedReport(entry, hidden)).filter(isMeant(part, filter));
  const pages = Math.max(1, Math.ceil(entries.length / entriesOnPage));
  const shownPage = Math.min(page, pages - 1);
  const base = all.filter((entry) => !isOwn(entry));
  return listView(
    {
      reports: entries.slice(shownPage * entriesOnPage, (shownPage + 1) * entriesOnPage),
      ...{ page: shownPage, pages, part, filter, limits: reports.limits },
      usage: await reports.status(server),
      base: usesBase
        ? {
            reports: base.length,
            hidden: base.filter(({ id }) => hidden.reports.includes(id)).length,
            passages: hidden.passages.length,
          }
        : null,
    },
    wording,
  );
}

const listedReport = (entry: ReportEntry, hidden: Hidden): ListedReport => ({
  entry,
  isOwn: isOwn(entry),
  isHidden: hidden.reports.includes(entry.id),
});

function isMeant(part: ListPart, filter: string): (report: ListedReport) => boolean {
  const words = fold(filter).split(' ');
  return (report) => {
    const isOfPart = { all: true, own: report.isOwn, base: !report.isOwn, hidden: report.isHidden }[part];
    const { title, outlet } = report.entry;
    const text = fold(`${title} ${outlet ?? ''}`);
    return isOfPart && words.every((word) => text.includes(word));
  };
}
