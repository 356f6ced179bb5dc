import { type PointedAt, isUnchanged, reportAddress } from '../../answer/reader-address.js';
import { languageName } from '../../language/language-name.js';
import { directionOf } from '../../language/direction.js';
import type { ReportEntry } from '../../library/library.js';
import { outsideLink } from '../../reports/outside-link.js';
import type { Paragraph, Report, Span } from '../../reports/report.js';
import { wordingIn } from '../../wording/wordings.js';
import { day, dirOf, ownWords } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { addressIn, type Place, withParameters } from '../place.js';
import { citationLine, citationText } from './citation.js';
import { renderPage } from './layout.js';
import { markedText, type Marks } from './marked-text.js';

export interface ShownReport {
  readonly report: Report;
  /** What the address points at, if anything. */
  readonly pointedAt: PointedAt | null;
  /** The reports before and after it, by their dates. */
  readonly earlier: ReportEntry | null;
  readonly later: ReportEntry | null;
  /** Whether only whoever was given its address may read it: then nothing on it leads to other pages, or is for others. */
  readonly isPrivate: boolean;
}

/** A report, whole, with the passage that an address points at marked in it. */
export function reportPage({ report, pointedAt, earlier, later, isPrivate }: ShownReport, place: Place): string {
  const wording = wordingIn(place.language);
  const { web } = wording;
  const isThere = pointedAt !== null && isUnchanged(pointedAt, report.text);
  const marks = isThere ? pointedAt : { quote: null, best: null };
  const dir = dirOf(directionOf(report.text));
  const main = html`<article class="report">
      <header dir="${dirOf(directionOf(report.title))}">
        <h1 lang="${report.language}">${report.title}</h1>
        ${citationLine(report, place, wording)}
      </header>
      ${pointedAt !== null && !isThere ? html`<p class="notice" role="status">${web.report.changed}</p>` : null}
      ${isThere ? html`<p class="jump"><a href="#quote">${web.report.toQuote}</a></p>` : null}
      <div class="text" lang="${report.language}" dir="${dir}">${paragraphsOf(report, marks, dir)}</div>
    </article>
    <aside class="about" aria-labelledby="facts">${factsOf({ report, quote: marks.quote, isPrivate }, place)}</aside>
    ${neighboursOf(earlier, later, place)}`;
  return renderPage({ title: report.title, current: null, main, isListed: !isThere && !isPrivate }, place);
}

function paragraphsOf({ text, paragraphs }: Report, marks: Marks, dir: string): Markup[] {
  let number = 0;
  let isQuoteNamed = false;
  return paragraphs.map((paragraph) => {
    const words = text.slice(paragraph.start, paragraph.end);
    const own = dirOf(directionOf(words));
    const turned = own === dir ? null : html` dir="${own}"`;
    if (paragraph.kind === 'subheading') return html`<h2${turned}>${words.replace(headingMark, '')}</h2>`;
    number += 1;
    const isQuoted = overlaps(paragraph, marks.quote);
    const anchor = isQuoted && !isQuoteNamed ? html`<span id="quote"></span>` : null;
    isQuoteNamed ||= isQuoted;
    const kind = isQuoted ? html` class="quoted"` : null;
    return html`<p id="p${number}" ${kind}${turned}>
      <a class="number" href="#p${number}" aria-hidden="true" tabindex="-1">${number}</a
      >${anchor}${markedText(text, paragraph, marks)}
    </p>`;
  });
}

/** What marks a subheading in a report's file. */
const headingMark = /^#+\s+/;

const overlaps = (one: Span, other: Span | null): boolean =>
  other !== null && one.start < other.end && other.start < one.end;

interface Facts {
  readonly report: Report;
  readonly quote: Span | null;
  readonly isPrivate: boolean;
}

function factsOf({ report, quote, isPrivate }: Facts, place: Place): Markup {
  const wording = wordingIn(place.language);
  const { web } = wording;
  const { outlet, author, published, language, url } = report;
  const facts: (readonly [string, Markup | null])[] = [
    [web.report.outlet, outlet === null ? null : ownWords(outlet, language)],
    [web.report.author, author === null ? null : ownWords(author, language)],
    [web.report.published, published === null ? null : day(published, place.language)],
    [web.report.language, html`${languageName(language, place.language)}`],
  ];
  const source = outsideLink(url);
  const known = facts.filter(([, value]) => value !== null);
  const paragraph = paragraphNumber(report.paragraphs, quote);
  const address =
    place.readerUrl === null || isPrivate
      ? null
      : `${place.readerUrl}${reportAddress(report.id)}${paragraph === null ? '' : `#p${paragraph}`}`;
  const citation = citationText(report, { paragraph, address }, wording);
  return html`<h2 id="facts">${web.report.facts}</h2>
    <dl>
      ${known.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="deeds">
      ${isPrivate ? null : html`<a href="${addressIn(place, withParameters('/', { report: report.id }))}">${web.report.askThis}</a>`}
      ${source === null ? null : html`<a href="${source}" rel="noopener noreferrer external">${wording.buttons.open}</a>`}
    </p>
    <h2>${web.report.cite}</h2>
    <p class="cite" lang="${language}" dir="${dirOf(directionOf(report.title))}">
      <span class="words" id="cite">${citation}</span>
    </p>
    <p>
      <button type="button" class="copy" data-copy="cite" data-copied="${web.report.copied}" hidden>
        ${web.report.copy}
      </button>
    </p>`;
}

function paragraphNumber(paragraphs: readonly Paragraph[], quote: Span | null): number | null {
  const place = paragraphs.filter(({ kind }) => kind === 'text').findIndex((paragraph) => overlaps(paragraph, quote));
  return place < 0 ? null : place + 1;
}

function neighboursOf(earlier: ReportEntry | null, later: ReportEntry | null, place: Place): Markup | null {
  if (earlier === null && later === null) return null;
  const wording = wordingIn(place.language);
  const { web } = wording;
  const neighbour = (name: string, entry: ReportEntry | null): Markup | null =>
    entry === null
      ? null
      : html`<div>
          <p class="label">${name}</p>
          <p><a href="${addressIn(place, reportAddress(entry.id))}">${ownWords(entry.title, entry.language)}</a></p>
          ${citationLine(entry, place, wording)}
        </div>`;
  return html`<nav class="neighbours" aria-label="${web.report.neighbours}">
    ${neighbour(web.report.earlier, earlier)} ${neighbour(web.report.later, later)}
  </nav>`;
}
