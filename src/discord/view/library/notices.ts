import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Button } from '../buttons.js';
import { rowOf } from '../buttons.js';
import { type Line, textDisplays } from '../lines.js';
import { fitMessage, type MessageView } from '../message.js';

/** Characters of a title in a notice. */
export const noticeTitle = 150;

/** A few lines, with buttons below. */
export function noticeWith(lines: readonly Line[], buttons: readonly Button[] = []): MessageView {
  return fitMessage((): readonly APIMessageTopLevelComponent[] => [...textDisplays(lines), ...rowOf(buttons)]);
}
