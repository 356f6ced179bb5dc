import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { limits } from '../limits.js';
import { safeLink } from './link.js';
import type { TextLimits } from './message.js';
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

/** Where a report can be read: at its source, and in the reader. */
export interface ReportLinks {
  readonly source: string | null;
  readonly reader: string | null;
}

/** The links that a message may carry, as buttons. Where a report has no source, the reader stands in for it. */
export function sourceButtons(
  links: ReportLinks,
  { readerBesideSource }: Pick<TextLimits, 'readerBesideSource'>,
  words: { readonly open: string; readonly inContext: string },
): Button[] {
  const [source, reader] = [safeLink(links.source), safeLink(links.reader)];
  if (source === null) return reader === null ? [] : [linkButton(words.open, reader)];
  const beside = reader === null || !readerBesideSource ? [] : [linkButton(words.inContext, reader)];
  return [linkButton(words.open, source), ...beside];
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
