import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { limits } from '../limits.js';
import { shortenLine } from './shorten.js';

export type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;

/** A button that does something, unless it is disabled. */
export function actionButton(label: string, customId: string, disabled = false): Button {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shortenLine(label, limits.buttonLabel),
    custom_id: customId,
    ...(disabled ? { disabled } : {}),
  };
}

/** A button that opens an address. */
export function linkButton(label: string, url: string): Button {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: shortenLine(label, limits.buttonLabel), url };
}

/** Buttons in a row; no row for none. */
export function rowOf(buttons: readonly Button[]): APIActionRowComponent<Button>[] {
  return buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: [...buttons] }];
}

/** Previous and next, as long as there is more than one page. At an end, the button that leads nowhere is disabled. */
export function pageButtons(
  { page, pages }: { readonly page: number; readonly pages: number },
  words: { readonly previous: string; readonly next: string },
  customId: (page: number) => string,
): Button[] {
  if (pages < 2) return [];
  const previous = Math.max(0, page - 1);
  const next = Math.min(pages - 1, page + 1);
  return [
    actionButton(words.previous, customId(previous), page <= 0),
    actionButton(words.next, customId(next), page >= pages - 1),
  ];
}
