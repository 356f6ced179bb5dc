import { z } from 'zod';
import { type CommandKey, isDifferent } from '../../discord/register/difference.js';
import type { Registration } from '../../discord/register/register.js';
import { visible } from '../../language/visible.js';

const types = { 1: 'slash', 2: 'user', 3: 'message' } as const;

const commandSchema = z.strictObject({ type: z.enum([...Object.values(types), 'other']), name: z.string() });

/** The JSON form of `isnad register`. Stable: fields are added, never renamed or taken away. Documented in docs/json.md. */
export const registrationSchema = z.strictObject({
  application: z.string(),
  guild: z.string().nullable(),
  applied: z.boolean(),
  added: z.array(commandSchema),
  changed: z.array(
    commandSchema.extend({
      fields: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
  removed: z.array(commandSchema),
  unchanged: z.array(commandSchema),
});

export type RegistrationJson = z.infer<typeof registrationSchema>;

/** A registration in its JSON form. */
export function registrationJson({ application, guild, applied, difference }: Registration): RegistrationJson {
  const { added, changed, removed, unchanged } = difference;
  return {
    application,
    guild,
    applied,
    added: added.map(commandJson),
    changed: changed.map((command) => ({
      ...commandJson(command),
      fields: command.fields.map(({ field, before, after }) => ({ field, before, after })),
    })),
    removed: removed.map(commandJson),
    unchanged: unchanged.map(commandJson),
  };
}

const commandJson = ({ type, name }: CommandKey) => ({ type: typeName(type), name });

const typeName = (type: number): RegistrationJson['added'][number]['type'] =>
  type === 1 || type === 2 || type === 3 ? types[type] : 'other';

/** A registration in words: what was or would be added (+), changed (~) and removed (-), and what stays. */
export function registrationText({ application, guild, applied, difference }: Registration): string {
  const { added, changed, removed, unchanged } = difference;
  const place = guild === null ? 'everywhere' : `in the server ${guild}`;
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
  const outcome = !isDifferent(difference)
    ? `Nothing differs: all commands are registered ${place}.`
    : applied
      ? `Registered ${place}: ${counts}.`
      : `Nothing was changed. Without --dry-run: ${counts}, ${place}.`;
  const lines = [
    `Application ${application}`,
    ...added.map((command) => `+ ${nameOf(command)}`),
    ...changed.flatMap((command) => [
      `~ ${nameOf(command)}`,
      ...command.fields.map(({ field, before, after }) => `    ${field}: ${valueText(before)} → ${valueText(after)}`),
    ]),
    ...removed.map((command) => `- ${nameOf(command)}`),
    ...unchanged.map((command) => `= ${nameOf(command)}`),
    outcome,
  ];
  return `${lines.map(visible).join('\n')}\n`;
}

const nameOf = ({ type, name }: CommandKey): string => (type === 1 ? `/${name}` : `${name} (${typeName(type)} menu)`);

/** Characters of a value that are shown. */
const shownOfValue = 60;

function valueText(value: unknown): string {
  if (value === null) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= shownOfValue ? text : `${[...text].slice(0, shownOfValue - 1).join('')}…`;
}
