import { fill } from '../../wording/wording.js';
import { wordingIn } from '../../wording/wordings.js';
import { counted } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { type Place, samePage } from '../place.js';

/** Links to the other pages of something that is shown in pages; none where there is one only. Pages count from 0. */
export function pageLinks(
  { page, pages }: { readonly page: number; readonly pages: number },
  place: Place,
): Markup | null {
  if (pages <= 1) return null;
  const { answer, buttons } = wordingIn(place.language);
  const address = (to: number): string => samePage(place, { page: to === 0 ? undefined : String(to + 1) });
  const turn = (to: number, name: string, rel: string): Markup | null =>
    to < 0 || to >= pages ? null : html`<a rel="${rel}" href="${address(to)}">${name}</a>`;
  const numbers = numbersAround(page, pages).map((to, index, all) => {
    const gap = index > 0 && (all[index - 1] ?? to) < to - 1 ? html`<span aria-hidden="true">…</span>` : null;
    const name = counted(to + 1, place.language);
    const link =
      to === page
        ? html`<a href="${address(to)}" aria-current="page">${name}</a>`
        : html`<a href="${address(to)}">${name}</a>`;
    return html`${gap} ${link} `;
  });
  const text = fill(answer.page, { page: counted(page + 1, place.language), pages: counted(pages, place.language) });
  return html`<nav class="turning" aria-label="${text}">
    ${turn(page - 1, buttons.previous, 'prev')} ${numbers} ${turn(page + 1, buttons.next, 'next')}
  </nav>`;
}

/** The first, the last, and those beside a page. */
function numbersAround(page: number, pages: number): number[] {
  const near = [0, page - 1, page, page + 1, pages - 1].filter((one) => one >= 0 && one < pages);
  return [...new Set(near)].sort((a, b) => a - b);
}
