import type { Quote } from '../../../answer/answer.js';
import type { Miss, MissKind } from '../../../evaluation/misses.js';
import { bestScore, type Outcome, type RankedPassage } from '../../../evaluation/outcome.js';
import { reasonInWords } from './gold-notes.js';
import { html, Markup } from '../../../web/markup.js';
import { counted } from './numbers.js';
import { citation, languageName } from './page-names.js';

const sections: readonly (readonly [MissKind, string, string])[] = [
  [
    'not-first',
    'Answered with another passage first',
    'The right passage came later, or was not among the five quotes. Sometimes the first quote answers as well: then the gold wants completing.',
  ],
  ['refused', 'Refused, though the reports answer', 'The best passage stayed under the floor.'],
  [
    'answered',
    'Answered, though nothing answers',
    'What was quoted for questions that the reports do not answer. Sometimes a quote answers after all: then the question wants gold.',
  ],
];

/** Everything that went wrong, with a choice of languages that needs no script. */
export function missesSection(misses: readonly Miss[]): Markup {
  if (misses.length === 0)
    return html`<h2>What went wrong</h2>
      <p class="nothing">Nothing: every question came out right.</p>`;
  const languages = [...new Set(misses.map(({ outcome }) => outcome.question.lang))];
  return html`<section id="misses">
    <h2>What went wrong</h2>
    <p class="soft">
      ${counted(misses.length, 'question')}. Open one to see what was returned, and the gold beside it.
    </p>
    ${languages.length > 1 ? languageFilter(languages) : null}
    ${sections.map(([kind, title, hint]) => {
      const own = misses.filter((miss) => miss.kind === kind);
      if (own.length === 0) return null;
      return html`<section class="kind">
        <h3>${title}: ${own.length}</h3>
        <p class="soft">${hint}</p>
        ${own.map((miss) => missEntry(miss, languages))}
      </section>`;
    })}
  </section>`;
}

/** Languages are numbered: their codes come from a file and may not be fit for a selector. */
function languageFilter(languages: readonly string[]): Markup {
  const rules = languages.map((_, index) => {
    const chosen = `#misses:has(#show-${index}:checked)`;
    return `${chosen} .miss:not(.in-${index}), ${chosen} .kind:not(:has(.in-${index})) { display: none; }`;
  });
  const choices = languages.map(
    (code, index) => html`<label><input type="radio" name="show" id="show-${index}" />${languageName(code)}</label>`,
  );
  return html`<style>
      ${new Markup(rules.join('\n'))}
    </style>
    <fieldset class="filter">
      <legend>Language of the question</legend>
      <label><input type="radio" name="show" checked="checked" />All</label>${choices}
    </fieldset>`;
}

function missEntry({ kind, outcome }: Miss, languages: readonly string[]): Markup {
  const { question, rank } = outcome;
  const told = kind === 'not-first' ? `${rank === null ? 'not quoted' : `rank ${rank}`} · ` : '';
  return html`<details class="miss in-${languages.indexOf(question.lang)}">
    <summary>
      <span class="asked" lang="${question.lang}" dir="auto">${question.question}</span>
      <span class="told">${told}score ${bestScore(outcome).toFixed(2)}</span>
      <span class="who"
        >${question.id} ·
        ${languageName(question.lang)}${question.kind === undefined ? null : ` · ${question.kind}`}</span
      >
    </summary>
    <div class="pair">
      <div>${returned(outcome)}</div>
      <div>${wanted(kind, outcome)}</div>
    </div>
  </details>`;
}

function returned({ answer, ranking }: Outcome): Markup {
  const [quote] = answer.quotes;
  if (quote !== undefined) {
    const more = answer.quotes.length - 1;
    return html`<h4>Shown first</h4>
      ${passage(quote, highlighted(quote))}${
        more === 0 ? null : html`<p class="cite">${counted(more, 'more quote')} below it.</p>`
      }`;
  }
  const [best] = ranking;
  if (best === undefined) return html`<h4>Nothing was found</h4>`;
  return html`<h4>Best passage, not shown</h4>
    ${passage(best, best.text)}`;
}

function passage(one: Omit<RankedPassage, 'holdsGold'>, text: string | readonly Markup[]): Markup {
  return html`<blockquote lang="${one.report.language}" dir="auto">${text}</blockquote>
    <p class="cite">
      ${citation(one.report, one.paragraph)} · <span class="whole">score ${one.score.toFixed(2)}</span>
    </p>`;
}

/** A quote's text, its highlights marked. */
function highlighted(quote: Quote): Markup[] {
  const parts: Markup[] = [];
  let done = quote.start;
  const textTo = (end: number): string => quote.text.slice(done - quote.start, end - quote.start);
  for (const { start, end } of [...quote.highlights].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    parts.push(html`${textTo(start)}`);
    done = start;
    parts.push(html`<mark>${textTo(end)}</mark>`);
    done = end;
  }
  return [...parts, html`${textTo(quote.end)}`];
}

function wanted(kind: MissKind, outcome: Outcome): Markup {
  if (kind === 'answered')
    return html`<h4>Gold</h4>
      <p class="nothing">None: it should have been refused.</p>`;
  const { places, unquotable } = outcome.gold;
  return html`<h4>Gold</h4>
    <ul class="gold">
      ${places.map(
        ({ piece, report, paragraph }) =>
          html`<li>
            <div class="piece" lang="${report.language}" dir="auto">${piece}</div>
            <p class="cite">${citation(report, paragraph)}</p>
          </li>`,
      )}${unquotable.map(
        (one) =>
          html`<li>
            <div class="piece" dir="auto">${one.piece}</div>
            <p class="cite">This ${reasonInWords(one)}.</p>
          </li>`,
      )}
    </ul>
    <p class="cite">${whereRanked(outcome)}</p>`;
}

/** Where the right passage was left: whether it was ranked too low or refused by the floor decides what is to be mended. */
function whereRanked({ ranking, rank, answer }: Outcome): string {
  const index = ranking.findIndex(({ holdsGold }) => holdsGold);
  const found = ranking[index];
  const scored = found === undefined ? '' : `with score ${found.score.toFixed(2)}`;
  if (rank !== null) return `Quoted at place ${rank}, ${scored}.`;
  if (found === undefined) return 'No passage that holds it was among the ten best.';
  const place = index === 0 ? 'The best passage holds it' : `A passage that holds it was ranked at place ${index + 1}`;
  return `${place}, ${scored}: ${answer.answered ? 'not among the quotes' : 'refused'}.`;
}
