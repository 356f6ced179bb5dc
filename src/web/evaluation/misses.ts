import { type MissKind, missKind } from '../../evaluation/misses.js';
import { bestScore } from '../../evaluation/outcome.js';
import type { SavedOutcome, SavedRun } from '../../evaluation/saved-run.js';
import { languageName } from '../../language/language-name.js';
import { directionOf } from '../../language/direction.js';
import { fill } from '../../wording/wording.js';
import { dirOf } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { placeLine } from './names.js';
import type { EvaluationTexts, ShownPassage } from './texts.js';
import type { EvaluationView } from './view.js';

interface Miss {
  readonly kind: MissKind;
  readonly question: SavedOutcome;
}

/** Languages between which there is a choice: the style has a rule for each. */
export const mostLanguages = 24;

/** Everything that went wrong, with a choice of languages that needs no script. */
export function missesSection({ outcomes }: SavedRun, texts: EvaluationTexts, view: EvaluationView): Markup {
  const { misses: words } = view.words;
  const misses = outcomes.flatMap((question): Miss[] => {
    const kind = missKind(question);
    return kind === null ? [] : [{ kind, question }];
  });
  if (misses.length === 0)
    return html`<section>
      <h2>${words.title}</h2>
      <p class="soft">${words.none}</p>
    </section>`;
  const languages = [...new Set(misses.map(({ question }) => question.lang))];
  const sections: readonly (readonly [MissKind, string, string])[] = [
    ['not-first', words.notFirst, words.notFirstHint],
    ['refused', words.refused, words.refusedHint],
    ['answered', words.answered, words.answeredHint],
  ];
  return html`<section id="misses">
    <h2>${words.title}</h2>
    <p class="soft">${fill(words.hint, { count: misses.length })}</p>
    ${languages.length > 1 && languages.length <= mostLanguages ? languageFilter(languages, view) : null}
    ${sections.map(([kind, title, hint]) => {
      const own = misses.filter((miss) => miss.kind === kind);
      if (own.length === 0) return null;
      return html`<section class="kind">
        <h3>${title} <span class="n">${own.length}</span></h3>
        <p class="soft">${hint}</p>
        ${own.map((miss) => missEntry(miss, { languages, texts, view }))}
      </section>`;
    })}
  </section>`;
}

/** Languages are numbered: their codes come from a file and may not be fit for a selector. */
function languageFilter(languages: readonly string[], { words, language }: EvaluationView): Markup {
  const choices = languages.map(
    (code, index) =>
      html`<label><input type="radio" name="show" id="show-${index}" />${languageName(code, language)}</label>`,
  );
  return html`<fieldset class="choice">
    <legend>${words.misses.language}</legend>
    <label><input type="radio" name="show" checked="checked" />${words.misses.every}</label>${choices}
  </fieldset>`;
}

interface Around {
  readonly languages: readonly string[];
  readonly texts: EvaluationTexts;
  readonly view: EvaluationView;
}

function missEntry({ kind, question }: Miss, around: Around): Markup {
  const { words, language } = around.view;
  const { id, lang, rank, question: asked } = question;
  const place = rank === null ? words.misses.notQuoted : fill(words.misses.rank, { rank });
  const told = kind === 'not-first' ? `${place} · ` : '';
  const score = fill(words.misses.score, { score: bestScore(question).toFixed(2) });
  return html`<details class="miss in-${around.languages.indexOf(lang)}">
    <summary>
      <span class="asked" lang="${lang}" dir="${dirOf(directionOf(asked))}">${asked}</span>
      <span class="told">${told}${score}</span>
      <span class="who"
        ><bdi>${id}</bdi> ·
        ${languageName(lang, language)}${question.kind === undefined ? null : html` · <bdi>${question.kind}</bdi>`}</span
      >
    </summary>
    <div class="pair">
      <div>${returned(question, around)}</div>
      <div>${wanted(kind, question, around)}</div>
    </div>
  </details>`;
}

function returned(question: SavedOutcome, { texts, view }: Around): Markup {
  const { misses: words } = view.words;
  const [quote] = question.quotes;
  const [best] = question.ranking;
  const first = quote ?? best;
  if (first === undefined) return html`<h4>${words.nothingFound}</h4>`;
  const passage = texts.passage(question, first);
  const more = question.quotes.length - 1;
  return html`<h4>${quote === undefined ? words.bestNotShown : words.shownFirst}</h4>
    ${passage === null ? html`<p class="soft">${words.gone}</p>` : passageText(passage, first.score, view)}
    ${more > 0 ? html`<p class="where">${fill(words.more, { count: more })}</p>` : null}`;
}

function passageText(passage: ShownPassage, score: number, view: EvaluationView): Markup {
  const scored = fill(view.words.misses.score, { score: score.toFixed(2) });
  return html`<blockquote lang="${passage.report.language}" dir="${dirOf(directionOf(passage.text))}">
      ${highlighted(passage)}
    </blockquote>
    <p class="where">${placeLine(passage, view)} · <span class="whole">${scored}</span></p>`;
}

/** A passage's text, its highlights marked. */
function highlighted({ text, start: from, end: to, highlights }: ShownPassage): Markup[] {
  const parts: Markup[] = [];
  let done = from;
  const textTo = (end: number): string => text.slice(done - from, end - from);
  for (const { start, end } of [...highlights].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    parts.push(html`${textTo(start)}`);
    done = start;
    parts.push(html`<mark>${textTo(end)}</mark>`);
    done = end;
  }
  return [...parts, html`${textTo(to)}`];
}

function wanted(kind: MissKind, question: SavedOutcome, { texts, view }: Around): Markup {
  const { misses: words } = view.words;
  if (kind === 'answered')
    return html`<h4>${words.gold}</h4>
      <p class="soft">${words.noGold}</p>`;
  const unquotable = new Map(question.unquotable.map(({ piece, reason }) => [piece, reason]));
  const pieces = [...new Set(question.gold)].map((piece) => {
    const reason = unquotable.get(piece);
    const place = reason === undefined ? texts.goldPlace(question, piece) : null;
    const language = place === null ? null : html` lang="${place.report.language}"`;
    const note = reason === undefined ? null : words[reason];
    return html`<li>
      <div class="piece" ${language} dir="${dirOf(directionOf(piece))}">${piece}</div>
      ${place === null ? null : html`<p class="where">${placeLine(place, view)}</p>`}
      ${note === null ? null : html`<p class="where">${note}</p>`}
    </li>`;
  });
  return html`<h4>${words.gold}</h4>
    <ul class="gold">
      ${pieces}
    </ul>
    <p class="where">${whereRanked(question, view)}</p>`;
}

/** Where the right passage was left: whether it was ranked too low or refused by the floor decides what is to be mended. */
function whereRanked({ ranking, rank, answered }: SavedOutcome, { words }: EvaluationView): string {
  const index = ranking.findIndex(({ holdsGold }) => holdsGold);
  const found = ranking[index];
  if (found === undefined) return words.misses.notRanked;
  const score = found.score.toFixed(2);
  if (rank !== null) return fill(words.misses.quoted, { place: rank, score });
  return fill(answered ? words.misses.rankedLeft : words.misses.rankedRefused, { place: index + 1, score });
}
