import { answeringScore } from '../../answer/judge.js';
import type { Estimate } from '../../evaluation/estimate.js';
import { bestScore } from '../../evaluation/outcome.js';
import type { SavedOutcome, SavedRow, SavedRun } from '../../evaluation/saved-run.js';
import { fill } from '../../wording/wording.js';
import { counted } from '../formats.js';
import { html, type Markup } from '../markup.js';
import { barChart, scoreChart } from './charts.js';
import { figuresTable, meaningsList } from './figures.js';
import { missesSection } from './misses.js';
import { inPercent, rangeInPercent } from './numbers.js';
import type { EvaluationTexts } from './texts.js';
import type { EvaluationView } from './view.js';

/** What an evaluation says at a glance: what was asked of what, and the figures of all questions. */
export function overview(run: SavedRun, view: EvaluationView): Markup {
  const all = run.rows.find(({ of }) => of === 'all');
  const { words, language } = view;
  const { model, corpus } = run;
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.asked, `${run.askedAt.slice(0, 16).replace('T', ' ')} UTC`],
    [words.facts.questions, counted(run.outcomes.length, language)],
    [words.facts.reports, counted(corpus.reports, language)],
    [words.facts.passages, counted(corpus.passages, language)],
    [words.facts.model, model.name],
    [words.facts.dimensions, counted(model.dimension, language)],
  ];
  return html`${all === undefined ? null : html`<p class="lead">${summary(all, view)}</p>`}
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
      )}
    </dl>
    ${all === undefined ? null : html`<div class="cards">${cardsOf(all, view)}</div>`}`;
}

function summary({ answerable, unanswerable, hitAt1, refused }: SavedRow, { words }: EvaluationView): string {
  const said = (text: string, of: Estimate | null, all: number): string[] =>
    of === null ? [] : [fill(text, { count: Math.round(of.value * all), all })];
  return [...said(words.foundFirst, hitAt1, answerable), ...said(words.refusedRightly, refused, unanswerable)].join(
    ' ',
  );
}

function cardsOf(all: SavedRow, { words }: EvaluationView): (Markup | null)[] {
  const card = (name: string, estimate: Estimate | null, what: string, colour: 'one' | 'two'): Markup | null =>
    estimate === null
      ? null
      : html`<div class="card ${colour}">
          <span class="name"><bdi>${name}</bdi></span
          ><b><bdi>${inPercent(estimate.value)} %</bdi></b> <span><bdi>${rangeInPercent(estimate)}</bdi></span
          ><span>${what}</span>
        </div>`;
  return [
    card('hit@1', all.hitAt1, words.says.first, 'one'),
    card('hit@3', all.hitAt3, words.says.three, 'one'),
    card('hit@5', all.hitAt5, words.says.five, 'one'),
    card(words.answered, all.answered, words.says.answered, 'one'),
    card(words.highlight, all.highlighted, words.says.highlight, 'one'),
    card(words.refused, all.refused, words.says.refused, 'two'),
  ];
}

/** Everything below the overview: by language, scores, all figures, what went wrong, what the figures mean. */
export function details(run: SavedRun, texts: EvaluationTexts, view: EvaluationView): Markup {
  const { words } = view;
  return html`${barsSection(run.rows, view)} ${scoresSection(run.outcomes, view)}
    <section>
      <h2>${words.figures}</h2>
      <p class="soft">${words.ranges}</p>
      ${figuresTable(run.rows, view)}
    </section>
    ${missesSection(run, texts, view)}
    <section>
      <h2>${words.meanings.title}</h2>
      ${meaningsList(view)}
    </section>`;
}

function barsSection(rows: readonly SavedRow[], view: EvaluationView): Markup {
  const { words } = view;
  const found = { title: words.foundTitle, colour: 'one' } as const;
  const honest = { title: words.refusedTitle, colour: 'two' } as const;
  return html`<section>
    <h2>${rows.some(({ of }) => of === 'group') ? words.byLanguageAndGroup : words.byLanguage}</h2>
    <p class="soft">${words.intervals}</p>
    <div class="pair">
      ${barChart(rows, { ...found, count: ({ answerable }) => answerable, estimate: ({ hitAt1 }) => hitAt1 }, view)}
      ${barChart(rows, { ...honest, count: ({ unanswerable }) => unanswerable, estimate: ({ refused }) => refused }, view)}
    </div>
  </section>`;
}

function scoresSection(outcomes: readonly SavedOutcome[], view: EvaluationView): Markup {
  const { scores } = view.words;
  const above = (some: readonly SavedOutcome[]): number =>
    some.filter((outcome) => bestScore(outcome) >= answeringScore).length;
  const answerable = outcomes.filter(({ gold }) => gold.length > 0);
  const others = outcomes.filter(({ gold }) => gold.length === 0);
  const values = {
    floor: answeringScore.toFixed(2),
    ...{ above: above(answerable), answerable: answerable.length },
    ...{ aboveToo: above(others), unanswerable: others.length },
  };
  return html`<section>
    <h2>${scores.title}</h2>
    <figure>
      <ul class="key">
        <li><i class="of-one"></i>${scores.right}</li>
        <li><i class="of-one-soft"></i>${scores.wrong}</li>
        <li><i class="of-two"></i>${scores.nothing}</li>
      </ul>
      ${scoreChart(outcomes, view)}
      <figcaption>${fill(scores.caption, values)}</figcaption>
    </figure>
  </section>`;
}
