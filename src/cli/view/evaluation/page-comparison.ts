import { languageName } from '../../../language/language-name.js';
import type { ComparedQuestion, Comparison, PairedDifference } from '../../../evaluation/compare.js';
import { changedGroups, differenceInWords, notCompared, runFacts, stateOf } from './comparison-text.js';
import { html, type Markup } from '../../../web/markup.js';
import { counted } from '../../../web/evaluation/numbers.js';

/** What was gained and lost since another run. */
export function comparisonSection(comparison: Comparison): Markup {
  const { before, questions, hitAt1, refused } = comparison;
  return html`<section>
    <h2>Compared with a saved run</h2>
    <p class="soft">
      ${runFacts(before)}, ${counted(questions.length, 'question')} in both.
      ${notCompared(comparison).map(({ what, ids }) => `${what}: ${ids.join(', ')}. `)}
    </p>
    ${difference('hit@1', hitAt1)}${difference('refused', refused)}
    ${changedGroups(questions).map(
      ({ title, changed }) =>
        html`<h3>${title}: ${changed.length}</h3>
          <ul class="changes">
            ${changed.map(changedQuestion)}
          </ul>`,
    )}
  </section>`;
}

function difference(name: string, of: PairedDifference | null): Markup | null {
  if (of === null) return null;
  const [shares = '', ...more] = differenceInWords(of);
  return html`<p><b>${name}</b> ${shares}<br /><span class="soft">${more.join(' ')}</span></p>`;
}

function changedQuestion({ before, now, change }: ComparedQuestion): Markup {
  return html`<li>
    <span class="change ${change}">${stateOf(before)} → ${stateOf(now)}</span>
    <span>
      <bdi lang="${now.lang}">${now.question}</bdi>
      <span class="soft">${now.id} · ${languageName(now.lang, 'en')}</span>
    </span>
  </li>`;
}
