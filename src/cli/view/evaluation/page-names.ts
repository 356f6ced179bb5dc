import type { CitedReport } from '../../../answer/answer.js';
import type { EvaluationRow } from '../../../evaluation/evaluate.js';
import { html, type Markup } from '../../../web/markup.js';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** A language's English name; its code where it has none, for a question file may hold anything. */
export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** What a row of figures is called. */
export function rowName({ name, of }: Pick<EvaluationRow, 'name' | 'of'>): string {
  if (of === 'all') return 'All';
  return of === 'language' ? languageName(name) : name;
}

/** Report, outlet, date and paragraph, each in its own direction, dates and numbers unbroken. */
export function citation(
  { title, outlet, published, language }: Pick<CitedReport, 'title' | 'outlet' | 'published' | 'language'>,
  paragraph: number,
): Markup {
  const outletPart = outlet === null ? null : html` · <bdi>${outlet}</bdi>`;
  const datePart = published === null ? null : html` · <span class="whole">${published}</span>`;
  return html`<bdi lang="${language}">${title}</bdi>${outletPart}${datePart} ·
    <span class="whole">¶ ${paragraph}</span>`;
}
