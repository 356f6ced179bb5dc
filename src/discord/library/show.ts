import type { ButtonInteraction } from 'discord.js';
import { noReader } from '../answering/reading.js';
import { reportPage } from '../answering/report-page.js';
import type { ChatContext } from '../commands/context.js';
import type { LibraryOptions } from '../commands/library.js';
import { reportMeantBy } from '../commands/report-choices.js';
import type { Use } from '../components/define.js';
import { hashOf } from '../components/filter-key.js';
import { writeLibraryId } from '../components/library-id.js';
import { noticeView } from '../view/notice.js';
import { answerModerator, reportOfHash, wholeLibrary } from './moderating.js';

/** `/library show`: a report, also one that the server hides. */
export function runShow({ interaction, services }: ChatContext, { report }: LibraryOptions<'show'>): Promise<void> {
  return answerModerator(interaction, services, async ({ by, language, wording }) => {
    const library = await wholeLibrary(interaction, services);
    const entry = reportMeantBy(report, await library.reports());
    if (entry === undefined) return noticeView(wording.failures.reportUnknown, { value: report });
    return reportPage(entry, 0, { language, asker: by, turn: turnOf(hashOf(entry.id)) }, { library, links: noReader });
  });
}

export function turnShown(
  { interaction, services }: Use<ButtonInteraction>,
  { report, page }: { readonly report: number; readonly page: number },
): Promise<void> {
  return answerModerator(
    interaction,
    services,
    async ({ by, language }) => {
      const library = await wholeLibrary(interaction, services);
      const entry = reportOfHash(report, await library.reports());
      return reportPage(entry, page, { language, asker: by, turn: turnOf(report) }, { library, links: noReader });
    },
    { change: true },
  );
}

const turnOf =
  (report: number) =>
  (page: number): string =>
    writeLibraryId({ kind: 'show', report, page });
