import {
  type AutocompleteInteraction,
  type Interaction,
  type RepliableInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { wordingIn } from '../../wording/wordings.js';
import { failureView, isOrdinary } from '../answering/failure-view.js';
import { interfaceLanguage } from '../../answer/interface-language.js';
import { complete } from '../commands/complete.js';
import { leafOf } from '../commands/define.js';
import type { ComponentInteraction } from '../components/define.js';
import { requestId } from '../log.js';
import { type Audience, mayUse } from '../moderators.js';
import { placeOf, scopeAt, serverAt, wholeScopeAt } from '../place.js';
import { answerPrivately, completeAnswer, isDiscordError } from '../replies.js';
import { privateMessageOf } from '../send.js';
import type { Services } from '../services.js';
import { noticeView } from '../view/notice.js';
import { chatCommands, componentsOf, messageCommands } from './catalogue.js';
import { languageOf } from './interaction-language.js';

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
    await tell(interaction, error, request, services).catch((failure: unknown) =>
      log.error({ error: failure }, 'The failure could not be told.'),
    );
  }
}

async function dispatch(interaction: Interaction, services: Services): Promise<void> {
  if (interaction.isAutocomplete()) return propose(interaction, services);
  if (isOfComponent(interaction)) return use(interaction, services);
  if (interaction.isMessageContextMenuCommand()) {
    const command = messageCommands.get(interaction.commandName);
    if (command !== undefined)
      return permitted(interaction, command.for, services, () => command.execute({ interaction, services }));
  }
  if (interaction.isChatInputCommand()) {
    const command = chatCommands.get(interaction.commandName);
    const leaf = command === undefined ? undefined : leafOf(command, interaction.options.getSubcommand(false));
    if (command !== undefined && leaf !== undefined)
      return permitted(interaction, leaf.for, services, () => command.execute({ interaction, services }));
  }
  throw new Error('Nothing is known of this command. Run isnad register.');
}

/** Proposals are for whom the command is for: others are shown none. */
async function propose(interaction: AutocompleteInteraction, services: Services): Promise<void> {
  const { commandName, options } = interaction;
  const command = chatCommands.get(commandName);
  const leaf = command === undefined ? undefined : leafOf(command, options.getSubcommand(false));
  if (leaf === undefined || !(await mayUse(interaction, leaf.for, services))) return interaction.respond([]);
  const place = placeOf(interaction);
  const library = await services.session.currentReader(await scopeAt(place, services.records));
  const { name, value } = options.getFocused(true);
  const { session, records } = services;
  const everything = async () => session.currentReader(await wholeScopeAt(place, records));
  const given = { library, everything, server: serverAt(place), records };
  await interaction.respond([...(await complete(leaf, { name, value: String(value) }, given))]);
}

/** A `custom_id` that no component of this version has, or not one of this kind, is of an older message or a forgery. */
async function use(interaction: ComponentInteraction, services: Services): Promise<void> {
  const components = componentsOf(interaction.customId);
  const act = components?.actionOf({ interaction, services });
  if (components !== undefined && act !== null && act !== undefined)
    return permitted(interaction, components.for, services, act);
  const { failures } = wordingIn(await languageOf(interaction, services));
  await answerPrivately(interaction, noticeView(failures.outdatedButton));
}

/** Does what somebody asked for if they may; whoever may not is told so. */
async function permitted(
  interaction: RepliableInteraction,
  audience: Audience,
  services: Services,
  act: () => Promise<void>,
): Promise<void> {
  if (await mayUse(interaction, audience, services)) return act();
  services.log.info({ audience }, 'Not permitted.');
  const { moderators } = wordingIn(await languageOf(interaction, services));
  const words = audience === 'operators' ? moderators.onlyOperators : moderators.onlyModerators;
  await answerPrivately(interaction, noticeView(words));
}

const isOfComponent = (interaction: Interaction): interaction is ComponentInteraction =>
  interaction.isButton() || interaction.isAnySelectMenu() || interaction.isModalSubmit();

/** Tells a person of a failure, by whatever way of answering is still open. */
async function tell(interaction: Interaction, error: unknown, request: string, services: Services): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
    return;
  }
  if (!interaction.isRepliable()) return;
  // Where nothing can be read any more, that must be told too.
  const { locale } = interaction;
  const language = await languageOf(interaction, services).catch(() => interfaceLanguage({ locale }));
  const view = failureView(error, language, request);
  if (!interaction.deferred && !interaction.replied) await answerPrivately(interaction, view);
  else if (isOfComponent(interaction) && interaction.ephemeral === null) {
    // What was promised is a change of the message that the component is in, which stays as it is.
    await interaction.followUp(privateMessageOf(view));
  } else await completeAnswer(interaction, view);
}

/** Discord has given the interaction up: nobody can be told anything any more. */
const isGone = (error: unknown): boolean => isDiscordError(error, RESTJSONErrorCodes.UnknownInteraction);

function kindOf(interaction: Interaction): string {
  if (isOfComponent(interaction)) {
    const kind = interaction.isButton() ? 'button' : interaction.isModalSubmit() ? 'modal' : 'select';
    return `${kind} ${componentsOf(interaction.customId)?.name ?? 'unknown'}`;
  }
  if (interaction.isAutocomplete()) return `autocomplete ${interaction.commandName}`;
  return interaction.commandName;
}
