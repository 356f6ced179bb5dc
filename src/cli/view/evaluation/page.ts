import type { Comparison } from '../../../evaluation/compare.js';
import type { Estimate } from '../../../evaluation/estimate.js';
import type { EvaluationRow } from '../../../evaluation/evaluate.js';
import { missesOf } from '../../../evaluation/misses.js';
import { bestScore, isAnswerable, type Outcome } from '../../../evaluation/outcome.js';
import type { EvaluationRun } from '../../../evaluation/run.js';
import { answeringScore } from '../../../answer/judge.js';
import { reasonInWords } from './gold-notes.js';
import { html, Markup } from '../../../web/markup.js';
import { counted, inPercent, rangeInPercent } from './numbers.js';
import { barChart, scoreChart } from './page-charts.js';
import { comparisonSection } from './page-comparison.js';
import { figuresTable, wordsList } from './page-figures.js';
import { missesSection } from './page-misses.js';
import { pageStyle } from './page-style.js';

/**
 * An evaluation as one page of HTML that needs nothing beside it: no script, no font, no network, which its own policy forbids as well. It holds
 * passages of the reports, those that were returned for the questions that went wrong.
 */
export function renderPage(run: EvaluationRun, comparison: Comparison | null = null): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${run.questionsFile} · Isnad evaluation</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          ${header(run)} ${comparison === null ? null : comparisonSection(comparison)} ${barsSection(run.rows)}
          ${scoresSection(run.outcomes)}
          <section>
            <h2>Figures</h2>
            <p class="soft">The ranges are 95 % intervals.</p>
            ${figuresTable(run.rows)}
          </section>
          ${missesSection(missesOf(run.outcomes))} ${goldSection(run.outcomes)}
          <section>
            <h2>What the figures mean</h2>
            ${wordsList()}
          </section>
          <footer>
            Made by Isnad ${run.program}. This page quotes the reports: share it with those who may read them.
          </footer>
        </main>
      </body>
    </html> `;
  return page.source;
}

function header(run: EvaluationRun): Markup {
  const all = run.rows.find(({ of }) => of === 'all');
  const { model, corpus } = run;
  const facts = [
    ['Asked', `${run.askedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
    ['Questions', `${run.outcomes.length}`],
    ['Reports', `${corpus.reports}, in ${counted(corpus.passages, 'passage')}`],
    ['Model', `${model.name}, ${model.dimension} dimensions`],
  ] as const;
  return html`<header>
    <p class="brand">Isnad evaluation</p>
    <h1>${run.questionsFile}</h1>
    ${all === undefined ? null : html`<p class="lead">${summary(all)}</p>`}
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${all === undefined ? null : html`<div class="cards">${cardsOf(all)}</div>`}
  </header>`;
}

function summary({ answerable, unanswerable, hitAt1, refused }: EvaluationRow): string {
  const times = (of: Estimate, count: number): string => `${Math.round(of.value * count)} of ${count}`;
  const found =
    hitAt1 === null
      ? []
      : [`The right passage came first for ${times(hitAt1, answerable)} questions that the reports answer.`];
  const honest =
    refused === null ? [] : [`${times(refused, unanswerable)} questions that they do not answer were refused.`];
  return [...found, ...honest].join(' ');
}

function cardsOf(all: EvaluationRow): (Markup | null)[] {
  const card = (name: string, estimate: Estimate | null, what: string, colour: 'one' | 'two'): Markup | null =>
    estimate === null
      ? null
      : html`<div class="card ${colour}">
          <span class="name">${name}</span><b>${inPercent(estimate.value)} %</b> <span>${rangeInPercent(estimate)}</span
          ><span>${what}</span>
        </div>`;
  return [
    card('hit@1', all.hitAt1, 'right passage first', 'one'),
    card('hit@3', all.hitAt3, 'among the first three', 'one'),
    card('hit@5', all.hitAt5, 'among the first five', 'one'),
    card('answered', all.answered, 'not refused', 'one'),
    card('highlight', all.highlighted, 'right sentence marked', 'one'),
    card('refused', all.refused, 'where nothing answers', 'two'),
  ];
}

function barsSection(rows: readonly EvaluationRow[]): Markup {
  const found = { title: 'Right passage first (hit@1)', colour: 'one' } as const;
  const honest = { title: 'Refused where nothing answers', colour: 'two' } as const;
  return html`<section>
    <h2>${rows.some(({ of }) => of === 'group') ? 'By language and group' : 'By language'}</h2>
    <p class="soft">
      A thin line is the 95 % interval: where lines overlap widely, a difference may be chance. Behind each name, how
      many questions there are.
    </p>
    <div class="pair">
      ${barChart(rows, { ...found, count: ({ answerable }) => answerable, estimate: ({ hitAt1 }) => hitAt1 })}
      ${barChart(rows, { ...honest, count: ({ unanswerable }) => unanswerable, estimate: ({ refused }) => refused })}
    </div>
  </section>`;
}

function scoresSection(outcomes: readonly Outcome[]): Markup {
  const above = (some: readonly Outcome[]): string =>
    `${some.filter((outcome) => bestScore(outcome) >= answeringScore).length} of ${some.length}`;
  const answerable = outcomes.filter(isAnswerable);
  const others = outcomes.filter((outcome) => !isAnswerable(outcome));
  return html`<section>
    <h2>Scores</h2>
    <figure>
      <ul class="key">
        <li><i style="background: var(--one)"></i>answerable, right passage best</li>
        <li><i style="background: var(--one-soft)"></i>answerable, another passage best</li>
        <li><i style="background: var(--two)"></i>nothing answers</li>
      </ul>
      ${scoreChart(outcomes)}
      <figcaption>
        Score of the best passage for each question. The floor is at ${answeringScore.toFixed(2)}: ${above(answerable)}
        answerable questions and ${above(others)} unanswerable ones reach it.
      </figcaption>
    </figure>
  </section>`;
}

function goldSection(outcomes: readonly Outcome[]): Markup | null {
  const pieces = outcomes.flatMap(({ question, gold }) => gold.unquotable.map((one) => ({ id: question.id, one })));
  if (pieces.length === 0) return null;
  return html`<section>
    <h2>Gold to mend</h2>
    <p class="soft">No quote can ever hold these pieces: look for typing errors, or choose a shorter piece.</p>
    <ul class="plain">
      ${pieces.map(({ id, one }) => html`<li>${id}: <bdi>${one.piece}</bdi> ${reasonInWords(one)}.</li>`)}
    </ul>
  </section>`;
}
