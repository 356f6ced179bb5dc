import type { Answer, NearestTopic, ScoredQuote } from '../../answer/answer.js';
import { byReport } from '../../answer/by-report.js';
import { quoteAddress, reportAddress } from '../../answer/reader-address.js';
import { directionOf } from '../../language/direction.js';
import { outsideLink } from '../../reports/outside-link.js';
import { fill } from '../../wording/wording.js';
import { wordingIn } from '../../wording/wordings.js';
import { dirOf, ownWords } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { addressIn, type Place } from '../place.js';
import { citationLine } from './citation.js';
import { markedText } from './marked-text.js';
import { pageLinks } from './page-links.js';

export interface AnsweredQuestion {
  readonly answer: Answer;
  readonly isSmallTalk: boolean;
  readonly isFiltered: boolean;
  /** From 0. */
  readonly page: number;
}

/** Quotes that an answer shows at once, as in Discord. */
export const quotesOnPage = 3;

/** The answer: its quotes with their citations, or that nothing was found, with the nearest topics as what they are. */
export function answerSection(answered: AnsweredQuestion, place: Place): Markup {
  return answered.answer.answered ? quotesSection(answered, place) : nothingSection(answered, place);
}

function quotesSection({ answer, page }: AnsweredQuestion, place: Place): Markup {
  const wording = wordingIn(place.language);
  const pages = Math.ceil(answer.quotes.length / quotesOnPage);
  const shown = Math.min(page, pages - 1);
  let number = shown * quotesOnPage;
  const quotes = answer.quotes.slice(number, number + quotesOnPage);
  const reports = byReport(quotes).map((group) => {
    const first = number + 1;
    number += group.length;
    return reportQuotes(group, first, place);
  });
  return html`<section class="answer" aria-labelledby="answer">
    <h2 id="answer">${wording.web.ask.answer}</h2>
    ${reports} ${pageLinks({ page: shown, pages }, place)}
    <p class="verbatim">${wording.answer.verbatim}</p>
  </section>`;
}

function reportQuotes(quotes: readonly ScoredQuote[], firstNumber: number, place: Place): Markup | null {
  const wording = wordingIn(place.language);
  const [first] = quotes;
  if (first === undefined) return null;
  const { report } = first;
  const title = report.title === '' ? report.file : report.title;
  const source = outsideLink(report.url);
  return html`<article class="source">
    <div dir="${dirOf(directionOf(title))}">
      <h3 lang="${report.language}"><a href="${addressIn(place, quoteAddress(first))}">${title}</a></h3>
      ${citationLine(report, place, wording)}
    </div>
    ${quotes.map((quote, index) => quoteOf(quote, firstNumber + index, place))}
    ${
      source === null
        ? null
        : html`<p class="deeds"><a href="${source}" rel="noopener noreferrer external">${wording.buttons.open}</a></p>`
    }
  </article>`;
}

function quoteOf(quote: ScoredQuote, number: number, place: Place): Markup {
  const { answer, web } = wordingIn(place.language);
  const address = addressIn(place, quoteAddress(quote));
  const [best] = quote.highlights;
  const within = { start: 0, end: quote.text.length };
  const marked = best === undefined ? null : { start: best.start - quote.start, end: best.end - quote.start };
  const words = markedText(quote.text, within, { quote: marked, best: null });
  return html`<figure class="quote ${quote.confidence}">
    <blockquote cite="${address}" lang="${quote.report.language}" dir="${dirOf(directionOf(quote.text))}">
      ${words}
    </blockquote>
    <figcaption>
      <span class="label">[${number}]</span> <span>${fill(answer.paragraph, { number: quote.paragraph })}</span>
      <span class="confidence">${answer[quote.confidence]}</span>
      <a href="${address}">${web.ask.read}</a>
    </figcaption>
  </figure>`;
}

function nothingSection({ answer, isSmallTalk, isFiltered }: AnsweredQuestion, place: Place): Markup {
  const { nothing } = wordingIn(place.language);
  if (isSmallTalk) return html`<p class="notice" role="status">${nothing.smallTalk}</p>`;
  return html`<section class="answer nothing">
    <p class="notice" role="status">${nothing.message}</p>
    ${isFiltered ? html`<p>${nothing.withinFilter}</p>` : null} ${nearestTopics(answer.nearest, place)}
    <p class="hint">${nothing.advice}</p>
  </section>`;
}

function nearestTopics(nearest: readonly NearestTopic[], place: Place): Markup | null {
  const wording = wordingIn(place.language);
  if (nearest.length === 0) return null;
  return html`<h2 class="small">${wording.nothing.nearest}</h2>
    <ul class="topics">
      ${nearest.map(
        ({ report }) =>
          html`<li>
            <p>
              <a href="${addressIn(place, reportAddress(report.id))}">${ownWords(report.title, report.language)}</a>
            </p>
            ${citationLine(report, place, wording)}
          </li>`,
      )}
    </ul>`;
}
