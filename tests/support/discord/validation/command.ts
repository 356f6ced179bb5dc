import { isObject, objectsOf, type Json, type JsonObject, plain } from '../json.js';
import type { Fields } from './fields.js';
import { checkOptionList } from './command-options.js';
import { checkDescription, checkShownName, checkSlashName, longestOf } from './names.js';
import { lengthOf } from './fields.js';

const mostCharacters = 8000;

/** Characters of all names, descriptions and values of a command, the longest translation of each counted. */
export function commandSize(command: JsonObject): number {
  const { name, name_localizations, description, description_localizations, value, options, choices } = command;
  const nested = [...objectsOf(options), ...objectsOf(choices)];
  return (
    longestOf(name, name_localizations) +
    longestOf(description, description_localizations) +
    (typeof value === 'string' ? lengthOf(value) : 0) +
    nested.reduce((sum, child) => sum + commandSize(child), 0)
  );
}

function numbersIn(fields: Fields, name: string, most: number): number[] | undefined {
  const values = fields.list(name, { least: 1, most: most + 1 });
  if (values === undefined) return undefined;
  const isKnown = (value: Json): value is number => typeof value === 'number' && value >= 0 && value <= most;
  const wrong = values.findIndex((value, index) => !isKnown(value) || values.indexOf(value) !== index);
  if (wrong === -1) return values.filter(isKnown);
  const choices = Array.from({ length: most + 1 }, (_, value) => String(value)).join(', ');
  fields.issues.add([...fields.path, name, wrong], 'BASE_TYPE_CHOICES', `Value must be one of {${choices}}.`);
  return undefined;
}

/** Where a command may be used and by whose installation. */
function checkContexts(fields: Fields, isGuildCommand: boolean): void {
  const installations = numbersIn(fields, 'integration_types', 1);
  const contexts = numbersIn(fields, 'contexts', 2);
  if (isGuildCommand) {
    const beyond = (values: number[] | undefined): boolean => values?.some((value) => value !== 0) ?? false;
    const message = 'Guild commands can only be used in their guild';
    if (beyond(contexts)) fields.wrong('contexts', 'APPLICATION_COMMAND_CONTEXTS_INVALID', message);
    if (beyond(installations)) {
      fields.wrong('integration_types', 'APPLICATION_COMMAND_INTEGRATION_TYPES_INVALID', message);
    }
    return;
  }
  if (contexts?.includes(2) === true && !(installations ?? [0]).includes(1)) {
    const message = 'Private channels are only for commands of user installs';
    fields.wrong('contexts', 'APPLICATION_COMMAND_CONTEXTS_INVALID', message);
  }
}

/** A command as it is registered. Notes what is wrong with it. */
export function checkCommand(fields: Fields, isGuildCommand: boolean): void {
  const type = fields.choice('type', [1, 2, 3]) ?? 1;
  if (type === 1) {
    checkSlashName(fields);
    checkDescription(fields);
    checkOptionList(fields, 'any');
  } else {
    checkShownName(fields, 32);
    refuseSlashMembers(fields);
  }
  const permissions = fields.object['default_member_permissions'];
  if (permissions !== undefined && permissions !== null && !/^\d+$/u.test(plain(permissions))) {
    fields.wrong('default_member_permissions', 'NUMBER_TYPE_COERCE', `Value "${plain(permissions)}" is not int.`);
  }
  fields.boolean('nsfw');
  fields.boolean('dm_permission');
  checkContexts(fields, isGuildCommand);
  if (commandSize(fields.object) > mostCharacters) {
    const message = `Command exceeds maximum size (${String(mostCharacters)})`;
    fields.issues.add(fields.path, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

function refuseSlashMembers(fields: Fields): void {
  const { description, description_localizations, options } = fields.object;
  if (typeof description === 'string' && description !== '') {
    const code = 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION';
    fields.wrong('description', code, 'Context menu commands cannot have a description');
  }
  if (isObject(description_localizations) && Object.keys(description_localizations).length > 0) {
    const code = 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION';
    fields.wrong('description_localizations', code, 'Context menu commands cannot have a description');
  }
  if (objectsOf(options).length > 0) {
    fields.wrong('options', 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', 'Context menu commands cannot have options');
  }
}
