import { longestQuestion } from '../../answer/ask.js';
import type { Answer } from '../../answer/answer.js';
import type { ReportEntry } from '../../library/library.js';
import { wordingIn } from '../../wording/wordings.js';
import type { FilterFields } from '../filter.js';
import { ownWords } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { type Place, samePage } from '../place.js';
import { answerSection } from './answer-section.js';
import { type FilterChoices, filterFields } from './filter-fields.js';
import { renderPage } from './layout.js';

/** The fields of the form, as they were filled in. */
export interface AskedFields extends FilterFields {
  readonly question: string;
}

export interface ShownQuestion {
  readonly fields: AskedFields;
  readonly choices: FilterChoices;
  /** The only report that is searched. */
  readonly onlyReport: ReportEntry | null;
  /** Null where nothing was asked, or `problem` says why nothing is answered. */
  readonly answer: Answer | null;
  readonly isSmallTalk: boolean;
  /** Page of the answer's quotes, from 0. */
  readonly page: number;
  readonly problem: string | null;
}

/** The page to ask on, with the answer where something was asked. */
export function askPage(shown: ShownQuestion, place: Place): string {
  const { fields, problem, answer } = shown;
  const wording = wordingIn(place.language);
  const { ask } = wording.web;
  const isFiltered = Object.entries(fields).some(([name, value]) => name !== 'question' && value !== '');
  const main = html`<h1>${ask.title}</h1>
    ${fields.question === '' ? html`<p class="intro">${ask.intro}</p>` : null} ${form(shown, place)}
    ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
    ${answer === null ? null : answerSection({ ...shown, answer, isFiltered }, place)}`;
  const title = fields.question === '' ? ask.title : fields.question;
  return renderPage({ title, current: 'ask', main, isListed: fields.question === '' }, place);
}

function form(shown: ShownQuestion, place: Place): Markup {
  const { fields } = shown;
  const { ask } = wordingIn(place.language).web;
  const isNarrowed = [fields.outlet, fields.language, fields.from, fields.to].some((value) => value !== '');
  return html`<form class="ask" method="get" action="${place.base}/" role="search">
    ${place.isChosen ? html`<input type="hidden" name="lang" value="${place.language}" />` : null}
    <div class="question">
      <label for="q">${ask.question}</label>
      <input
        id="q"
        name="q"
        type="text"
        dir="auto"
        value="${fields.question}"
        maxlength="${longestQuestion}"
        autocomplete="off"
        enterkeyhint="search"
        required
      />
      <button type="submit">${ask.submit}</button>
    </div>
    ${onlyReport(shown, place)}
    <details class="filters" ${isNarrowed ? html`open` : null}>
      <summary>${ask.narrow}</summary>
      ${filterFields(fields, shown.choices, place)}
    </details>
  </form>`;
}

function onlyReport({ onlyReport: report }: ShownQuestion, place: Place): Markup | null {
  if (report === null) return null;
  const { ask } = wordingIn(place.language).web;
  return html`<p class="only">
    <input type="hidden" name="report" value="${report.id}" />${ask.onlyReport}
    ${ownWords(report.title, report.language)}
    <a href="${samePage(place, { report: undefined, page: undefined })}">${ask.everywhere}</a>
  </p>`;
}
