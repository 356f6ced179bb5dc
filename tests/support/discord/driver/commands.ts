import { PermissionFlagsBits } from 'discord.js';
import { interactionType } from '../interactions/interaction.js';
import { isList, objectsOf, type JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import type { Message } from '../messages/message.js';
import { messagePayload } from '../messages/payload.js';
import type { Command } from '../registry.js';
import { userPayload } from '../world/payloads.js';
import { permissionsOf } from '../world/permissions.js';
import type { InteractionHandle } from './handle.js';
import { fillOptions, Resolving, type OptionValues } from './options.js';
import { commonPayload, contextOf, ownersOf, placeOf, type Place, type Sender } from './sender.js';
import { send } from './send.js';

const chatInput = 1;
const userMenu = 2;
const messageMenu = 3;

const numbers = (value: JsonObject[string]): number[] | null => (isList(value) ? value.map(Number) : null);

/** A registered command that this sender's Discord offers here. Throws where it offers none of the name. */
function offered({ registry }: Loopback, name: string, type: number, place: Place): Command {
  const inGuild = place.guild?.hasBot === true ? registry.commands(place.guild.id) : [];
  const found = [...inGuild, ...registry.commands()].find((command) => command.name === name && command.type === type);
  if (found === undefined) throw new Error(`Discord offers no ${name} here: it is not registered.`);
  if (found['guild_id'] !== undefined) {
    demandPermissions(found, place);
    return found;
  }
  const types = numbers(found['integration_types']) ?? [0];
  const contexts = numbers(found['contexts']) ?? [0, 1, ...(types.includes(1) ? [2] : [])];
  if (!contexts.includes(contextOf(place))) throw new Error(`Discord offers no ${name} in this context.`);
  if (Object.keys(ownersOf(place, types)).length === 0) {
    throw new Error(`Discord offers no ${name} here: the application is not installed for it.`);
  }
  demandPermissions(found, place);
  return found;
}

function demandPermissions(command: Command, { guild, user, channel, isHeadstrong }: Place): void {
  if (guild === null || isHeadstrong) return;
  if (guild.members.get(user.id)?.roles.some((role) => guild.commandRoles.has(role)) === true) return;
  const wanted = command['default_member_permissions'];
  const granted = permissionsOf(guild, user.id, channel);
  const needed = typeof wanted === 'string' ? BigInt(wanted) : 0n;
  const isAdministrator = (granted & PermissionFlagsBits.Administrator) !== 0n;
  const isHidden = wanted === '0' ? !isAdministrator : (granted & needed) !== needed;
  if (isHidden) throw new Error(`Discord does not offer ${command.name} to ${user.username}.`);
}

function sendCommand(
  loopback: Loopback,
  place: Place,
  command: Command,
  type: number,
  data: JsonObject,
): InteractionHandle {
  const owners = ownersOf(
    place,
    command['guild_id'] === undefined ? (numbers(command['integration_types']) ?? [0]) : [0],
  );
  const payload = {
    ...commonPayload(loopback, place),
    type,
    authorizing_integration_owners: owners,
    data: {
      id: command.id,
      name: command.name,
      type: command.type,
      ...(command['guild_id'] === undefined ? {} : { guild_id: command['guild_id'] }),
      ...data,
    },
  };
  return send(loopback, {
    type,
    payload,
    userId: place.user.id,
    channelId: place.channel.id,
    guildId: place.guild?.id ?? null,
    commandName: command.name,
    commandType: command.type,
    isOnlyUserInstall: owners['0'] === undefined,
    target: null,
  });
}

/** Sends a slash command; subcommands after the name, with blanks between. */
export function invoke(loopback: Loopback, name: string, values: OptionValues, sender: Sender): InteractionHandle {
  const place = placeOf(loopback, sender);
  const [root = '', ...path] = name.split(' ');
  const command = offered(loopback, root, chatInput, place);
  const resolving = new Resolving(loopback, place);
  const options = fillOptions(command, { path, values }, resolving);
  const { resolved } = resolving;
  const data = { options, ...(Object.keys(resolved).length === 0 ? {} : { resolved }) };
  return sendCommand(loopback, place, command, interactionType.command, data);
}

/** What is being typed into an option. */
export interface Typed {
  readonly option: string;
  readonly text: string;
  /** The other options, as far as they are filled in. */
  readonly options?: OptionValues;
}

/** Asks for the choices of an option while something is typed into it. */
export function autocomplete(loopback: Loopback, name: string, typed: Typed, sender: Sender): InteractionHandle {
  const place = placeOf(loopback, sender);
  const [root = '', ...path] = name.split(' ');
  const command = offered(loopback, root, chatInput, place);
  const values = { ...typed.options, [typed.option]: typed.text };
  const filled = { path, values, focused: typed.option };
  const options = fillOptions(command, filled, new Resolving(loopback, place));
  const declared = path.reduce<JsonObject | undefined>(
    (holder, step) => objectsOf(holder?.['options']).find((option) => option['name'] === step),
    command,
  );
  const option = objectsOf(declared?.['options']).find((each) => each['name'] === typed.option);
  if (option?.['autocomplete'] !== true) throw new Error(`Option ${typed.option} does not complete what is typed.`);
  return sendCommand(loopback, place, command, interactionType.autocomplete, { options });
}

/** Uses an entry of a message's context menu. */
export function messageCommand(loopback: Loopback, name: string, message: Message, sender: Sender): InteractionHandle {
  const guild = message.guildId === null ? {} : { guild: message.guildId, channel: message.channelId };
  const place = placeOf(loopback, { ...guild, ...sender });
  const command = offered(loopback, name, messageMenu, place);
  const messages = { [message.id]: messagePayload(message, loopback.messages.payloads) };
  const data = { target_id: message.id, resolved: { messages } };
  return sendCommand(loopback, place, command, interactionType.command, data);
}

/** Uses an entry of a user's context menu. */
export function userCommand(loopback: Loopback, name: string, target: string, sender: Sender): InteractionHandle {
  const place = placeOf(loopback, sender);
  const command = offered(loopback, name, userMenu, place);
  const user = loopback.world.user(target);
  const data = { target_id: user.id, resolved: { users: { [user.id]: userPayload(user) } } };
  return sendCommand(loopback, place, command, interactionType.command, data);
}
