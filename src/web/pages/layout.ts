import { languages } from '../../language/languages.js';
import { wordingIn } from '../../wording/wordings.js';
import { type Asset, iconFile, scriptFile, styleFile } from '../assets/assets.js';
import { dirOfLanguage } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { addressIn, type Place, samePage } from '../place.js';

export interface Page {
  /** Of the browser's window, before the reader's name. */
  readonly title: string;
  /** Which page of the navigation it is. */
  readonly current: 'ask' | 'library' | 'evaluation' | null;
  readonly main: Markup;
  /** Whether it is laid out wider than text is read. */
  readonly isWide?: boolean;
  /** A style that this page needs besides. */
  readonly style?: Asset;
  /** Whether search engines may list it. */
  readonly isListed: boolean;
}

/** A whole page. Nothing in it comes from another host, and nothing of it needs a script. */
export function renderPage({ title, current, main, isListed, isWide = false, style }: Page, place: Place): string {
  const { base, language, hasEvaluation } = place;
  const { web, evaluation } = wordingIn(language);
  const link = (path: string, name: string, isCurrent: boolean): Markup =>
    isCurrent
      ? html`<a href="${addressIn(place, path)}" aria-current="page">${name}</a>`
      : html`<a href="${addressIn(place, path)}">${name}</a>`;
  return html`<!doctype html>
    <html lang="${language}" dir="${dirOfLanguage(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${isListed ? null : html`<meta name="robots" content="noindex" />`}
        <title>${title} · Isnad</title>
        <link rel="stylesheet" href="${base}/${styleFile.name}" />
        ${style === undefined ? null : html`<link rel="stylesheet" href="${base}/${style.name}" />`}
        <link rel="icon" href="${base}/${iconFile.name}" type="image/svg+xml" />
        <script src="${base}/${scriptFile.name}" defer></script>
      </head>
      <body ${isWide ? html`class="wide"` : null}>
        <a class="skip" href="#content">${web.skip}</a>
        <header class="top">
          <a class="brand" href="${addressIn(place, '/')}" lang="en">Isnad <bdi lang="ar">إسناد</bdi></a>
          ${
            place.isPublic
              ? html`<nav aria-label="${web.navigation}">
                  ${link('/', web.ask.title, current === 'ask')}
                  ${link('/library', web.library.title, current === 'library')}
                  ${hasEvaluation ? link('/evaluation', evaluation.title, current === 'evaluation') : null}
                </nav>`
              : null
          }
        </header>
        <main id="content" tabindex="-1">${main}</main>
        <footer>
          <nav class="languages" aria-label="${web.languageChoice}">${languageLinks(place)}</nav>
        </footer>
      </body>
    </html>`.source;
}

function languageLinks(place: Place): Markup[] {
  return languages.map((language) => {
    const current = language === place.language ? html` aria-current="true"` : null;
    const address = samePage(place, { lang: language });
    return html`<a
      href="${address}"
      hreflang="${language}"
      lang="${language}"
      dir="${dirOfLanguage(language)}"
      ${current}
      >${wordingIn(language).languageName}</a
    > `;
  });
}

/** A page that only says something. */
export function noticePage(text: string, place: Place): string {
  const main = html`<h1 class="notice">${text}</h1>`;
  return renderPage({ title: text, current: null, main, isListed: false }, place);
}
