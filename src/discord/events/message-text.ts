import type { Message } from 'discord.js';

const customEmoji = /<a?:\w+:\d+>/g;

/** The words of a message: its content, or what its embeds say, with names instead of mentions, without custom emoji. */
export function textOfMessage({ cleanContent, embeds }: Pick<Message, 'cleanContent' | 'embeds'>): string {
  const embedded = embeds.map(({ title, description }) => [title, description].filter(Boolean).join('\n'));
  const text = cleanContent.trim() === '' ? embedded.join('\n') : cleanContent;
  return text.replace(customEmoji, ' ').trim();
}

/** What a message asks, without the mention of the bot that it is addressed with. */
export function questionOfMessage({ cleanContent }: Pick<Message, 'cleanContent'>, botName: string): string {
  return textOfMessage({ cleanContent: cleanContent.replaceAll(`@${botName}`, ' '), embeds: [] });
}
