import type { APIMessageTopLevelComponent } from 'discord.js';
import { plainText } from '../../preview/markdown.js';
import type { MessageView } from '../../src/discord/view/message.js';
import type { Message } from '../../tests/support/discord/messages/message.js';
import { containersOf, piecesOf, quotesShown, seen } from '../../tests/support/read-view.js';

/** Marks and controls of the writing direction: a message has its own, and leaves out those of reports. */
const withoutMarks = (text: string): string => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

/** What reports say and have said: a quote may be of the version that was there a moment ago. */
export class KnownTexts {
  readonly #byTitle = new Map<string, Set<string>>();
  #checked = 0;

  /** How many quotes were held against their reports. */
  get checked(): number {
    return this.#checked;
  }

  add(title: string, text: string): void {
    const shown = seen(title);
    this.#byTitle.set(shown, (this.#byTitle.get(shown) ?? new Set()).add(withoutMarks(text)));
  }

  /** The quotes of a message that are not in the report under whose title they stand, word for word. */
  wrongIn(message: Message): string[] {
    const view = { components: message.body.components as unknown as readonly APIMessageTopLevelComponent[] };
    return containersOf(view).flatMap((container) => this.#wrongIn(container));
  }

  #wrongIn(container: MessageView): string[] {
    const quotes = quotesShown(container);
    if (quotes.length === 0) return [];
    const heading = piecesOf(container).find(({ kind }) => kind === 'heading 3');
    const title = heading === undefined ? '' : seen(plainText([heading]));
    const texts = [...(this.#byTitle.get(title) ?? [])];
    return quotes.flatMap((quote) => {
      this.#checked += 1;
      const parts = withoutMarks(plainText([quote]))
        .split(/\n|\[…\]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const isSlice = parts.length > 0 && texts.some((text) => parts.every((part) => text.includes(part)));
      return isSlice ? [] : [`“${parts.join(' ')}” under “${title}”`];
    });
  }
}
