import { longestQuestion } from '../../answer/ask.js';
import type { Answer } from '../../answer/answer.js';
import type { ReportEntry } from '../../library/library.js';
import { wordingIn } from '../../wording/wordings.js';
import { languageName, ownWords } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { type Place, samePage } from '../place.js';
import { answerSection } from './answer-section.js';
import { renderPage } from './layout.js';

/** The fields of the form, as they were filled in. */
export interface AskedFields {
  readonly question: string;
  readonly outlet: string;
  readonly language: string;
  readonly from: string;
  readonly to: string;
  /** Id of the only report that is searched; empty for all. */
  readonly report: string;
}

export interface ShownQuestion {
  readonly fields: AskedFields;
  /** What the filters offer. */
  readonly outlets: readonly string[];
  readonly languages: readonly string[];
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
      ${filters(shown, place)}
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

function filters({ fields, outlets, languages }: ShownQuestion, place: Place): Markup {
  const { ask } = wordingIn(place.language).web;
  const option = (value: string, name: string, chosen: string): Markup =>
    value === chosen
      ? html`<option value="${value}" selected>${name}</option>`
      : html`<option value="${value}">${name}</option>`;
  const day = (name: 'from' | 'to', label: string): Markup =>
    html`<p>
      <label for="${name}">${label}</label>
      <input
        id="${name}"
        name="${name}"
        type="text"
        dir="ltr"
        value="${fields[name]}"
        maxlength="10"
        size="10"
        placeholder="2016-05"
        autocomplete="off"
        aria-describedby="dates"
      />
    </p>`;
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
      ${day('from', ask.from)} ${day('to', ask.to)}
    </div>
    <p class="hint" id="dates">${ask.dates}</p>`;
}
