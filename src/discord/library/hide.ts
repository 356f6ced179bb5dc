import { type ButtonInteraction, inlineCode } from 'discord.js';
import type { ChatContext } from '../commands/context.js';
import type { LibraryReader } from '../../library/library.js';
import { isOwn, passageMark } from '../commands/library-choices.js';
import type { LibraryOptions } from '../commands/library.js';
import { reportMeantBy } from '../commands/report-choices.js';
import type { Use } from '../components/define.js';
import { hashOf } from '../components/filter-key.js';
import { writeLibraryId } from '../components/library-id.js';
import { actionButton } from '../view/buttons.js';
import { say } from '../view/lines.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { noticeTitle, noticeWith } from '../view/library/notices.js';
import { shortenLine } from '../view/shorten.js';
import { answerModerator, type Moderating, wholeLibrary } from './moderating.js';

/** `/library hide` */
export function runHide({ interaction, services }: ChatContext, { report }: LibraryOptions<'hide'>): Promise<void> {
  return answerModerator(interaction, services, async ({ server, by, wording }) => {
    const { change, hide } = wording.library;
    const reports = await (await wholeLibrary(interaction, services)).reports();
    const entry = reportMeantBy(
      report,
      reports.filter((each) => !isOwn(each)),
    );
    if (entry === undefined) {
      return reportMeantBy(report, reports) === undefined
        ? noticeView(wording.failures.reportUnknown, { value: report })
        : noticeView(hide.ownRemoved, {}, { remove: inlineCode('/library remove') });
    }
    const isNew = await services.records.hidden.hideReport(server, entry.id, by);
    if (!isNew) return noticeView(hide.already);
    return noticeWith(
      [say('', hide.hidden, { title: shortenLine(entry.title, noticeTitle) })],
      [actionButton(change.undoButton, writeLibraryId({ kind: 'unhide', report: hashOf(entry.id) }))],
    );
  });
}

/** `/library unhide`: a report, or a passage. */
export function runUnhide({ interaction, services }: ChatContext, { what }: LibraryOptions<'unhide'>): Promise<void> {
  return answerModerator(interaction, services, async (moderating) => {
    const { server, by, wording } = moderating;
    const library = await wholeLibrary(interaction, services);
    if (what.startsWith(passageMark))
      return showPassages([Number(what.slice(passageMark.length))], library, moderating);
    const { reports } = await services.records.hidden.of(server);
    const all = await library.reports();
    const entry = reportMeantBy(
      what,
      all.filter(({ id }) => reports.includes(id)),
    );
    if (entry === undefined) {
      return reportMeantBy(what, all) === undefined
        ? noticeView(wording.failures.reportUnknown, { value: what })
        : noticeView(wording.library.hide.already);
    }
    await services.records.hidden.unhideReport(server, entry.id, by);
    return shownAgain(entry.title, moderating);
  });
}

/** A hide is taken back by the button below it. */
export function undoHide(
  { interaction, services }: Use<ButtonInteraction>,
  { report }: { readonly report: number },
): Promise<void> {
  return answerModerator(
    interaction,
    services,
    async (moderating) => {
      const { server, by, wording } = moderating;
      const { reports } = await services.records.hidden.of(server);
      const id = reports.find((each) => hashOf(each) === report);
      if (id === undefined || !(await services.records.hidden.unhideReport(server, id, by)))
        return noticeView(wording.library.hide.already);
      const entry = (await (await wholeLibrary(interaction, services)).reports()).find((each) => each.id === id);
      return shownAgain(entry?.title ?? id, moderating);
    },
    { change: true },
  );
}

const shownAgain = (title: string, { wording }: Moderating): MessageView =>
  noticeView(wording.library.hide.shown, { title: shortenLine(title, noticeTitle) });

/** Shows passages again that were hidden. */
export async function showPassages(
  ids: readonly number[],
  library: LibraryReader,
  moderating: Moderating,
): Promise<MessageView> {
  const count = (await setHidden(ids.filter(Number.isSafeInteger), false, library, moderating)).length;
  const { hide } = moderating.wording.library;
  return count === 0 ? noticeView(hide.already) : noticeView(hide.passagesShown, { count });
}

/**
 * Hides passages or shows them again.
 * @param library everything that the server's moderators decide about
 * @returns ids of those that were not so already
 */
export async function setHidden(
  ids: readonly number[],
  isHidden: boolean,
  library: LibraryReader,
  { server, by, services }: Moderating,
): Promise<number[]> {
  const { hidden } = services.records;
  const own = new Map(
    (await library.passages(ids)).filter(({ report }) => isOwn(report)).map((passage) => [passage.id, passage]),
  );
  const changed: number[] = [];
  for (const id of ids) {
    const passage = own.get(id);
    const place = passage === undefined ? null : { report: passage.report.id, text: passage.text };
    const isChanged =
      place === null
        ? await (isHidden ? hidden.hidePassage(server, id, by) : hidden.unhidePassage(server, id, by))
        : await (isHidden ? hidden.hideOwnPassage(server, place, by) : hidden.unhideOwnPassage(server, place, by));
    if (isChanged) changed.push(id);
  }
  return changed;
}
