import type { RepliableInteraction } from 'discord.js';
import type { Language } from '../../language/languages.js';
import type { LibraryReader, ReportEntry } from '../../library/library.js';
import type { Wording } from '../../wording/wording.js';
import { wordingIn } from '../../wording/wordings.js';
import { hashOf } from '../components/filter-key.js';
import { languageOf } from '../events/interaction-language.js';
import { placeOf, serverAt, wholeScopeAt } from '../place.js';
import { completeAnswer, promiseAnswer, promiseChange } from '../replies.js';
import type { SentFile } from '../send.js';
import type { Services } from '../services.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { libraryFailure } from './failure-words.js';

/** A moderator at work: where, who, and in which language. */
export interface Moderating {
  /** Discord ids. */
  readonly server: string;
  readonly by: string;
  readonly language: Language;
  readonly wording: Wording;
  readonly services: Services;
}

/** What a moderator is shown, with the files that the view shows by their names. */
export type Shown = MessageView | { readonly view: MessageView; readonly files: readonly SentFile[] };

type Moderated = RepliableInteraction & Parameters<typeof languageOf>[0];

export async function moderatingIn(interaction: Moderated, services: Services): Promise<Moderating> {
  const server = serverAt(placeOf(interaction));
  if (server === null) throw new Error('A command of moderators was used outside of a server.');
  const language = await languageOf(interaction, services);
  return { server, by: interaction.user.id, language, wording: wordingIn(language), services };
}

/**
 * Answers a moderator, who alone sees it. What they can mend themselves is told as an answer; other failures are thrown.
 * @param how `change`: the message of the component that was used becomes the answer
 */
export async function answerModerator(
  interaction: Moderated,
  services: Services,
  act: (moderating: Moderating) => Promise<Shown>,
  how: { readonly change?: boolean; readonly mostBytes?: number } = {},
): Promise<void> {
  const isComponent = interaction.isMessageComponent();
  await (how.change === true && isComponent
    ? promiseChange(interaction)
    : promiseAnswer(interaction, { isPrivate: true }));
  const moderating = await moderatingIn(interaction, services);
  const shown = await act(moderating).catch((error: unknown) => {
    const told = failureNotice(error, moderating, how.mostBytes);
    if (told === null) throw error;
    services.log.info({ error }, 'Refused.');
    return told;
  });
  if ('view' in shown) await completeAnswer(interaction, shown.view, shown.files);
  else await completeAnswer(interaction, shown);
}

/** What a moderator is told of a failure that they can mend; null of any other. */
export function failureNotice(
  error: unknown,
  { wording, services }: Pick<Moderating, 'wording' | 'services'>,
  mostBytes?: number,
): MessageView | null {
  const told = libraryFailure(error, wording, services.reports.limits, mostBytes);
  return told === null ? null : noticeView(told.words, told.values, told.markup);
}

/** Everything that a server's moderators decide about: its own reports, and the base library with what they hide. */
export async function wholeLibrary(
  interaction: Parameters<typeof placeOf>[0],
  { session, records }: Pick<Services, 'session' | 'records'>,
): Promise<LibraryReader> {
  return session.reader(await wholeScopeAt(placeOf(interaction), records));
}

/** The report that a `custom_id` names. */
export function reportOfHash(hash: number, reports: readonly ReportEntry[]): ReportEntry | undefined {
  return reports.find(({ id }) => hashOf(id) === hash);
}
