import { ApplicationCommandOptionType as OptionType } from 'discord.js';
import { isObject, numberOf, objectsOf, textOf, type Json, type JsonObject, plain } from '../json.js';
import type { Loopback } from '../loopback.js';
import { attachmentPayload } from '../messages/payload.js';
import { keepFile } from '../rest/files.js';
import { channelPayload, memberPayload, rolePayload, userPayload } from '../world/payloads.js';
import type { Place } from './sender.js';

/** A file that a user gives. */
export interface GivenFile {
  readonly filename: string;
  readonly contentType?: string;
  readonly bytes: Buffer;
}

/** Values of options by their names. Users, roles and channels by id or name. */
export type OptionValues = Readonly<Record<string, string | number | boolean | GivenFile>>;

type Resolved = Record<string, Record<string, JsonObject>>;

/** The entities that an interaction's values name, as Discord sends them along. */
export class Resolving {
  readonly resolved: Resolved = {};

  readonly loopback: Loopback;
  readonly place: Place;

  constructor(loopback: Loopback, place: Place) {
    this.loopback = loopback;
    this.place = place;
  }

  #add(kind: string, id: string, entity: JsonObject): string {
    this.resolved[kind] = { ...this.resolved[kind], [id]: entity };
    return id;
  }

  user(idOrName: string): string {
    const { world } = this.loopback;
    const user = world.user(idOrName);
    const member = this.place.guild?.members.get(user.id);
    if (member !== undefined) this.#add('members', user.id, memberPayload(member));
    return this.#add('users', user.id, userPayload(user));
  }

  channel(idOrName: string): string {
    const { world } = this.loopback;
    if (this.place.guild === null) throw new Error('There are no channels to choose here.');
    const channel = world.channelIn(this.place.guild, idOrName);
    return this.#add('channels', channel.id, channelPayload(world, channel));
  }

  role(idOrName: string): string {
    const roles = [...(this.place.guild?.roles.values() ?? [])];
    const index = roles.findIndex(({ id, name }) => id === idOrName || name === idOrName);
    const role = roles[index];
    if (role === undefined) throw new Error(`There is no role ${idOrName} here.`);
    return this.#add('roles', role.id, rolePayload(role, index));
  }

  file({ filename, contentType = 'application/octet-stream', bytes }: GivenFile): string {
    const attachment = keepFile(this.loopback, { index: 0, filename, contentType, bytes });
    return this.#add('attachments', attachment.id, attachmentPayload(attachment));
  }
}

function isFile(value: OptionValues[string]): value is GivenFile {
  return typeof value === 'object';
}

/** Discord's client does not send what the command does not allow. */
function checkValue(option: JsonObject, value: Json): void {
  const name = textOf(option['name']);
  const fail = (why: string): never => {
    throw new Error(`Discord would not send option ${name}: ${why}.`);
  };
  const choices = objectsOf(option['choices']);
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value)) fail('it is none of the choices');
  if (typeof value === 'string') {
    if (value.length < numberOf(option['min_length'])) fail('it is too short');
    if (value.length > (numberOf(option['max_length']) || 6000)) fail('it is too long');
  }
  if (typeof value !== 'number') return;
  if (value < Number(option['min_value'] ?? -Infinity)) fail('it is too small');
  if (value > Number(option['max_value'] ?? Infinity)) fail('it is too large');
}

function resolvedValue(option: JsonObject, value: OptionValues[string], resolving: Resolving): Json {
  const name = textOf(option['name']);
  const wants = (kind: string, is: boolean): void => {
    if (!is) throw new Error(`Option ${name} wants a ${kind}.`);
  };
  const type = numberOf(option['type']);
  if (type === Number(OptionType.Attachment)) {
    if (!isFile(value)) throw new Error(`Option ${name} wants a file.`);
    return resolving.file(value);
  }
  if (isFile(value)) throw new Error(`Option ${name} takes no file.`);
  if (type === Number(OptionType.User)) return resolving.user(String(value));
  if (type === Number(OptionType.Channel)) return resolving.channel(String(value));
  if (type === Number(OptionType.Role)) return resolving.role(String(value));
  if (type === Number(OptionType.String)) wants('text', typeof value === 'string');
  if (type === Number(OptionType.Boolean)) wants('boolean', typeof value === 'boolean');
  if (type === Number(OptionType.Integer)) wants('whole number', Number.isInteger(value));
  if (type === Number(OptionType.Number)) wants('number', typeof value === 'number');
  return value;
}

export interface FilledOptions {
  /** Names of the subcommand group and subcommand. */
  readonly path: readonly string[];
  readonly values: OptionValues;
  /** Option that is still being typed: it may be incomplete, and so may everything else. */
  readonly focused?: string;
}

/** The options of an interaction, as the command declares them. Throws what Discord's client would not let through. */
export function fillOptions(command: JsonObject, filled: FilledOptions, resolving: Resolving): JsonObject[] {
  const declared = objectsOf(command['options']);
  const [step, ...rest] = filled.path;
  if (step !== undefined) {
    const chosen = declared.find((option) => option['name'] === step);
    if (!isObject(chosen)) throw new Error(`There is no subcommand ${step}.`);
    const options = fillOptions(chosen, { ...filled, path: rest }, resolving);
    return [{ type: numberOf(chosen['type']), name: step, options }];
  }
  if (declared.some(({ type }) => type === 1 || type === 2)) throw new Error('A subcommand has to be chosen.');
  const unknown = Object.keys(filled.values).find((name) => !declared.some((option) => option['name'] === name));
  if (unknown !== undefined) throw new Error(`There is no option ${unknown}.`);
  return declared.flatMap((option) => {
    const name = textOf(option['name']);
    const value = filled.values[name];
    const isFocused = filled.focused === name;
    if (value === undefined) {
      if (option['required'] === true && filled.focused === undefined) throw new Error(`Option ${name} is required.`);
      return [];
    }
    const sent = isFocused
      ? plain(typeof value === 'object' ? value.filename : value)
      : resolvedValue(option, value, resolving);
    if (filled.focused === undefined) checkValue(option, sent);
    return [{ type: numberOf(option['type']), name, value: sent, ...(isFocused ? { focused: true } : {}) }];
  });
}
