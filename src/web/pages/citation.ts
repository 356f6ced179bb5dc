import type { Citation } from '../../reports/report.js';
import { fill, type Wording } from '../../wording/wording.js';
import { day, ownWords } from '../formats.js';
import { html, type Markup } from '../markup.js';
import type { Place } from '../place.js';

/** Outlet and date of a report, on one line; undated reports say so. */
export function citationLine({ outlet, published, language }: Citation, place: Place, wording: Wording): Markup {
  const date = published === null ? html`${wording.report.withoutDate}` : day(published, place.language);
  return html`<p class="citation">
    ${outlet === null ? null : html`<span class="outlet">${ownWords(outlet, language)}</span> `}${date}
  </p>`;
}

/**
 * A citation as one line of text to be copied: author, title, outlet, day, paragraph and addresses, each where it is known.
 * @param address of the report, or of the quote in it, in the reader; null where the reader has no address that others know
 */
export function citationText(
  { author, title, outlet, published, url }: Citation,
  { paragraph, address }: { readonly paragraph: number | null; readonly address: string | null },
  wording: Wording,
): string {
  const place = paragraph === null ? null : fill(wording.answer.paragraph, { number: paragraph });
  const parts = [author, `«${title}»`, outlet, published, place].filter((part) => part !== null);
  return [parts.join(' · '), url, address].filter((part) => part !== null).join('\n');
}
