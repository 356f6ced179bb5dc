import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Answer } from '../../answer/answer.js';
import type { ReportEntry, ReportFilter } from '../../library/library.js';
import { wordingIn } from '../../wording/wordings.js';
import { answerQuestion } from '../answering/answer-question.js';
import { helpPage } from '../answering/help-page.js';
import { keepQuestion } from '../answering/keep-question.js';
import { readingAt } from '../answering/reading.js';
import { reportPage } from '../answering/report-page.js';
import type { AskOptions } from '../commands/ask.js';
import type { ChatContext, CommandContext, MessageContext } from '../commands/context.js';
import { filterOfOptions } from '../commands/narrowing.js';
import { reportMeantBy } from '../commands/report-choices.js';
import type { ReportOptions } from '../commands/report.js';
import { refusalOf, turnOf } from '../gate/admit.js';
import { redirectionOf } from '../gate/channels.js';
import { placeOf, scopeAt, serverAt, settingsAt } from '../place.js';
import { answerPrivately, completeAnswer, promiseAnswer } from '../replies.js';
import { noticeView } from '../view/notice.js';
import { languageOf } from './interaction-language.js';
import { textOfMessage } from './message-text.js';

type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** `/ask` */
export async function runAsk({ interaction, services }: ChatContext, options: AskOptions): Promise<void> {
  if (await sentElsewhere({ interaction, services })) return;
  const isAboutReports = options.report !== undefined || options.outlet !== undefined;
  const reports = isAboutReports ? await reportsNow({ interaction, services }) : [];
  const narrowed = filterOfOptions(options, reports);
  if (narrowed.problem !== undefined) {
    const { kind, value } = narrowed.problem;
    const { failures } = wordingIn(await languageOf(interaction, services));
    await answerPrivately(interaction, noticeView(failures[kind], { value }));
    return;
  }
  const { privateByDefault } = await settingsAt(placeOf(interaction), services.records);
  const isPrivate = options.private ?? privateByDefault;
  const question = { text: options.question, filter: narrowed.filter, isPrivate };
  const answer = await answerCommand({ interaction, services }, question);
  if (answer !== null) await keepQuestion(answer, serverAt(placeOf(interaction)), services);
}

/** "Find sources": what the reports say about a message. Only who asks sees it, and it is not stored as a question: the message is not theirs. */
export async function runFindSources({ interaction, services }: MessageContext): Promise<void> {
  if (await sentElsewhere({ interaction, services })) return;
  const text = textOfMessage(interaction.targetMessage);
  await answerCommand({ interaction, services }, { text, filter: {}, isPrivate: true });
}

/** `/report` */
export async function runReport({ interaction, services }: ChatContext, options: ReportOptions): Promise<void> {
  if (await sentElsewhere({ interaction, services })) return;
  const language = await languageOf(interaction, services);
  const entry = reportMeantBy(options.report, await reportsNow({ interaction, services }));
  if (entry === undefined) {
    const { failures } = wordingIn(language);
    await answerPrivately(interaction, noticeView(failures.reportUnknown, { value: options.report }));
    return;
  }
  const { privateByDefault } = await settingsAt(placeOf(interaction), services.records);
  await promiseAnswer(interaction, { isPrivate: privateByDefault });
  const reading = await readingAt(placeOf(interaction), services);
  const view = await reportPage(entry, (options.page ?? 1) - 1, { language, asker: interaction.user.id }, reading);
  await completeAnswer(interaction, view);
}

/** `/help` */
export async function runHelp({ interaction, services }: ChatContext): Promise<void> {
  await promiseAnswer(interaction, { isPrivate: true });
  const library = await services.session.reader(await scopeAt(placeOf(interaction), services.records));
  await completeAnswer(
    interaction,
    await helpPage(await languageOf(interaction, services), interaction, library, services),
  );
}

/** Whether the server's moderators want answers in other channels than this one; the person is told where, then. */
async function sentElsewhere({ interaction, services }: CommandContext<CommandInteraction>): Promise<boolean> {
  const settings = await settingsAt(placeOf(interaction), services.records);
  const redirection = redirectionOf(interaction, settings, await languageOf(interaction, services));
  if (redirection !== null) await answerPrivately(interaction, redirection);
  return redirection !== null;
}

/**
 * The reports that may be asked about here, before an answer is promised. What was published since is taken over behind the promise: Discord
 * gives three seconds until then, and a new model takes more.
 */
async function reportsNow({ interaction, services }: ChatContext): Promise<ReportEntry[]> {
  const library = await services.session.currentReader(await scopeAt(placeOf(interaction), services.records));
  return library.reports();
}

interface CommandQuestion {
  readonly text: string;
  readonly filter: ReportFilter;
  readonly isPrivate: boolean;
}

/**
 * Lets a question in or says why not, promises an answer at once, and gives it when its turn has come.
 * @returns the answer; null where none was given
 */
async function answerCommand(
  { interaction, services }: CommandContext<CommandInteraction>,
  { text, filter, isPrivate }: CommandQuestion,
): Promise<Answer | null> {
  const { guildId: server, user } = interaction;
  const language = await languageOf(interaction, services);
  if (text.trim() === '') {
    await answerPrivately(interaction, noticeView(wordingIn(language).failures.questionEmpty));
    return null;
  }
  const place = placeOf(interaction);
  const settings = await settingsAt(place, services.records);
  const refusal = refusalOf({ person: user.id, server, language, settings }, services);
  if (refusal !== null) {
    await answerPrivately(interaction, refusal);
    return null;
  }
  const promised = promiseAnswer(interaction, { isPrivate });
  let isInVain = false;
  promised.catch(() => {
    isInVain = true;
  });
  const answering = services.queue.submit(turnOf(server, user.id), async () => {
    // Discord has not taken the promise: nobody would see the answer.
    if (isInVain) await promised;
    const scope = await scopeAt(place, services.records);
    return answerQuestion(
      { text, filter, language, asker: user.id, quotesOnPage: settings.quotesOnPage, scope },
      services,
    );
  });
  // A failure is met where the answer is awaited, once the promise of one has reached Discord.
  answering.catch(() => {});
  await promised;
  const { view, answer } = await answering;
  await completeAnswer(interaction, view);
  services.log.info(
    { answered: answer.answered, quotes: answer.quotes.length, milliseconds: answer.tookMs, question: text },
    'Answered.',
  );
  return answer;
}
