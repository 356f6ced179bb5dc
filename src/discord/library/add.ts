import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import { IsnadError } from '../../errors.js';
import { mostFileBytes } from '../../indexing/server/limits.js';
import { isWebAddress } from '../../reports/corpus-file.js';
import { type DocumentSource, type ImportOverrides, readDocument } from '../../reports/document/read-document.js';
import type { ChatContext } from '../commands/context.js';
import { dayRangeOf } from '../../language/day-range.js';
import type { LibraryOptions } from '../commands/library.js';
import type { Use } from '../components/define.js';
import { openModal } from '../replies.js';
import { say } from '../view/lines.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { noticeTitle, noticeWith } from '../view/library/notices.js';
import { uploadButtons, uploadView } from '../view/library/upload.js';
import { type GivenCitation, pasteWindow } from '../view/library/windows.js';
import { shortenLine } from '../view/shorten.js';
import { download } from './download.js';
import { answerModerator, failureNotice, type Moderating, moderatingIn } from './moderating.js';
import { tellProgress } from './progress.js';
import type { Upload } from './uploads.js';

/** `/library add`: reads a file and shows what was recognised; without a file, opens a window to paste a text. */
export async function runAdd({ interaction, services }: ChatContext, options: LibraryOptions<'add'>): Promise<void> {
  const { file } = options;
  if (file === undefined) {
    const { wording } = await moderatingIn(interaction, services);
    await openModal(interaction, pasteWindow(options, wording));
    return;
  }
  await answerModerator(interaction, services, async (moderating) => {
    const stated = statedIn(options, moderating);
    if (stated.problem !== undefined) return stated.problem;
    const bytes = await download(file, mostFileBytes);
    const { contentType } = file;
    const source = { name: file.name, bytes, ...(contentType === null ? {} : { contentType }) };
    return propose(source, stated.overrides, moderating);
  });
}

/** The window of `/library add` was filled in. */
export async function addPasted({ interaction, services }: Use<ModalSubmitInteraction>): Promise<void> {
  const given = (name: string): string | undefined => interaction.fields.getTextInputValue(name).trim() || undefined;
  await answerModerator(interaction, services, async (moderating) => {
    const options = { title: given('title'), outlet: given('outlet'), date: given('date'), link: given('link') };
    const stated = statedIn(options, moderating);
    if (stated.problem !== undefined) return stated.problem;
    const source = { name: 'text.txt', bytes: Buffer.from(interaction.fields.getTextInputValue('text')) };
    return propose(source, stated.overrides, moderating);
  });
}

type Stated =
  | { readonly overrides: ImportOverrides; readonly problem?: never }
  | { readonly problem: MessageView; readonly overrides?: never };

/** What a moderator states of a report, or what is wrong with it. */
export function statedIn(
  { title, outlet, date, link }: GivenCitation,
  { wording }: Pick<Moderating, 'wording'>,
): Stated {
  const range = date === undefined ? undefined : dayRangeOf(date);
  if (range === null || range?.first !== range?.last)
    return { problem: noticeView(wording.failures.dateInvalid, { value: date ?? '' }) };
  if (link !== undefined && !isWebAddress(link))
    return { problem: noticeView(wording.library.failures.link, { value: link }) };
  return {
    overrides: {
      ...(title === undefined ? {} : { title }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(range === undefined ? {} : { published: range.first }),
      ...(link === undefined ? {} : { url: link }),
    },
  };
}

/** Reads a document and lets it wait for a yes. */
async function propose(
  source: DocumentSource,
  overrides: ImportOverrides,
  { server, by, language, wording, services }: Moderating,
): Promise<MessageView> {
  const document = await readDocument(source, { mostBytes: mostFileBytes, overrides });
  await services.reports.check(server, document.text);
  const upload = services.uploads.put({ server, person: by, document });
  return uploadView({ document, upload, language }, wording);
}

/** The yes to an upload: it is indexed, and the message tells how far that is and when it can be asked about. */
export async function addUpload(
  { interaction, services }: Use<ButtonInteraction>,
  { upload: key }: { readonly upload: string },
): Promise<void> {
  await answerModerator(
    interaction,
    services,
    async (moderating) => {
      const upload = services.uploads.take(key, { server: moderating.server, person: moderating.by });
      if (upload === null) return noticeView(moderating.wording.library.add.gone);
      return index(interaction, key, upload, moderating);
    },
    { change: true },
  );
}

async function index(
  interaction: ButtonInteraction,
  key: string,
  upload: Upload,
  moderating: Moderating,
): Promise<MessageView> {
  const { server, by, wording, services } = moderating;
  const { add } = wording.library;
  const progress = tellProgress(interaction, (done, total) =>
    total === 0 ? noticeView(add.waiting) : noticeView(add.indexing, { done, total }),
  );
  progress.update(0, 0);
  try {
    const entry = await services.reports.add(server, upload.document, { by, onProgress: progress.update });
    await progress.end();
    services.log.info({ report: entry.id, passages: entry.passages }, 'A report was added.');
    const title = shortenLine(entry.title, noticeTitle);
    return noticeWith([say('', add.added, { title }), say('', add.askable)]);
  } catch (error) {
    await progress.end();
    const isStopping = error instanceof IsnadError && error.identifier === 'stopping';
    // What waits does not survive a restart; otherwise it can be tried again.
    if (isStopping) return noticeView(wording.failures.stopping);
    services.uploads.putBack(key, upload);
    const told = failureNotice(error, moderating) ?? noticeView(wording.failures.notReady);
    if (failureNotice(error, moderating) === null) services.log.error({ error }, 'A report could not be added.');
    return { components: [...told.components, ...uploadButtons(key, wording)] };
  }
}

/** The no to an upload. */
export async function cancelUpload(
  { interaction, services }: Use<ButtonInteraction>,
  { upload }: { readonly upload: string },
): Promise<void> {
  await answerModerator(
    interaction,
    services,
    async ({ server, by, wording }) => {
      services.uploads.take(upload, { server, person: by });
      return noticeView(wording.library.add.cancelled);
    },
    { change: true },
  );
}
