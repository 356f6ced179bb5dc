import type { CommandPayload } from '../commands/payload.js';

/** A command as Discord returns it: with the fields that it adds, and without some that were sent. */
export interface RegisteredCommand {
  readonly name: string;
  readonly type: number;
  readonly [field: string]: unknown;
}

/** Which command: Discord tells commands of different types with the same name apart. */
export interface CommandKey {
  readonly type: number;
  readonly name: string;
}

/** A field that is registered differently, such as `options.report.max_length`; null where it is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ChangedCommand extends CommandKey {
  readonly fields: readonly FieldChange[];
}

/** What registering would change. */
export interface CommandDifference {
  readonly added: readonly CommandKey[];
  readonly changed: readonly ChangedCommand[];
  readonly removed: readonly CommandKey[];
  readonly unchanged: readonly CommandKey[];
}

/** Fields that Discord adds, or that follow from others. */
const ownFields = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'name',
  'type',
  'dm_permission',
  'default_permission',
]);

/** Discord chooses these itself where nothing was said, and in a server takes no word on them. */
const optionalFields = ['contexts', 'integration_types'];

/** What differs between the commands registered and those wanted. Fields that say nothing but a default count as absent. */
export function differenceOf(
  registered: readonly RegisteredCommand[],
  wanted: readonly CommandPayload[],
): CommandDifference {
  const before = new Map(registered.map((command) => [keyOf(command), command]));
  const wantedKeys = new Set(wanted.map(keyOf));
  const compared = wanted.map((command) => {
    const { type, name } = command;
    const known = before.get(keyOf(command));
    return { type, name, fields: known === undefined ? null : changesOf(known, { ...command }) };
  });
  return {
    added: compared.filter(({ fields }) => fields === null).map(plainKey),
    changed: compared.flatMap(({ fields, ...key }) =>
      fields === null || fields.length === 0 ? [] : { ...key, fields },
    ),
    removed: registered.filter((command) => !wantedKeys.has(keyOf(command))).map(plainKey),
    unchanged: compared.filter(({ fields }) => fields?.length === 0).map(plainKey),
  };
}

/** Whether there is anything to register. */
export const isDifferent = ({ added, changed, removed }: CommandDifference): boolean =>
  added.length + changed.length + removed.length > 0;

const keyOf = ({ type, name }: CommandKey): string => `${type} ${name}`;

const plainKey = ({ type, name }: CommandKey): CommandKey => ({ type, name });

type Fields = Readonly<Record<string, unknown>>;

function changesOf(registered: Fields, wanted: Fields): FieldChange[] {
  const unasked = optionalFields.filter((field) => wanted[field] === undefined);
  const compared = (command: Fields): Fields =>
    Object.fromEntries(Object.entries(command).filter(([field]) => !ownFields.has(field) && !unasked.includes(field)));
  return fieldChanges('', plain(compared(registered)), plain(compared(wanted)));
}

/** A value without what says nothing: null, false, empty texts, lists and objects. Lists whose order says nothing are sorted. */
function plain(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => plain(entry));
    if (optionalFields.includes(field)) entries.sort();
    return entries.length === 0 ? undefined : entries;
  }
  if (!isFields(value)) return value === null || value === false || value === '' ? undefined : value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, plain(inner, name)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function fieldChanges(field: string, before: unknown, after: unknown): FieldChange[] {
  if (isNamedList(before) && isNamedList(after)) {
    const inside = fieldChanges(field, byName(before), byName(after));
    return inside.length > 0 || same(namesOf(before), namesOf(after))
      ? inside
      : [{ field, before: namesOf(before), after: namesOf(after) }];
  }
  if (isFields(before) && isFields(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      fieldChanges(field === '' ? name : `${field}.${name}`, before[name], after[name]),
    );
  }
  return same(before, after) ? [] : [{ field, before: before ?? null, after: after ?? null }];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Options and choices: each entry has a name. */
const isNamedList = (value: unknown): value is { readonly name: string }[] =>
  Array.isArray(value) && value.every((entry) => isFields(entry) && typeof entry['name'] === 'string');

const namesOf = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);

const byName = (list: readonly { readonly name: string }[]): Fields =>
  Object.fromEntries(list.map((entry) => [entry.name, entry]));
