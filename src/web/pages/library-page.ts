import { languageName } from '../../language/language-name.js';
import { reportAddress } from '../../answer/reader-address.js';
import type { ReportEntry } from '../../library/library.js';
import { fill } from '../../wording/wording.js';
import { wordingIn } from '../../wording/wordings.js';
import type { FilterFields } from '../filter.js';
import { counted, day, dirOfLanguage, ownWords } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { addressIn, type Place, samePage } from '../place.js';
import { type FilterChoices, filterFields } from './filter-fields.js';
import { renderPage } from './layout.js';
import { pageLinks } from './page-links.js';
import { countByYear, rowBar, timeline } from './timeline.js';

/** Whether a list goes by outlet, and by date within each, or by date alone; newest first. */
export type ListOrder = 'outlet' | 'date';

export interface ShownLibrary {
  readonly fields: Omit<FilterFields, 'report'> & {
    /** Words that titles have to hold. */
    readonly title: string;
  };
  readonly choices: FilterChoices;
  readonly order: ListOrder;
  /** How many reports there are. */
  readonly all: number;
  /** Those that match. */
  readonly found: readonly ReportEntry[];
  /** Those of them that this page lists, in its order. */
  readonly listed: readonly ReportEntry[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** Why the fields cannot be used, in words. */
  readonly problem: string | null;
}

/** The reports, a page of them at a time, with how many there are of each year and language. */
export function libraryPage(shown: ShownLibrary, place: Place): string {
  const { library } = wordingIn(place.language).web;
  const main =
    shown.all === 0
      ? html`<h1>${library.title}</h1>
          <p class="notice">${library.empty}</p>`
      : html`<h1>${library.title}</h1>
          <p class="intro">${countsOf(shown, place)}</p>
          ${form(shown, place)}
          ${shown.problem === null ? null : html`<p class="notice" role="alert">${shown.problem}</p>`}
          ${shown.found.length > 0 ? html`${charts(shown.found, place)} ${list(shown, place)}` : null}`;
  return renderPage(
    { title: library.title, current: 'library', main, isListed: !isNarrowed(shown), isWide: true },
    place,
  );
}

const isNarrowed = ({ fields }: ShownLibrary): boolean => Object.values(fields).some((value) => value !== '');

function countsOf(shown: ShownLibrary, place: Place): string {
  const { library } = wordingIn(place.language).web;
  const number = (count: number): string => counted(count, place.language);
  if (isNarrowed(shown) && shown.problem === null)
    return shown.found.length === 0
      ? library.noneFound
      : fill(library.found, { found: number(shown.found.length), all: number(shown.all) });
  return fill(library.counts, { reports: number(shown.all), outlets: number(shown.choices.outlets.length) });
}

function form(shown: ShownLibrary, place: Place): Markup {
  const { fields, choices, order } = shown;
  const { library } = wordingIn(place.language).web;
  const hidden = (name: string, value: string): Markup => html`<input type="hidden" name="${name}" value="${value}" />`;
  return html`<details class="filters" ${isNarrowed(shown) ? html`open` : null}>
    <summary>${library.narrow}</summary>
    <form class="narrow" method="get" action="${place.base}/library" role="search">
      ${place.isChosen ? hidden('lang', place.language) : null} ${order === 'outlet' ? null : hidden('order', order)}
      <p>
        <label for="title">${library.titleWords}</label>
        <input
          id="title"
          name="title"
          type="text"
          dir="auto"
          value="${fields.title}"
          maxlength="200"
          autocomplete="off"
        />
      </p>
      ${filterFields(fields, choices, place)}
      <p class="deeds">
        <button type="submit">${library.show}</button>
        ${isNarrowed(shown) ? html`<a href="${addressIn(place, '/library')}">${library.showAll}</a>` : null}
      </p>
    </form>
  </details>`;
}

function charts(reports: readonly ReportEntry[], place: Place): Markup {
  return html`<div class="charts">${years(reports, place)} ${languageCounts(reports, place)}</div>`;
}

function years(reports: readonly ReportEntry[], place: Place): Markup | null {
  const { web } = wordingIn(place.language);
  const counts = countByYear(reports.map(({ published }) => published).filter((published) => published !== null));
  const [first] = counts;
  const last = counts.at(-1);
  if (first === undefined || last === undefined) return null;
  const top = counts.reduce((most, one) => (one.count > most.count ? one : most), first);
  const values = { from: first.year, to: last.year, most: counted(top.count, place.language), year: top.year };
  const undated = reports.filter(({ published }) => published === null).length;
  return html`<section aria-labelledby="years">
    <h2 id="years">${web.library.byYear}</h2>
    ${timeline(counts, fill(web.library.chart, values), dirOfLanguage(place.language) === 'rtl')}
    ${
      undated === 0
        ? null
        : html`<p class="hint">${fill(web.library.undated, { count: counted(undated, place.language) })}</p>`
    }
  </section>`;
}

function languageCounts(reports: readonly ReportEntry[], place: Place): Markup {
  const { web } = wordingIn(place.language);
  const counts = new Map<string, number>();
  for (const { language } of reports) counts.set(language, (counts.get(language) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const most = sorted[0]?.[1] ?? 1;
  const isMirrored = dirOfLanguage(place.language) === 'rtl';
  return html`<section aria-labelledby="languages">
    <h2 id="languages">${web.library.byLanguage}</h2>
    <table class="counts">
      ${sorted.map(
        ([code, count]) =>
          html`<tr>
            <th scope="row">
              <a href="${samePage(place, { language: code, page: undefined })}"
                >${languageName(code, place.language)}</a
              >
            </th>
            <td class="count">${counted(count, place.language)}</td>
            <td class="bar">${rowBar(count / most, isMirrored)}</td>
          </tr>`,
      )}
    </table>
  </section>`;
}

function list(shown: ShownLibrary, place: Place): Markup {
  const { library } = wordingIn(place.language).web;
  const order = (to: ListOrder, name: string): Markup => {
    const current = to === shown.order ? html` aria-current="true"` : null;
    const address = samePage(place, { order: to === 'outlet' ? undefined : to, page: undefined });
    return html`<a href="${address}" ${current}>${name}</a>`;
  };
  return html`<section class="list" aria-labelledby="reports">
    <h2 id="reports">${library.reports}</h2>
    <p class="orders">${order('outlet', library.byOutlet)} ${order('date', library.byDate)}</p>
    ${groupsOf(shown, place).map(
      ({ name, reports }) =>
        html`<section class="group">
          <h3>${name}</h3>
          <ul>
            ${reports.map((report) => listed(report, shown.order, place))}
          </ul>
        </section>`,
    )}
    ${pageLinks(shown, place)}
  </section>`;
}

interface Group {
  readonly name: Markup;
  readonly reports: readonly ReportEntry[];
}

/** The reports of a page by what its order goes by: outlets, or years. */
function groupsOf({ listed: reports, order }: ShownLibrary, place: Place): Group[] {
  const { web, report: words } = wordingIn(place.language);
  const keyOf = ({ outlet, published }: ReportEntry): string | null =>
    order === 'outlet' ? outlet : (published?.slice(0, 4) ?? null);
  const unknown = order === 'outlet' ? web.library.withoutOutlet : words.withoutDate;
  const groups = new Map<string | null, ReportEntry[]>();
  for (const report of reports) {
    const group = groups.get(keyOf(report));
    if (group === undefined) groups.set(keyOf(report), [report]);
    else group.push(report);
  }
  return [...groups].map(([key, ofKey]) => {
    const [first] = ofKey;
    const name = key === null || first === undefined ? html`${unknown}` : nameOf(key, first, order);
    return { name, reports: ofKey };
  });
}

const nameOf = (key: string, { language }: ReportEntry, order: ListOrder): Markup =>
  order === 'outlet' ? ownWords(key, language) : html`${key}`;

function listed({ id, title, file, outlet, published, language }: ReportEntry, order: ListOrder, place: Place): Markup {
  const { report: words } = wordingIn(place.language);
  return html`<li>
    <a href="${addressIn(place, reportAddress(id))}">${ownWords(title === '' ? file : title, language)}</a>
    ${order === 'outlet' || outlet === null ? null : html`<span class="outlet">${ownWords(outlet, language)}</span>`}
    <span class="when">${published === null ? words.withoutDate : day(published, place.language)}</span>
  </li>`;
}
