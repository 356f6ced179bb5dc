import { plain } from '../json.js';
import { ApplicationCommandOptionType as OptionType } from 'discord.js';
import type { Fields } from './fields.js';
import { checkShownName } from './names.js';

/** Autocomplete choices: at most 25, each with a name and a value that fits the option. */
export function checkAutocompleteChoices(data: Fields, optionType: number): void {
  for (const choice of data.objects('choices', { most: 25, required: true })) {
    checkShownName(choice, 100);
    const { value } = choice.object;
    if (optionType === Number(OptionType.String)) choice.text('value', { least: 1, most: 100, required: true });
    else if (typeof value !== 'number')
      choice.wrong('value', 'NUMBER_TYPE_COERCE', `Value "${plain(value)}" is not a number.`);
  }
}
