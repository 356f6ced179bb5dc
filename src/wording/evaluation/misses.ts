/** What the page of an evaluation says of the questions that went wrong. */
export interface MissWording {
  readonly misses: {
    readonly title: string;
    readonly none: string;
    /** `{count}` questions, which can be opened. */
    readonly hint: string;
    readonly language: string;
    readonly every: string;
    readonly notFirst: string;
    readonly notFirstHint: string;
    readonly refused: string;
    readonly refusedHint: string;
    readonly answered: string;
    readonly answeredHint: string;
    /** Instead of a rank. */
    readonly notQuoted: string;
    readonly rank: string;
    readonly score: string;
    readonly shownFirst: string;
    /** `{count}` more quotes. */
    readonly more: string;
    readonly bestNotShown: string;
    readonly nothingFound: string;
    /** Where the passage is not in the library as it is now. */
    readonly gone: string;
    /** Heading above the pieces of text that an answer must hold. */
    readonly gold: string;
    readonly noGold: string;
    readonly absent: string;
    readonly headline: string;
    readonly split: string;
    /** Where the passage with the gold was left: `{place}` and `{score}`. */
    readonly quoted: string;
    readonly rankedRefused: string;
    readonly rankedLeft: string;
    readonly notRanked: string;
  };
}
