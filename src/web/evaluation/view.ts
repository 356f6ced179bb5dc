import type { Language } from '../../language/languages.js';
import type { EvaluationWording } from '../../wording/evaluation/evaluation.js';
import { wordingIn } from '../../wording/wordings.js';

/** How an evaluation is shown: in which language, and where the reader's addresses begin. */
export interface EvaluationView {
  readonly language: Language;
  readonly words: EvaluationWording;
  /** Makes a link's address of one from the reader's root. */
  readonly addressOf: (path: string) => string;
}

/** Shows an evaluation in a language. */
export function evaluationView(language: Language, addressOf: EvaluationView['addressOf']): EvaluationView {
  return { language, words: wordingIn(language).evaluation, addressOf };
}
