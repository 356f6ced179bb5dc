import type { Span } from '../../reports/report.js';
import { html, type Markup } from '../markup.js';

/** What is marked in a text, as offsets into it. */
export interface Marks {
  readonly quote: Span | null;
  readonly best: Span | null;
}

/**
 * A slice of a text with its marks: the quote as `<mark class="quote">`, the sentence that answers as `<strong>` in it. Characters stay as
 * they are, in number and order; white space around the slice does not come into it.
 */
export function markedText(text: string, slice: Span, { quote, best }: Marks): Markup {
  const edges = [
    slice.start,
    slice.end,
    ...[quote, best].flatMap((span) => (span === null ? [] : [span.start, span.end])),
  ]
    .filter((edge) => edge >= slice.start && edge <= slice.end)
    .sort((a, b) => a - b);
  const isIn = (span: Span | null, start: number): boolean => span !== null && start >= span.start && start < span.end;
  const runs = edges.slice(1).flatMap((end, index) => {
    const start = edges[index] ?? end;
    if (start === end) return [];
    const words = text.slice(start, end);
    const inner = isIn(best, start) ? html`<strong>${words}</strong>` : html`${words}`;
    return isIn(quote, start) ? [html`<mark class="quote">${inner}</mark>`] : [inner];
  });
  return html`<span class="words">${runs}</span>`;
}
