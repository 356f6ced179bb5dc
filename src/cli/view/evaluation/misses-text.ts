import { missesOf } from '../../../evaluation/misses.js';
import { bestScore, type Outcome } from '../../../evaluation/outcome.js';
import { visible } from '../../../language/visible.js';
import { none } from '../../../web/evaluation/numbers.js';

/** What went wrong, a question a line, with tabs between: how, the best passage's score, id, language, question. */
export function missesText(outcomes: readonly Outcome[]): string {
  const lines = missesOf(outcomes).map(({ kind, outcome }) => {
    const how = kind === 'not-first' ? `rank ${outcome.rank ?? none}` : kind;
    const { id, lang, question } = outcome.question;
    return [how, bestScore(outcome).toFixed(2), ...[id, lang, question].map(visible)].join('\t');
  });
  return lines.map((line) => `${line}\n`).join('');
}
