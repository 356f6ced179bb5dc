/** Real paragraphs of so few words are cries and captions; headlines have up to so many. */
const wordsOfCaption = 4;
const wordsOfHeadline = 12;

/** A full stop, question or exclamation mark, colon or ellipsis, with closing quotes and brackets behind it. */
const endsSentence = /[.!?؟۔…:؛][\s\p{Pe}\p{Pf}"']*$/u;

/** Whether a passage is only a headline that the page did not mark as one, a caption or a fragment, and no telling sentence. */
export function isStub(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.length ?? 0;
  return words <= wordsOfCaption || (words <= wordsOfHeadline && !endsSentence.test(text));
}
