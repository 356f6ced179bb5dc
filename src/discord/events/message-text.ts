interface Embedded {
  readonly title: string | null;
  readonly description: string | null;
}

/** A message's texts, as discord.js gives them. */
export interface WrittenMessage {
  readonly content: string;
  readonly embeds: readonly Embedded[];
  /** What it forwards. */
  readonly messageSnapshots: ReadonlyMap<
    string,
    { readonly content: string | null; readonly embeds: readonly Embedded[] | null }
  >;
}

/**
 * What Discord shows as a name, a picture or a time: people, roles, channels, emoji, commands, times, parts of the server. They belong to
 * the conversation; a member's name among the words of a question would be looked for in the reports.
 */
const replaced = /<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^<:>\n]+:\d+|id:[^<>\n]+)>/g;
const namedLink = /\[([^[\]\n]*)\]\(<?https?:\/\/[^\s()]*\)/g;
const address = /<?https?:\/\/\S+/g;

/**
 * What a message says: its own words, without mentions, emoji and addresses; where it has none, what it forwards or what its embeds say.
 * Empty where it says nothing.
 */
export function textOfMessage({ messageSnapshots, ...message }: WrittenMessage): string {
  const forwarded = [...messageSnapshots.values()].map(textOf).filter((text) => text !== '');
  return wordsOf(message.content) || forwarded.join('\n') || textOf(message);
}

function textOf({ content, embeds }: { content: string | null; embeds: readonly Embedded[] | null }): string {
  const embedded = (embeds ?? []).flatMap(({ title, description }) => [
    wordsOf(title ?? ''),
    wordsOf(description ?? ''),
  ]);
  return wordsOf(content ?? '') || embedded.filter((text) => text !== '').join('\n');
}

function wordsOf(text: string): string {
  return text
    .replace(namedLink, '$1')
    .replace(address, ' ')
    .replace(replaced, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
