import type { APIMessageTopLevelComponent, ButtonInteraction } from 'discord.js';
import type { Services } from '../services.js';

/** A button that was pressed, with what it needs. */
export interface Press {
  readonly interaction: ButtonInteraction;
  readonly services: Services;
}

/** The components of the message that a button belongs to, as Discord sent them. */
export const componentsOf = ({ message }: ButtonInteraction): APIMessageTopLevelComponent[] =>
  message.components.map((component) => component.toJSON());
