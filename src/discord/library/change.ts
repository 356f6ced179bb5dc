import { type ButtonInteraction, inlineCode, type ModalSubmitInteraction, TimestampStyles, time } from 'discord.js';
import type { ReportEntry } from '../../library/library.js';
import { undoMilliseconds } from '../../records/removed.js';
import type { ChatContext } from '../commands/context.js';
import { isOwn } from '../commands/library-choices.js';
import type { LibraryOptions } from '../commands/library.js';
import { choiceValueOf, reportMeantBy } from '../commands/report-choices.js';
import type { Use } from '../components/define.js';
import { hashOf } from '../components/filter-key.js';
import { writeLibraryId } from '../components/library-id.js';
import { placeOf, wholeScopeAt } from '../place.js';
import { answerPrivately, openModal } from '../replies.js';
import { actionButton } from '../view/buttons.js';
import { citationLines } from '../view/citation.js';
import { line, say } from '../view/lines.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { noticeTitle, noticeWith } from '../view/library/notices.js';
import { editWindow } from '../view/library/windows.js';
import { shortenLine } from '../view/shorten.js';
import { statedIn } from './add.js';
import { answerModerator, type Moderating, moderatingIn, reportOfHash, wholeLibrary } from './moderating.js';

type Named = { readonly report: number };

/** `/library edit`: opens a window with what is cited. */
export async function runEdit(
  { interaction, services }: ChatContext,
  { report }: LibraryOptions<'edit'>,
): Promise<void> {
  const moderating = await moderatingIn(interaction, services);
  // A window is opened at once or not at all: nothing is taken over before.
  const library = await services.session.currentReader(await wholeScopeAt(placeOf(interaction), services.records));
  const meant = ownReport(report, await library.reports(), moderating);
  if ('problem' in meant) await answerPrivately(interaction, meant.problem);
  else await openModal(interaction, editWindow(meant.entry, moderating.wording));
}

/** The window of `/library edit` was filled in. */
export async function saveCitation(
  { interaction, services }: Use<ModalSubmitInteraction>,
  { report }: Named,
): Promise<void> {
  const given = (name: string): string | null => interaction.fields.getTextInputValue(name).trim() || null;
  await answerModerator(interaction, services, async (moderating) => {
    const { server, by, wording } = moderating;
    const date = given('date') ?? undefined;
    const link = given('link') ?? undefined;
    const stated = statedIn({ title: undefined, outlet: undefined, date, link }, moderating);
    if (stated.problem !== undefined) return stated.problem;
    const entry = await ownOfHash(interaction, report, moderating);
    if (entry === undefined) return noticeView(wording.library.failures.unknown);
    const { published = null, url = null } = stated.overrides;
    const edited = await services.reports.editCitation(
      server,
      entry.id,
      { title: given('title') ?? '', outlet: given('outlet'), author: given('author'), published, url },
      { by },
    );
    return noticeView(wording.library.change.edited, { title: shortenLine(edited.title, noticeTitle) });
  });
}

/** `/library remove`: asks whether to. */
export function runRemove({ interaction, services }: ChatContext, { report }: LibraryOptions<'remove'>): Promise<void> {
  return answerModerator(interaction, services, async (moderating) => {
    const { change } = moderating.wording.library;
    const meant = ownReport(report, await (await wholeLibrary(interaction, services)).reports(), moderating);
    if ('problem' in meant) return meant.problem;
    const { entry } = meant;
    return noticeWith(
      [
        say('', change.removeAsk),
        line('### ', shortenLine(entry.title, noticeTitle)),
        ...citationLines(entry, { outlet: 80 }),
      ],
      [
        actionButton(change.removeButton, writeLibraryId({ kind: 'remove', report: hashOf(entry.id) })),
        actionButton(change.keepButton, writeLibraryId({ kind: 'keep' })),
      ],
    );
  });
}

/** The yes to a removal. */
export function removeReport({ interaction, services }: Use<ButtonInteraction>, { report }: Named): Promise<void> {
  return answerModerator(
    interaction,
    services,
    async (moderating) => {
      const { server, by, wording } = moderating;
      const entry = await ownOfHash(interaction, report, moderating);
      if (entry === undefined) return noticeView(wording.library.failures.unknown);
      await services.reports.remove(server, entry.id, { by });
      return removedView(entry, moderating);
    },
    { change: true },
  );
}

function removedView({ id, title }: ReportEntry, { wording }: Moderating): MessageView {
  const { change } = wording.library;
  const until = time(Math.floor((Date.now() + undoMilliseconds) / 1000), TimestampStyles.ShortDateTime);
  return noticeWith(
    [
      say('', change.removed, { title: shortenLine(title, noticeTitle) }),
      say('-# ', change.undoUntil, {}, { when: until, restore: inlineCode('/library restore') }),
    ],
    [actionButton(change.undoButton, writeLibraryId({ kind: 'restore', report: hashOf(id) }))],
  );
}

/** The no to a removal. */
export function keepReport({ interaction, services }: Use<ButtonInteraction>): Promise<void> {
  return answerModerator(interaction, services, async ({ wording }) => noticeView(wording.library.change.kept), {
    change: true,
  });
}

/** `/library restore` */
export function runRestore(
  { interaction, services }: ChatContext,
  { report }: LibraryOptions<'restore'>,
): Promise<void> {
  return answerModerator(interaction, services, (moderating) =>
    restore(moderating, ({ id, title }) => choiceValueOf(id) === report || title === report),
  );
}

/** The removal is taken back by the button below it. */
export function undoRemoval({ interaction, services }: Use<ButtonInteraction>, { report }: Named): Promise<void> {
  return answerModerator(
    interaction,
    services,
    (moderating) => restore(moderating, ({ id }) => hashOf(id) === report),
    { change: true },
  );
}

async function restore(
  { server, by, wording, services: { reports } }: Moderating,
  isMeant: (report: { readonly id: string; readonly title: string }) => boolean,
): Promise<MessageView> {
  const { library } = wording;
  const meant = (await reports.restorable(server)).find(isMeant);
  if (meant === undefined) return noticeView(library.failures.unknown);
  const { title } = await reports.restore(server, meant.id, { by });
  return noticeView(library.change.restored, { title: shortenLine(title, noticeTitle) });
}

/** The report of the server itself that a moderator means, or why there is none. */
function ownReport(
  value: string,
  reports: readonly ReportEntry[],
  { wording }: Moderating,
): { readonly entry: ReportEntry } | { readonly problem: MessageView } {
  const entry = reportMeantBy(value, reports.filter(isOwn));
  if (entry !== undefined) return { entry };
  const isOfBase = reportMeantBy(value, reports) !== undefined;
  return {
    problem: isOfBase
      ? noticeView(wording.library.change.baseFixed)
      : noticeView(wording.failures.reportUnknown, { value }),
  };
}

async function ownOfHash(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  hash: number,
  { services }: Moderating,
): Promise<ReportEntry | undefined> {
  return reportOfHash(hash, (await (await wholeLibrary(interaction, services)).reports()).filter(isOwn));
}
