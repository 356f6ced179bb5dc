import { ComponentType } from 'discord.js';
import { checkEmoji } from './buttons.js';
import type { Fields } from './fields.js';

/** Every kind of select. */
export const selectTypes: readonly number[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** Options of a select or of a group, with values of their own each; returns how many there are. */
export function checkOptions(holder: Fields, least: number, most: number): number {
  const options = holder.objects('options', { least, most, required: true });
  const values = new Set<string>();
  for (const option of options) {
    option.text('label', { least: 1, most: 100, required: true });
    option.text('description', { most: 100 });
    option.boolean('default');
    checkEmoji(option);
    const value = option.text('value', { least: 1, most: 100, required: true });
    if (value === undefined) continue;
    if (values.has(value)) {
      const message = 'The specified option value is already used';
      option.wrong('value', 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    values.add(value);
  }
  return options.length;
}

/** A select in a message's row or in a modal's label. */
export function checkSelect(select: Fields, place: 'message' | 'modal'): void {
  select.text('custom_id', { least: 1, most: 100, required: true });
  select.text('placeholder', { most: 150 });
  const least = select.integer('min_values', { least: 0, most: 25 }) ?? 1;
  const most = select.integer('max_values', { least: 1, most: 25 }) ?? 1;
  if (place === 'message') select.boolean('disabled');
  else if (select.object['disabled'] === true) {
    select.wrong('disabled', 'MODAL_COMPONENT_DISABLED', 'Components in modals cannot be disabled');
  }
  if (least > most) {
    select.wrong('min_values', 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${String(most)}.`);
  }
  if (select.object['type'] === ComponentType.StringSelect) {
    const options = checkOptions(select, 1, 25);
    if (options > 0 && least > options) {
      select.wrong('min_values', 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${String(options)}.`);
    }
    if (options > 0 && typeof select.object['max_values'] === 'number' && most > options) {
      select.wrong('max_values', 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${String(options)}.`);
    }
    return;
  }
  select.objects('default_values', { most: 25 });
}
