import { ButtonStyle } from 'discord.js';
import type { Fields } from './fields.js';

const styles = Object.values(ButtonStyle).filter((style) => typeof style === 'number');

const unicodeEmoji = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** An emoji by its name or id. */
export function checkEmoji(holder: Fields): void {
  const emoji = holder.child('emoji');
  if (emoji === undefined) return;
  const { name, id } = emoji.object;
  const isCustom = typeof id === 'string' && /^\d{17,20}$/u.test(id);
  const isUnicode = typeof name === 'string' && (unicodeEmoji.test(name) || unicodeEmoji.test(`${name}\ufe0f`));
  if (!isCustom && !isUnicode) emoji.wrong('name', 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}

/** A button: a custom id, or an address, or a product, by its style; a label or an emoji. */
export function checkButton(button: Fields): void {
  const style = button.choice(
    'style',
    styles.map((each) => Number(each)),
    true,
  );
  const label = button.text('label', { most: 80 });
  button.boolean('disabled');
  checkEmoji(button);
  const { object } = button;
  const has = (name: string): boolean => object[name] !== undefined && object[name] !== null;
  if (style === undefined) return;
  if (style === Number(ButtonStyle.Link)) {
    button.url('url', { most: 512, required: true, schemes: ['http', 'https', 'discord'] });
    if (has('custom_id')) {
      button.wrong(
        'custom_id',
        'BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  } else if (style === Number(ButtonStyle.Premium)) {
    button.text('sku_id', { least: 1, most: 20, required: true });
  } else {
    button.text('custom_id', { least: 1, most: 100, required: true });
    if (has('url')) {
      button.wrong('url', 'BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE', 'A custom id and url cannot both be specified');
    }
  }
  if (style !== Number(ButtonStyle.Premium) && isMissing(button, label) && !has('emoji')) {
    button.wrong('label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
  }
}

/** Whether a button has no label, one that is refused for its length not counted. */
function isMissing({ object }: Fields, label: string | undefined): boolean {
  return label === '' || typeof object['label'] !== 'string';
}
