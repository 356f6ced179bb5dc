import type { SavedRun } from '../../evaluation/saved-run.js';
import { evaluationStyleFile } from '../assets/assets.js';
import { details, overview } from '../evaluation/sections.js';
import type { EvaluationTexts } from '../evaluation/texts.js';
import { evaluationView } from '../evaluation/view.js';
import { html } from '../markup.js';
import { addressIn, type Place } from '../place.js';
import { renderPage } from './layout.js';

/** How well questions with known answers were answered, with everything that went wrong. */
export function evaluationPage(run: SavedRun, texts: EvaluationTexts, place: Place): string {
  const view = evaluationView(place.language, (path) => addressIn(place, path));
  const { title, intro } = view.words;
  const main = html`<div class="evaluation">
    <h1>${title}</h1>
    <p class="intro">${intro}</p>
    ${overview(run, view)} ${details(run, texts, view)}
  </div>`;
  const page = {
    title,
    current: 'evaluation',
    main,
    isListed: true,
    isWide: true,
    style: evaluationStyleFile,
  } as const;
  return renderPage(page, place);
}
