import {
  type APIMessageTopLevelComponent,
  ApplicationCommandOptionType as OptionType,
  ComponentType,
} from 'discord.js';
import { bot, channelOf, interactionPayload, longAgo, memberPayload, snowflake, userPayload } from './payloads.js';
import type { Outcome, Play, Seen, Turn } from './play.js';
import { messagePayload } from './wire.js';

/** Types of interactions, as Discord numbers them. */
const kinds = { command: 2, component: 3, autocomplete: 4, window: 5 } as const;

const commonOf = ({ server, isMember, person }: Turn) => interactionPayload(server, isMember, person);

type Given = Readonly<
  Record<string, string | number | boolean | { readonly role: string } | { readonly channel: string }>
>;

function optionOf([name, value]: [string, Given[string]], focused?: string): object {
  const mark = name === focused ? { focused: true } : {};
  if (typeof value === 'string') return { name, value, type: OptionType.String, ...mark };
  if (typeof value === 'number') return { name, value, type: OptionType.Integer };
  if (typeof value === 'boolean') return { name, value, type: OptionType.Boolean };
  if ('role' in value) return { name, value: value.role, type: OptionType.Role };
  return { name, value: value.channel, type: OptionType.Channel };
}

/** Options as Discord sends them. @param command its subcommand behind a blank */
function dataOf(command: string, given: Given, focused?: string) {
  const [name = '', subcommand] = command.split(' ');
  const options = Object.entries(given).map((each) => optionOf(each, focused));
  const leaf = subcommand === undefined ? options : [{ name: subcommand, type: OptionType.Subcommand, options }];
  const roles = Object.values(given).flatMap((value) =>
    typeof value === 'object' && 'role' in value ? [value.role] : [],
  );
  const channels = Object.values(given).flatMap((value) =>
    typeof value === 'object' && 'channel' in value ? [value.channel] : [],
  );
  const resolved = {
    roles: Object.fromEntries(roles.map((id) => [id, { id, name: id, permissions: '0', color: 0, position: 1 }])),
    channels: Object.fromEntries(channels.map((id) => [id, { id, name: id, type: 0, permissions: '0' }])),
  };
  return { id: '1', name, type: 1, options: leaf, resolved };
}

const said = (given: unknown): string => JSON.stringify(given);

/** Types a command. */
export async function type(turn: Turn, { world }: Play, command: string, given: Given = {}): Promise<Outcome> {
  const payload = { ...commonOf(turn), type: kinds.command, data: dataOf(command, given) };
  return { sent: await world.wire.interact(payload), said: said(given) };
}

/** Types into an option that proposes something. */
export async function complete(turn: Turn, { world }: Play, command: string, given: Given): Promise<Outcome> {
  const focused = Object.keys(given).at(-1)!;
  const payload = { ...commonOf(turn), type: kinds.autocomplete, data: dataOf(command, given, focused) };
  // Nothing that is typed is proposed again: what is, was found.
  return { sent: await world.wire.interact(payload), said: '' };
}

/** Types a command that comes with a file. */
export async function give(turn: Turn, { world }: Play, command: string, bytes: Buffer): Promise<Outcome> {
  const data = dataOf(command, {});
  const [leaf] = data.options as { options: object[] }[];
  leaf!.options.push({ name: 'file', value: '9', type: OptionType.Attachment });
  const url = `data:application/json;base64,${bytes.toString('base64')}`;
  const file = {
    id: '9',
    filename: 'file.json',
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: 'application/json',
  };
  const resolved = { ...data.resolved, attachments: { 9: file } };
  const payload = { ...commonOf(turn), type: kinds.command, data: { ...data, resolved } };
  return { sent: await world.wire.interact(payload), said: bytes.toString() };
}

/** Chooses a command from the menu of a message. */
export async function choose(turn: Turn, { world }: Play, name: string, message: object): Promise<Outcome> {
  const id = (message as { id: string }).id;
  const data = { id: '1', name, type: 3, target_id: id, resolved: { messages: { [id]: message } } };
  return { sent: await world.wire.interact({ ...commonOf(turn), type: kinds.command, data }), said: said(message) };
}

/** Uses a component, on whichever message: Discord sends one of the place along. */
export async function use(
  turn: Turn,
  play: Play,
  { customId, type: of }: Seen,
  values: readonly string[] = [],
): Promise<Outcome> {
  if (of === 0 || of === 9) return fillIn(turn, play, customId, {});
  const message = messagePayload(play.answer(turn.c, turn.server), channelOf(turn.server));
  const data = { custom_id: customId, component_type: of, ...(of === 2 ? {} : { values }) };
  const payload = { ...commonOf(turn), type: kinds.component, data, message };
  return { sent: await play.world.wire.interact(payload), said: questionsIn(message) };
}

/** Sends a window in. */
export async function fillIn(
  turn: Turn,
  { world }: Play,
  customId: string,
  given: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const fields = { title: 'A title', outlet: '', author: '', date: '', link: '', ...given };
  const components = Object.entries(fields).map(([name, value], id) => ({
    ...{ type: ComponentType.Label, id },
    component: { type: ComponentType.TextInput, id: id + 100, custom_id: name, value },
  }));
  const payload = { ...commonOf(turn), type: kinds.window, data: { custom_id: customId, components } };
  return { sent: await world.wire.interact(payload), said: said(given) };
}

/** Writes to the bot. @param answered components of the message of the bot that it replies to */
export async function write(
  { server, isMember, person }: Turn,
  { world }: Play,
  text: string,
  answered: readonly APIMessageTopLevelComponent[] | null = null,
): Promise<Outcome | null> {
  // What is written in a server where the bot is not a member does not reach it.
  if (server !== null && !isMember) return null;
  const channel = channelOf(server);
  const earlier = answered === null ? null : messagePayload(answered, channel);
  const message = {
    ...messagePayload([], channel),
    ...{ id: snowflake(), type: earlier === null ? 0 : 19, author: userPayload(person), timestamp: longAgo, flags: 0 },
    ...{ content: `<@${bot}> ${text}`, mentions: [userPayload(bot)], channel_type: server === null ? 1 : 0 },
    ...(server === null ? {} : { guild_id: server, member: memberPayload(server, person) }),
    ...(earlier === null ? {} : { message_reference: { type: 0, channel_id: channel, message_id: earlier['id'] } }),
  };
  const sent = await world.wire.write(message, earlier);
  // Where moderators do not want mentions answered, they are not.
  return sent.bodies.length === 0 ? null : { sent, said: text + questionsIn(earlier) };
}

/** The questions that stand above answers: who has the message before them has read them. */
const questionsIn = (message: unknown): string => (JSON.stringify(message).match(/zq\w+n\d+a\d+q/g) ?? []).join(' ');
