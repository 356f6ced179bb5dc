/** A half-open range `[start, end)` of UTF-16 offsets into a report's `text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a citation is made of. Unknown fields are `null`, never guessed. */
export interface Citation {
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  /** ISO 8601 calendar date, `2016-05-03`. */
  readonly published: string | null;
  readonly url: string | null;
  /** ISO 639-1 code of the text's language, `ar`. */
  readonly language: string;
}

/** One block of a report's text. Subheadings stand in the text but are never quoted. */
export interface Paragraph extends Span {
  readonly kind: 'text' | 'subheading';
}

/** A report as it is stored: every quote is a slice of `text`. */
export interface Report extends Citation {
  /** Slug, unique in a corpus; the file's name without its extension. */
  readonly id: string;
  /** Path of the corpus file, relative to the corpus folder, with `/` between folders. */
  readonly file: string;
  /** The body of the corpus file: NFC, `\n` line ends, paragraphs separated by one blank line. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
}

/** A paragraph, or a run of whole sentences of a long paragraph: what is embedded, found and quoted. */
export interface Passage extends Span {
  /** Place of the passage in its report, from 0; its neighbours are `ordinal - 1` and `ordinal + 1`. */
  readonly ordinal: number;
  /** Number of its paragraph among the report's paragraphs of text (subheadings not counted), from 1. */
  readonly paragraph: number;
  /** The passage's sentences, in order, as spans of the report's text; together they cover all its words. */
  readonly sentences: readonly Span[];
}
