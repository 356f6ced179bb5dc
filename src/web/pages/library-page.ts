import { reportAddress } from '../../answer/reader-address.js';
import type { ReportEntry } from '../../library/library.js';
import { fill } from '../../wording/wording.js';
import { wordingIn } from '../../wording/wordings.js';
import { counted, day, dirOfLanguage, languageName, ownWords } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { addressIn, type Place } from '../place.js';
import { renderPage } from './layout.js';
import { countByYear, rowBar, timeline } from './timeline.js';

/** Up to so many reports, the list of every outlet is open. */
const allOpen = 60;

/** All reports, by outlet and date, with how many there are of each year and language. */
export function libraryPage(reports: readonly ReportEntry[], place: Place): string {
  const { web } = wordingIn(place.language);
  const outlets = [...grouped(reports, ({ outlet }) => outlet)].sort(([a], [b]) => byName(a, b, place));
  const known = outlets.filter(([outlet]) => outlet !== null).length;
  const counts = {
    reports: counted(reports.length, place.language),
    outlets: counted(known, place.language),
  };
  const main = html`<h1>${web.library.title}</h1>
    ${
      reports.length === 0
        ? html`<p class="notice">${web.library.empty}</p>`
        : html`<p class="intro">${fill(web.library.counts, counts)}</p>
            ${years(reports, place)} ${languageCounts(reports, place)}
            <section aria-labelledby="reports">
              <h2 id="reports">${web.library.reports}</h2>
              ${outlets.map(([outlet, ofOutlet]) => outletList(outlet, ofOutlet, reports.length <= allOpen, place))}
            </section>`
    }`;
  return renderPage({ title: web.library.title, current: 'library', main, isListed: true }, place);
}

function years(reports: readonly ReportEntry[], place: Place): Markup | null {
  const { web } = wordingIn(place.language);
  const counts = countByYear(reports.map(({ published }) => published).filter((published) => published !== null));
  const [first] = counts;
  const last = counts.at(-1);
  if (first === undefined || last === undefined) return null;
  const top = counts.reduce((most, one) => (one.count > most.count ? one : most), first);
  const description = fill(web.library.chart, { from: first.year, to: last.year, most: top.count, year: top.year });
  return html`<section aria-labelledby="years">
    <h2 id="years">${web.library.byYear}</h2>
    ${timeline(counts, description, dirOfLanguage(place.language) === 'rtl')}
  </section>`;
}

function languageCounts(reports: readonly ReportEntry[], place: Place): Markup {
  const { web } = wordingIn(place.language);
  const groups = [...grouped(reports, ({ language }) => language)].sort(([, a], [, b]) => b.length - a.length);
  const most = groups[0]?.[1].length ?? 1;
  const isMirrored = dirOfLanguage(place.language) === 'rtl';
  return html`<section aria-labelledby="languages">
    <h2 id="languages">${web.library.byLanguage}</h2>
    <table class="counts">
      ${groups.map(
        ([code, ofLanguage]) =>
          html`<tr>
            <th scope="row">${languageName(code, place.language)}</th>
            <td class="count">${counted(ofLanguage.length, place.language)}</td>
            <td class="bar">${rowBar(ofLanguage.length / most, isMirrored)}</td>
          </tr>`,
      )}
    </table>
  </section>`;
}

function outletList(outlet: string | null, reports: readonly ReportEntry[], isOpen: boolean, place: Place): Markup {
  const { web, report: words } = wordingIn(place.language);
  const name = outlet === null ? html`${web.library.withoutOutlet}` : html`<bdi>${outlet}</bdi>`;
  return html`<details class="outlet" ${isOpen ? html`open` : null}>
    <summary>
      <h3>${name}</h3>
      <span class="count">${counted(reports.length, place.language)}</span>
    </summary>
    <ul>
      ${reports.map(
        ({ id, title, file, published, language }) =>
          html`<li>
            <a href="${addressIn(place, reportAddress(id))}">${ownWords(title === '' ? file : title, language)}</a>
            <span class="when">${published === null ? words.withoutDate : day(published, place.language)}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}

function grouped<Key>(reports: readonly ReportEntry[], keyOf: (report: ReportEntry) => Key): Map<Key, ReportEntry[]> {
  const groups = new Map<Key, ReportEntry[]>();
  for (const report of reports) {
    const group = groups.get(keyOf(report));
    if (group === undefined) groups.set(keyOf(report), [report]);
    else group.push(report);
  }
  return groups;
}

/** By the letters of the interface's language; what is unknown comes last. */
function byName(a: string | null, b: string | null, { language }: Place): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b, language);
}
