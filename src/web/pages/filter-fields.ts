import { languageName } from '../../language/language-name.js';
import { wordingIn } from '../../wording/wordings.js';
import type { FilterFields } from '../filter.js';
import { html, type Markup } from '../markup.js';
import type { Place } from '../place.js';

/** What the fields of a filter offer. */
export interface FilterChoices {
  readonly outlets: readonly string[];
  /** Codes. */
  readonly languages: readonly string[];
}

/** The fields by which reports are chosen, as they were filled in: outlet, language, days. */
export function filterFields(
  fields: Omit<FilterFields, 'report'>,
  { outlets, languages }: FilterChoices,
  place: Place,
): Markup {
  const { ask } = wordingIn(place.language).web;
  return html`<div class="fields">
      <p>
        <label for="outlet">${ask.outlet}</label>
        <select id="outlet" name="outlet">
          ${option('', ask.any, fields.outlet)} ${outlets.map((outlet) => option(outlet, outlet, fields.outlet))}
        </select>
      </p>
      <p>
        <label for="language">${ask.language}</label>
        <select id="language" name="language">
          ${option('', ask.any, fields.language)}
          ${languages.map((code) => option(code, languageName(code, place.language), fields.language))}
        </select>
      </p>
      ${dayField('from', ask.from, fields.from)} ${dayField('to', ask.to, fields.to)}
    </div>
    <p class="hint" id="dates">${ask.dates}</p>`;
}

function option(value: string, name: string, chosen: string): Markup {
  return value === chosen
    ? html`<option value="${value}" selected>${name}</option>`
    : html`<option value="${value}">${name}</option>`;
}

function dayField(name: 'from' | 'to', label: string, value: string): Markup {
  return html`<p>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="text"
      dir="ltr"
      value="${value}"
      maxlength="10"
      size="10"
      placeholder="2016-05"
      autocomplete="off"
      aria-describedby="dates"
    />
  </p>`;
}
