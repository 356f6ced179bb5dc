import { textOf } from '../json.js';
import { type Fields, lengthOf } from './fields.js';

const mostCharacters = 6000;

function checkEmbed(embed: Fields): number {
  const counted = [
    embed.text('title', { most: 256 }),
    embed.text('description', { most: 4096 }),
    embed.child('footer')?.text('text', { least: 1, most: 2048, required: true }),
  ];
  embed.url('url');
  embed.integer('color', { least: 0, most: 0xffffff });
  const timestamp = embed.text('timestamp', { most: 64 });
  if (timestamp !== undefined && Number.isNaN(Date.parse(timestamp))) {
    embed.wrong('timestamp', 'DATETIME_TYPE_PARSE', `Could not parse ${timestamp}. Should be ISO8601.`);
  }
  const author = embed.child('author');
  counted.push(author?.text('name', { least: 1, most: 256, required: true }));
  author?.url('url');
  for (const name of ['image', 'thumbnail']) {
    embed.child(name)?.url('url', { required: true, schemes: ['http', 'https', 'attachment'] });
  }
  for (const field of embed.objects('fields', { most: 25 })) {
    counted.push(field.text('name', { least: 1, most: 256, required: true }));
    counted.push(field.text('value', { least: 1, most: 1024, required: true }));
    field.boolean('inline');
  }
  return counted.reduce((sum, text) => sum + lengthOf(textOf(text)), 0);
}

/** Embeds: ten at most, each within its lengths, all together within 6000 characters. */
export function checkEmbeds(body: Fields): void {
  let characters = 0;
  for (const embed of body.objects('embeds', { most: 10 })) characters += checkEmbed(embed);
  if (characters <= mostCharacters) return;
  body.wrong('embeds', 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${String(mostCharacters)}`);
}
