import { numberOf } from '../json.js';
import { ComponentType } from 'discord.js';
import { ComponentTally, hasTypeOf } from './components.js';
import type { Fields } from './fields.js';
import { checkOptions, checkSelect, selectTypes } from './selects.js';

const labelled: readonly number[] = [
  ComponentType.TextInput,
  ...selectTypes,
  ComponentType.FileUpload,
  ComponentType.RadioGroup,
  ComponentType.CheckboxGroup,
  ComponentType.Checkbox,
];

function checkBounds(
  fields: Fields,
  [lower, upper]: readonly [string, string],
  [least, most]: readonly [number, number],
): void {
  const from = fields.integer(lower, { least: 0, most });
  const to = fields.integer(upper, { least: Math.max(1, least), most });
  if (from !== undefined && to !== undefined && from > to) {
    fields.wrong(lower, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${String(to)}.`);
  }
}

function checkTextInput(input: Fields, isInLabel: boolean): void {
  input.text('custom_id', { least: 1, most: 100, required: true });
  input.choice('style', [1, 2], true);
  if (!isInLabel) input.text('label', { least: 1, most: 45, required: true });
  else if (typeof input.object['label'] === 'string') {
    input.wrong('label', 'COMPONENT_LABEL_EXCLUSIVE', 'The label belongs to the surrounding Label component');
  }
  checkBounds(input, ['min_length', 'max_length'], [1, 4000]);
  input.text('value', { most: 4000 });
  input.text('placeholder', { most: 100 });
  input.boolean('required');
}

function checkLabelled(component: Fields): void {
  const type = Number(component.object['type']);
  component.boolean('required');
  if (selectTypes.includes(type)) return checkSelect(component, 'modal');
  if (type === Number(ComponentType.TextInput)) return checkTextInput(component, true);
  component.text('custom_id', { least: 1, most: 100, required: true });
  if (type === Number(ComponentType.FileUpload)) checkBounds(component, ['min_values', 'max_values'], [1, 10]);
  if (type === Number(ComponentType.RadioGroup)) checkOptions(component, 2, 10);
  if (type === Number(ComponentType.CheckboxGroup)) {
    checkOptions(component, 1, 10);
    checkBounds(component, ['min_values', 'max_values'], [1, 10]);
  }
}

function checkModalComponent(component: Fields, tally: ComponentTally): void {
  tally.count(component);
  const type: ComponentType = numberOf(component.object['type']);
  switch (type) {
    case ComponentType.ActionRow: {
      for (const input of component.objects('components', { least: 1, most: 1, required: true })) {
        if (!hasTypeOf(input, [ComponentType.TextInput])) continue;
        tally.count(input);
        checkTextInput(input, false);
      }
      return;
    }
    case ComponentType.TextDisplay:
      component.text('content', { least: 1, most: 4000, required: true });
      return;
    case ComponentType.Label: {
      component.text('label', { least: 1, most: 45, required: true });
      component.text('description', { most: 100 });
      const child = component.child('component', true);
      if (child === undefined || !hasTypeOf(child, labelled)) return;
      tally.count(child);
      return checkLabelled(child);
    }
    default:
  }
}

/** A modal: its title, custom id, and one to five components of the kinds that modals have. */
export function checkModal(modal: Fields): void {
  modal.text('title', { least: 1, most: 45, required: true });
  modal.text('custom_id', { least: 1, most: 100, required: true });
  const tally = new ComponentTally(modal.issues, new Set());
  const top = [ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.Label];
  for (const component of modal.objects('components', { least: 1, most: 5, required: true })) {
    if (hasTypeOf(component, top)) checkModalComponent(component, tally);
  }
}
