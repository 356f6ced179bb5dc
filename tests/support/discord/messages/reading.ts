import { ComponentType } from 'discord.js';
import { numberOf, objectsOf, isObject, textOf, type Json, type JsonObject } from '../json.js';
import type { Message } from './message.js';

/** All components with the nested ones, in the order in which they stand. */
export function everyComponent(components: Json | undefined): JsonObject[] {
  return objectsOf(components).flatMap((component) => [
    component,
    ...everyComponent(component['components']),
    ...(isObject(component['accessory']) ? everyComponent([component['accessory']]) : []),
    ...(isObject(component['component']) ? everyComponent([component['component']]) : []),
  ]);
}

/** The text of a message as a reader has it: its content, or its text displays, each from a line of its own. */
export function shownText(message: Message): string {
  const displays = everyComponent(message.body.components)
    .filter(({ type }) => type === ComponentType.TextDisplay)
    .map(({ content }) => textOf(content));
  return [message.body.content, ...displays].filter((text) => text !== '').join('\n');
}

export interface ShownButton {
  readonly label: string;
  /** Null for links. */
  readonly customId: string | null;
  readonly url: string | null;
  readonly disabled: boolean;
  readonly style: number;
}

/** A message's buttons, in the order in which they stand. */
export function buttonsOf(message: Message): ShownButton[] {
  return everyComponent(message.body.components)
    .filter(({ type }) => type === ComponentType.Button)
    .map((button) => ({
      label: textOf(button['label']),
      customId: typeof button['custom_id'] === 'string' ? button['custom_id'] : null,
      url: typeof button['url'] === 'string' ? button['url'] : null,
      disabled: button['disabled'] === true,
      style: numberOf(button['style']),
    }));
}

/** A message's or modal's component of this custom id, or a button of this label. */
export function componentOf(components: Json | undefined, customIdOrLabel: string): JsonObject | undefined {
  const all = everyComponent(components).filter((component) => typeof component['custom_id'] === 'string');
  return (
    all.find((component) => component['custom_id'] === customIdOrLabel) ??
    all.find((component) => component['label'] === customIdOrLabel)
  );
}
