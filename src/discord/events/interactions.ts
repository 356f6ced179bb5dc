import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type Interaction,
  type RepliableInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { wordingIn } from '../../wording/wordings.js';
import { failureView, isOrdinary } from '../answering/failure-view.js';
import { showContext } from '../buttons/show-context.js';
import { turnAnswerPage, turnReportPage } from '../buttons/turn-page.js';
import { vote } from '../buttons/vote.js';
import { askCommand } from '../commands/ask.js';
import { type ChatCommand, complete, type MessageCommand } from '../commands/define.js';
import { findSourcesCommand } from '../commands/find-sources.js';
import { helpCommand } from '../commands/help.js';
import { reportCommand } from '../commands/report.js';
import { readCustomId } from '../components/custom-id.js';
import { requestId } from '../log.js';
import { placeOf, scopeAt } from '../place.js';
import { answerPrivately, completeAnswer, isDiscordError } from '../replies.js';
import { privateMessageOf } from '../send.js';
import type { Services } from '../services.js';
import { noticeView } from '../view/notice.js';
import { runAsk, runFindSources, runHelp, runReport } from './command-runs.js';
import { languageOf } from './interaction-language.js';

const byName = <Each extends ChatCommand | MessageCommand>(commands: readonly Each[]): ReadonlyMap<string, Each> =>
  new Map(commands.map((command) => [command.texts.name.default, command]));

const chatCommands = byName<ChatCommand>([askCommand(runAsk), reportCommand(runReport), helpCommand(runHelp)]);
const messageCommands = byName([findSourcesCommand(runFindSources)]);

/** Answers an interaction of any kind. It never rejects: what fails is logged, and the person is told. */
export async function handleInteraction(interaction: Interaction, services: Services): Promise<void> {
  const request = requestId();
  let log = services.log.child({ request, server: interaction.guildId });
  try {
    log = log.child({ kind: kindOf(interaction) });
    await dispatch(interaction, { ...services, log });
  } catch (error) {
    if (isGone(error)) {
      log.warn({ error }, 'The interaction was gone before it could be answered.');
      return;
    }
    if (isOrdinary(error)) log.info({ error }, 'Refused.');
    else log.error({ error }, 'An interaction failed.');
    await tell(interaction, error, request).catch((failure: unknown) =>
      log.error({ error: failure }, 'The failure could not be told.'),
    );
  }
}

async function dispatch(interaction: Interaction, services: Services): Promise<void> {
  if (interaction.isAutocomplete()) return propose(interaction, services);
  if (interaction.isButton()) return pressed(interaction, services);
  if (interaction.isMessageContextMenuCommand()) {
    const command = messageCommands.get(interaction.commandName);
    if (command !== undefined) return command.execute({ interaction, services });
  }
  if (interaction.isChatInputCommand()) {
    const command = chatCommands.get(interaction.commandName);
    if (command !== undefined) return command.execute({ interaction, services });
  }
  if (interaction.isMessageComponent()) return outdated(interaction);
  throw new Error('Nothing is known of this command. Run isnad register.');
}

async function propose(interaction: AutocompleteInteraction, services: Services): Promise<void> {
  const command = chatCommands.get(interaction.commandName);
  const library = await services.session.currentReader(await scopeAt(placeOf(interaction)));
  const { name, value } = interaction.options.getFocused(true);
  const choices = command === undefined ? [] : await complete(command, { name, value: String(value) }, { library });
  await interaction.respond([...choices]);
}

async function pressed(interaction: ButtonInteraction, services: Services): Promise<void> {
  const press = { interaction, services };
  const action = readCustomId(interaction.customId);
  switch (action?.kind) {
    case 'page':
      return turnAnswerPage(press, action);
    case 'report':
      return turnReportPage(press, action);
    case 'context':
      return showContext(press, action);
    case 'vote':
      return vote(press, action);
    case undefined:
      return outdated(interaction);
  }
}

async function outdated(interaction: RepliableInteraction): Promise<void> {
  const { failures } = wordingIn(languageOf(interaction));
  await answerPrivately(interaction, noticeView(failures.outdatedButton));
}

/** Tells a person of a failure, by whatever way of answering is still open. */
async function tell(interaction: Interaction, error: unknown, request: string): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
    return;
  }
  if (!interaction.isRepliable()) return;
  const view = failureView(error, languageOf(interaction), request);
  if (!interaction.deferred && !interaction.replied) await answerPrivately(interaction, view);
  else if (interaction.isMessageComponent() && !interaction.ephemeral) {
    // What was promised is a change of somebody's answer, which stays as it is.
    await interaction.followUp(privateMessageOf(view));
  } else await completeAnswer(interaction, view);
}

/** Discord has given the interaction up: nobody can be told anything any more. */
const isGone = (error: unknown): boolean => isDiscordError(error, RESTJSONErrorCodes.UnknownInteraction);

function kindOf(interaction: Interaction): string {
  if (interaction.isButton()) return `button ${readCustomId(interaction.customId)?.kind ?? 'unknown'}`;
  if (interaction.isAutocomplete()) return `autocomplete ${interaction.commandName}`;
  return interaction.isCommand() ? interaction.commandName : `interaction ${interaction.type}`;
}
