import { visible } from '../../language/visible.js';

/** What opens or closes formatting, mentions, emoji, links, time stamps and spoilers, wherever it stands. */
const anywhere = /[\\`*_~|<>@[\]():#]/g;
/** List marks count at the beginning of a line only. A stop before a letter makes a host name, and with it an invite. */
const inPlace = /^([^\S\n\r\u2028\u2029]*)([-+])|^([^\S\n\r\u2028\u2029]*\d+)(\.)|()(\.)(?=[\p{L}\p{N}])/gmu;

/**
 * Any text as Discord text that shows these very characters: whatever could format, mention, link or ping has a backslash before it.
 * At most twice as long as the text. Make the text `readable` first.
 */
export function escapeText(text: string): string {
  return text
    .replace(anywhere, '\\$&')
    .replace(inPlace, (_, indent = '', dash = '', number = '', stop = '', none = '', dot = '') =>
      [indent, number, none, '\\', dash, stop, dot].join(''),
    );
}

/**
 * Text of a report as Discord may receive it: its lines, without empty ones; controls of the writing direction left out, other control
 * characters as their pictures, halves of characters as U+FFFD. All other characters stay as they are.
 */
export function readable(text: string): string {
  return text
    .split('\n')
    .map((line) => readableLine(line).trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The same for a line, or a part of one: the spaces at its ends stay. */
export function readableLine(text: string): string {
  return visible(text).replace(/\p{Surrogate}/gu, '\ufffd');
}
