import type { Comparison } from '../../../evaluation/compare.js';
import type { Outcome } from '../../../evaluation/outcome.js';
import type { EvaluationRun } from '../../../evaluation/run.js';
import { toSavedRun } from '../../../evaluation/saved-run.js';
import { details, overview } from '../../../web/evaluation/sections.js';
import { textsOfRun } from '../../../web/evaluation/texts.js';
import { evaluationView } from '../../../web/evaluation/view.js';
import { html, Markup } from '../../../web/markup.js';
import { reasonInWords } from './gold-notes.js';
import { comparisonSection } from './page-comparison.js';
import { pageStyle } from './page-style.js';

/**
 * An evaluation as one page of HTML that needs nothing beside it: no script, no font, no network, which its own policy forbids as well. It holds
 * passages of the reports, those that were returned for the questions that went wrong.
 */
export function renderPage(run: EvaluationRun, comparison: Comparison | null = null): string {
  const saved = toSavedRun(run);
  // What `isnad eval` says is English, and its page leads nowhere.
  const view = evaluationView('en', (path) => path);
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
          <div class="evaluation">
            <header>
              <p class="brand">Isnad evaluation</p>
              <h1>${run.questionsFile}</h1>
              ${overview(saved, view)}
            </header>
            ${comparison === null ? null : comparisonSection(comparison)} ${goldSection(run.outcomes)}
            ${details(saved, textsOfRun(run), view)}
          </div>
          <footer>
            Made by Isnad ${run.program}. This page quotes the reports: share it with those who may read them.
          </footer>
        </main>
      </body>
    </html> `;
  return page.source;
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
