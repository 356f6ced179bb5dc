import type { APIMessageTopLevelComponent, ButtonInteraction } from 'discord.js';
import type { Use } from '../components/define.js';

/** A button that was pressed, with what it needs. */
export type Press = Use<ButtonInteraction>;

/** Id of the answer that a button belongs to: a page that somebody was shown for themselves belongs to the answer that it was turned from. */
export const answerOf = ({ message }: ButtonInteraction): string =>
  message.interactionMetadata?.interactedMessageId ?? message.id;

/** The components of the message that a button belongs to, as Discord sent them. */
export const componentsOf = ({ message }: ButtonInteraction): APIMessageTopLevelComponent[] =>
  message.components.map((component) => component.toJSON());
