import { isList, isObject, numberOf, objectsOf, textOf, type Json, type JsonObject } from './json.js';
import type { Clock } from './clock.js';
import { Issues, Refusal, refusals } from './refusal.js';
import { checkCommand } from './validation/command.js';
import { Fields } from './validation/fields.js';

/** How many commands of each type one scope holds. */
const mostOf: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const createsOfDay = 200;
const day = 86_400_000;

/** A registered command: Discord's own representation of it, with id and version. */
export type Command = JsonObject & { readonly id: string; readonly name: string; readonly type: number };

type Scope = string | null;

/** Members that stand in Discord's answer only where they say something. */
function normalizedOption(option: JsonObject): JsonObject {
  const kept = Object.entries(option).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== null &&
      !((name === 'required' || name === 'autocomplete') && value === false) &&
      !((name === 'choices' || name === 'options') && isList(value) && value.length === 0),
  );
  const { options, ...rest } = Object.fromEntries(kept);
  return { ...rest, ...(options === undefined ? {} : { options: objectsOf(options).map(normalizedOption) }) };
}

/** What a command says, by which a registration that changes nothing is known. */
function contentOf(command: JsonObject): string {
  const { id, version, application_id, guild_id, ...content } = command;
  void [id, version, application_id, guild_id];
  return JSON.stringify(content);
}

/** The registered commands, global and of guilds. */
export class Registry {
  readonly #scopes = new Map<Scope, Map<string, Command>>();
  readonly #creates = new Map<Scope, number[]>();

  readonly applicationId: string;
  readonly id: () => string;
  readonly clock: Clock;

  constructor(applicationId: string, id: () => string, clock: Clock) {
    this.applicationId = applicationId;
    this.id = id;
    this.clock = clock;
  }

  /** The commands of a guild, or the global ones. */
  commands(guildId: Scope = null): Command[] {
    return [...(this.#scopes.get(guildId)?.values() ?? [])];
  }

  get(guildId: Scope, id: string): Command {
    const found = this.#scopes.get(guildId)?.get(id);
    if (found === undefined) throw refusals.unknownCommand();
    return found;
  }

  /** Registers one command, in place of one of the same name and type. */
  create(guildId: Scope, body: JsonObject): { command: Command; isNew: boolean } {
    this.#check(new Fields(body, [], new Issues()), guildId);
    const known = this.#same(guildId, body);
    const command = this.#make(guildId, body, known);
    this.#refuseTooMany([...this.commands(guildId).filter(({ id }) => id !== known?.id), command]);
    if (known === undefined) this.#countCreates(guildId, 1);
    this.#scope(guildId).set(command.id, command);
    return { command, isNew: known === undefined };
  }

  /** Changes the given members of a command. */
  edit(guildId: Scope, id: string, body: JsonObject): Command {
    const known = this.get(guildId, id);
    const merged = { ...known, ...body, type: known.type };
    this.#check(new Fields(merged, [], new Issues()), guildId);
    const command = this.#make(guildId, merged, known);
    this.#scope(guildId).set(id, command);
    return command;
  }

  delete(guildId: Scope, id: string): void {
    this.get(guildId, id);
    this.#scope(guildId).delete(id);
  }

  /** Registers these commands and no others. */
  replaceAll(guildId: Scope, body: Json): Command[] {
    if (!isList(body)) throw new Refusal(400, 50035, 'Invalid Form Body', listError);
    const issues = new Issues();
    const names = new Set<string>();
    const given = body.filter(isObject);
    given.forEach((command, index) => {
      const fields = new Fields(command, [index], issues);
      checkCommand(fields, guildId !== null);
      const key = `${String(numberOf(command['type']) || 1)} ${textOf(command['name'])}`;
      if (names.has(key)) {
        fields.wrong('name', 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
      }
      names.add(key);
    });
    issues.refuse();
    const made = given.map((command) => ({ command, known: this.#same(guildId, command) }));
    const commands = made.map(({ command, known }) => this.#make(guildId, command, known));
    this.#refuseTooMany(commands);
    this.#countCreates(guildId, made.filter(({ known }) => known === undefined).length);
    this.#scopes.set(guildId, new Map(commands.map((command) => [command.id, command])));
    return commands;
  }

  #scope(guildId: Scope): Map<string, Command> {
    const scope = this.#scopes.get(guildId) ?? new Map<string, Command>();
    this.#scopes.set(guildId, scope);
    return scope;
  }

  #check(fields: Fields, guildId: Scope): void {
    checkCommand(fields, guildId !== null);
    fields.issues.refuse();
  }

  #same(guildId: Scope, body: JsonObject): Command | undefined {
    const type = numberOf(body['type']) || 1;
    return this.commands(guildId).find((command) => command.name === body['name'] && command.type === type);
  }

  #refuseTooMany(commands: readonly Command[]): void {
    for (const [type, most] of Object.entries(mostOf)) {
      if (commands.filter((command) => command.type === Number(type)).length > most)
        throw refusals.tooManyCommands(most);
    }
  }

  #countCreates(guildId: Scope, made: number): void {
    const now = this.clock.now();
    const recent = (this.#creates.get(guildId) ?? []).filter((at) => now - at < day);
    if (recent.length + made > createsOfDay) throw refusals.tooManyCreates();
    this.#creates.set(guildId, [...recent, ...Array<number>(made).fill(now)]);
  }

  #make(guildId: Scope, body: JsonObject, known: Command | undefined): Command {
    const type = numberOf(body['type']) || 1;
    const options = objectsOf(body['options']).map(normalizedOption);
    const content: JsonObject = {
      type,
      name: textOf(body['name']),
      name_localizations: body['name_localizations'] ?? null,
      description: textOf(body['description']),
      description_localizations: body['description_localizations'] ?? null,
      default_member_permissions: permissionText(body['default_member_permissions']),
      nsfw: body['nsfw'] === true,
      ...(guildId === null
        ? {
            dm_permission: body['dm_permission'] !== false,
            contexts: body['contexts'] ?? null,
            integration_types: body['integration_types'] ?? [0],
          }
        : {}),
      ...(options.length === 0 ? {} : { options }),
    };
    const isSame = known !== undefined && contentOf(known) === contentOf(content);
    return {
      id: known?.id ?? this.id(),
      application_id: this.applicationId,
      version: isSame ? known['version'] : this.id(),
      ...(guildId === null ? {} : { guild_id: guildId }),
      ...content,
    } as JsonObject as Command;
  }
}

const listError: JsonObject = {
  _errors: [{ code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }],
};

const permissionText = (value: Json | undefined): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

/** A command or option without its translations, as it is listed unless they are asked for. */
export function withoutTranslations(command: JsonObject): JsonObject {
  const { name_localizations, description_localizations, options, choices, ...rest } = command;
  void [name_localizations, description_localizations];
  return {
    ...rest,
    ...(options === undefined ? {} : { options: objectsOf(options).map(withoutTranslations) }),
    ...(choices === undefined ? {} : { choices: objectsOf(choices).map(withoutTranslations) }),
  };
}
