import { type Client, type Message, MessageType, RESTJSONErrorCodes } from 'discord.js';
import type { Language } from '../../language/languages.js';
import type { ServerSettings } from '../../records/settings.js';
import { wordingIn } from '../../wording/wordings.js';
import { answerPage } from '../answering/answer-page.js';
import { answerQuestion } from '../answering/answer-question.js';
import { type AnswerState, answerStateOf } from '../answering/answer-state.js';
import { failureView, isOrdinary } from '../answering/failure-view.js';
import { interfaceLanguage } from '../../answer/interface-language.js';
import { keepQuestion } from '../answering/keep-question.js';
import { isMore } from '../answering/more.js';
import { linksIn, type Reading } from '../answering/reading.js';
import { filterOf } from '../components/filter-key.js';
import { refusalOf, turnOf } from '../gate/admit.js';
import { redirectionOf } from '../gate/channels.js';
import { requestId } from '../log.js';
import { placeOf, scopeAt, settingsAt } from '../place.js';
import { isDiscordError, isReceiptLost } from '../replies.js';
import { messageOf } from '../send.js';
import type { Services } from '../services.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { textOfMessage } from './message-text.js';

/**
 * Answers a message that is addressed to the bot: by a mention, as a reply, or in a direct message. Others are passed over. It never rejects:
 * what fails is logged, and the person is told.
 */
export async function handleMessage(message: Message, services: Services): Promise<void> {
  const { client } = message;
  if (!client.isReady() || !isAddressed(message, client)) return;
  const request = requestId();
  const log = services.log.child({ request, server: message.guildId, kind: 'message' });
  const text = textOfMessage(message);
  const signs = { question: text, locale: message.guild?.preferredLocale };
  let language = interfaceLanguage(signs);
  try {
    const settings = await settingsAt(placeOf(message), services.records);
    if (message.guildId !== null && !settings.mentions) return;
    language = interfaceLanguage({ ...signs, setting: settings.language });
    await answer({ message, client, text, language, settings }, { ...services, log });
  } catch (error) {
    if (isReceiptLost(error)) {
      log.warn({ error }, 'The answer was sent, and its receipt got lost.');
      return;
    }
    if (isOrdinary(error) || isForbidden(error)) log.info({ error }, 'Refused.');
    else log.error({ error }, 'A message could not be answered.');
    const view = isForbidden(error)
      ? noticeView(wordingIn(language).failures.channelForbidden)
      : failureView(error, language, request);
    await tell(message, view, isForbidden(error)).catch((failure: unknown) =>
      log.warn({ error: failure }, 'The failure could not be told.'),
    );
  }
}

/** Messages of bots are never answered, so that two bots cannot keep each other talking. */
function isAddressed(message: Message, { user }: Client<true>): boolean {
  const { author, webhookId, type, guildId, mentions } = message;
  if (author.bot || webhookId !== null || (type !== MessageType.Default && type !== MessageType.Reply)) return false;
  return guildId === null || mentions.users.has(user.id);
}

/** A message that is addressed to the bot. */
interface Addressed {
  readonly message: Message;
  readonly client: Client<true>;
  readonly text: string;
  /** Of the interface. */
  readonly language: Language;
  /** Of the server. */
  readonly settings: ServerSettings;
}

async function answer(addressed: Addressed, services: Services): Promise<void> {
  const { message, text, language, settings } = addressed;
  const { author, guildId: server } = message;
  const redirection = redirectionOf(message, settings, language);
  if (redirection !== null && !isNamedIn(addressed)) return;
  const refusal = refusalOf({ person: author.id, server, language, settings }, services);
  if (redirection !== null) return refusal === null ? reply(message, redirection) : undefined;
  if (refusal !== null) return reply(message, refusal);
  let keeping: Promise<void> | undefined;
  const answering = services.queue.submit(turnOf(server, author.id), async () => {
    const scope = await scopeAt(placeOf(message), services.records);
    const reading = { library: await services.session.reader(scope), links: linksIn(scope, services) };
    const earlier = await earlierAnswer(addressed);
    if (isMore(text)) return further(earlier, addressed, reading, services);
    const filter = earlier === null ? {} : filterOf(earlier.filter, await reading.library.reports());
    // The report or outlet that was asked about is gone, and so is what could be said of it.
    if (filter === null) return noticeView(wordingIn(language).answer.gone);
    const { quotesOnPage } = settings;
    const shown = await answerQuestion({ text, filter, language, asker: author.id, quotesOnPage, scope }, services);
    const { answered, quotes, tookMs } = shown.answer;
    services.log.info({ answered, quotes: quotes.length, milliseconds: tookMs, question: text }, 'Answered.');
    keeping = keepQuestion(shown.answer, scope.server, services);
    return shown.view;
  });
  answering.catch(() => {});
  // That the bot is writing is a courtesy: where it may not be shown, the answer comes all the same.
  if (message.channel.isSendable()) await message.channel.sendTyping().catch(() => {});
  await reply(message, await answering);
  await keeping;
}

/** Whether a message names the bot itself: to be replied to is no more than a politeness where others have chosen another channel. */
const isNamedIn = ({ message, client }: Addressed): boolean =>
  new RegExp(`<@!?${client.user.id}>`).test(message.content);

/** The next page of an earlier answer, as a message of its own, whose pages are turned by who wanted more. */
async function further(
  earlier: AnswerState | null,
  { message, language }: Addressed,
  reading: Reading,
  services: Services,
): Promise<MessageView> {
  if (earlier === null) return noticeView(wordingIn(language).answer.noMore);
  const isLast = (earlier.page + 1) * earlier.quotesOnPage >= earlier.quotes.length;
  if (isLast) return noticeView(wordingIn(earlier.language).answer.noMore);
  return answerPage({ ...earlier, asker: message.author.id }, earlier.page + 1, reading, services);
}

/** So many of the last messages of a channel are looked through for an answer that "more" may mean. */
const lookedThrough = 10;

/** The answer that a message replies to; without a reply, if more is asked for, the last one there that this person asked for. */
async function earlierAnswer({ message, client, text }: Addressed): Promise<AnswerState | null> {
  if (message.type === MessageType.Reply) {
    // A message that was deleted meanwhile, or may not be read, is as if it had not been replied to.
    const referenced = await message.fetchReference().catch(() => null);
    return referenced === null ? null : stateOf(referenced, client);
  }
  if (!isMore(text)) return null;
  const before = await message.channel.messages.fetch({ before: message.id, limit: lookedThrough }).catch(() => null);
  const states = [...(before?.values() ?? [])].map((one) => stateOf(one, client));
  return states.find((state) => state?.asker === message.author.id) ?? null;
}

const stateOf = (message: Message, { user }: Client<true>): AnswerState | null =>
  message.author.id === user.id ? answerStateOf(message.components.map((component) => component.toJSON())) : null;

/** Answers a message; where it was deleted meanwhile, or the bot may not read what was written, the answer stands for itself. */
async function reply(message: Message, view: MessageView): Promise<void> {
  try {
    await message.reply({ ...messageOf(view), failIfNotExists: false });
  } catch (error) {
    const isHistoryHidden = isDiscordError(error, RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory);
    if (!isHistoryHidden || !message.channel.isSendable()) throw error;
    await message.channel.send(messageOf(view));
  }
}

/** Where the channel is closed to the bot, the person is told directly, if they let it. */
async function tell(message: Message, view: MessageView, isForbidden: boolean): Promise<void> {
  if (isForbidden) await message.author.send(messageOf(view));
  else await reply(message, view);
}

const isForbidden = (error: unknown): boolean =>
  isDiscordError(error, RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.MissingPermissions);
