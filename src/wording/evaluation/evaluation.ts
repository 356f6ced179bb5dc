import type { MissWording } from './misses.js';

/** What the page says that shows an evaluation. The rules of `Wording` hold here too. Names of figures (hit@1, MRR, nDCG@10) are the field's own. */
export interface EvaluationWording extends MissWording {
  /** Name of the page in the navigation. */
  readonly title: string;
  /** What was done: questions with known answers were asked, and what came back was counted. */
  readonly intro: string;
  /** `{count}` of `{all}` questions. */
  readonly foundFirst: string;
  readonly refusedRightly: string;
  readonly facts: {
    readonly asked: string;
    readonly questions: string;
    readonly reports: string;
    readonly passages: string;
    readonly model: string;
    readonly dimensions: string;
  };
  /** Heads of columns, and names of figures. */
  readonly answerable: string;
  readonly unanswerable: string;
  readonly highlight: string;
  readonly answered: string;
  readonly refused: string;
  /** What the figures say, in a few words each, to stand under them. */
  readonly says: {
    readonly first: string;
    readonly three: string;
    readonly five: string;
    readonly answered: string;
    readonly highlight: string;
    readonly refused: string;
  };
  readonly byLanguage: string;
  readonly byLanguageAndGroup: string;
  /** What the thin lines and the numbers behind names are. */
  readonly intervals: string;
  readonly foundTitle: string;
  readonly refusedTitle: string;
  /** The row of all questions. */
  readonly all: string;
  readonly scores: {
    readonly title: string;
    readonly right: string;
    readonly wrong: string;
    readonly nothing: string;
    /** For those who do not see it. */
    readonly chart: string;
    /** `{floor}`; `{above}` of `{answerable}` questions and `{aboveToo}` of `{unanswerable}` reach it. */
    readonly caption: string;
  };
  readonly figures: string;
  readonly ranges: string;
  readonly table: string;
  readonly meanings: {
    readonly title: string;
    readonly hits: string;
    readonly reciprocalRank: string;
    readonly gain: string;
    readonly highlight: string;
    readonly answered: string;
    readonly refused: string;
    /** The term, and what it means; the `{floor}` is a score. */
    readonly scoreTerm: string;
    readonly score: string;
    readonly intervalTerm: string;
    readonly interval: string;
  };
}
