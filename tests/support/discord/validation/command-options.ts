import { plain } from '../json.js';
import { ApplicationCommandOptionType as OptionType } from 'discord.js';
import type { Fields } from './fields.js';
import { checkDescription, checkShownName, checkSlashName } from './names.js';

const nesting: readonly number[] = [OptionType.Subcommand, OptionType.SubcommandGroup];
const withChoices: readonly number[] = [OptionType.String, OptionType.Integer, OptionType.Number];
const numeric: readonly number[] = [OptionType.Integer, OptionType.Number];
const types = Object.values(OptionType).filter((type) => typeof type === 'number');
const largestNumber = 2 ** 53;

function checkChoices(option: Fields, type: number): void {
  const names = new Set<unknown>();
  for (const choice of option.objects('choices', { most: 25 })) {
    checkShownName(choice, 100);
    const { name, value } = choice.object;
    if (names.has(name)) {
      choice.wrong('name', 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', 'Choice name already exists');
    }
    names.add(name);
    if (type === Number(OptionType.String)) choice.text('value', { least: 1, most: 100, required: true });
    else if (typeof value !== 'number' || Math.abs(value) > largestNumber) {
      choice.wrong('value', 'NUMBER_TYPE_COERCE', `Value "${plain(value)}" is not a number.`);
    } else if (type === Number(OptionType.Integer) && !Number.isInteger(value)) {
      choice.wrong('value', 'NUMBER_TYPE_COERCE', `Value "${plain(value)}" is not int.`);
    }
  }
}

/** Members that only some types of options have. */
function checkOnlyFor(option: Fields, names: readonly string[], allowed: boolean): void {
  if (allowed) return;
  for (const name of names) {
    const value = option.object[name];
    if (value === undefined || value === null || value === false) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    option.wrong(name, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'This field is not valid for this option type');
  }
}

function checkLengths(option: Fields): void {
  const least = option.integer('min_length', { least: 0, most: 6000 }) ?? 0;
  const most = option.integer('max_length', { least: 1, most: 6000 }) ?? 6000;
  if (least > most)
    option.wrong('min_length', 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${String(most)}.`);
}

function checkOption(option: Fields, depth: number): void {
  const type = option.choice(
    'type',
    types.map((each) => Number(each)),
    true,
  );
  checkSlashName(option);
  checkDescription(option);
  option.boolean('required');
  option.boolean('autocomplete');
  if (type === undefined) return;
  checkOnlyFor(option, ['choices', 'autocomplete'], withChoices.includes(type));
  checkOnlyFor(option, ['min_value', 'max_value'], numeric.includes(type));
  checkOnlyFor(option, ['min_length', 'max_length'], type === Number(OptionType.String));
  checkOnlyFor(option, ['channel_types'], type === Number(OptionType.Channel));
  checkOnlyFor(option, ['options'], nesting.includes(type));
  checkOnlyFor(option, ['required'], !nesting.includes(type));
  if (withChoices.includes(type)) checkChoices(option, type);
  if (type === Number(OptionType.String)) checkLengths(option);
  const choices = option.object['choices'];
  if (option.object['autocomplete'] === true && Array.isArray(choices) && choices.length > 0) {
    option.wrong(
      'autocomplete',
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE',
      'Autocomplete options cannot have choices',
    );
  }
  if (nesting.includes(type)) checkNested(option, type, depth);
}

function checkNested(option: Fields, type: number, depth: number): void {
  const isGroup = type === Number(OptionType.SubcommandGroup);
  if (depth > (isGroup ? 0 : 1)) {
    option.wrong('type', 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-command option type is invalid here');
    return;
  }
  checkOptionList(option, isGroup ? 'subcommands' : 'values', depth + 1);
}

/**
 * A list of options: unique names, required ones first, subcommands not beside other options.
 * `only` says what may stand in it.
 */
export function checkOptionList(holder: Fields, only: 'any' | 'subcommands' | 'values', depth = 0): void {
  const options = holder.objects('options', { most: 25 });
  const names = new Set<unknown>();
  let sawOptional = false;
  const nests = options.map(({ object }) => nesting.includes(Number(object['type'])));
  options.forEach((option, index) => {
    checkOption(option, depth);
    const { name, required } = option.object;
    if (names.has(name)) {
      option.wrong('name', 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    }
    names.add(name);
    if (required === true && sawOptional) {
      const code = 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID';
      holder.issues.add(option.path, code, 'Required options must be placed before non-required options');
    }
    sawOptional ||= required !== true;
    const wants = only === 'any' ? nests[0] : only === 'subcommands';
    if (nests[index] !== wants) {
      option.wrong(
        'type',
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-commands and other options cannot be mixed',
      );
    }
  });
}
