import { languageName } from '../../language/language-name.js';
import type { SavedRow } from '../../evaluation/saved-run.js';
import { html, type Markup } from '../markup.js';
import type { EvaluationView } from './view.js';
import type { ShownPlace } from './texts.js';

/** What a row of figures is called. */
export function rowName({ name, of }: Pick<SavedRow, 'name' | 'of'>, { words, language }: EvaluationView): string {
  if (of === 'all') return words.all;
  return of === 'language' ? languageName(name, language) : name;
}

/** Report, outlet, date and paragraph, each in its own direction, dates and numbers unbroken. */
export function placeLine({ report, paragraph, address }: ShownPlace, { addressOf }: EvaluationView): Markup {
  const { title, outlet, published, language } = report;
  const name = html`<bdi lang="${language}">${title}</bdi>`;
  const linked = address === null ? name : html`<a href="${addressOf(address)}">${name}</a>`;
  const outletPart = outlet === null ? null : html` · <bdi lang="${language}">${outlet}</bdi>`;
  const datePart = published === null ? null : html` · <bdi class="whole">${published}</bdi>`;
  return html`${linked}${outletPart}${datePart} · <span class="whole">¶ ${paragraph}</span>`;
}
