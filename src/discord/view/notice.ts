import { say, textDisplays } from './lines.js';
import type { MessageView } from './message.js';
import { shortenLine } from './shorten.js';

/** Characters of a value in a notice. */
const longestValue = 100;

/**
 * A failure or an acknowledgement, in words of the wording.
 * @param values put in for `{names}` as the text that they are, on one line and shortened: what a member typed can neither format nor ping
 * @param markup the same with Discord text, such as a time stamp
 */
export function noticeView(
  words: string,
  values: Readonly<Record<string, string | number>> = {},
  markup: Readonly<Record<string, string>> = {},
): MessageView {
  const short = Object.entries(values).map(
    ([name, value]) => [name, shortenLine(String(value), longestValue)] as const,
  );
  return { components: textDisplays([say('', words, Object.fromEntries(short), markup)]) };
}
