import type { AnySelectMenuInteraction, ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Audience } from '../moderators.js';
import type { Services } from '../services.js';

export type ComponentInteraction = ButtonInteraction | AnySelectMenuInteraction | ModalSubmitInteraction;

/** A component that somebody used, with what it needs. */
export interface Use<Interaction extends ComponentInteraction = ComponentInteraction> {
  readonly interaction: Interaction;
  readonly services: Services;
}

type Handle<Interaction extends ComponentInteraction, Action> = (
  use: Use<Interaction>,
  action: Action,
) => Promise<void>;

interface ComponentParts<Action> {
  /** Names them in the log. */
  readonly name: string;
  /** What their `custom_id`s begin with: a version, then a letter. No other's begins so. */
  readonly prefix: string;
  /** Who may use them. It is checked whenever one is used. */
  readonly for: Audience;
  /** Reads a whole `custom_id`; null where it is none of these, whoever made it. Never throws. */
  readonly read: (customId: string) => Action | null;
  /** What each kind of component does. A kind without it is refused as a forgery would be. */
  readonly button?: Handle<ButtonInteraction, Action>;
  readonly select?: Handle<AnySelectMenuInteraction, Action>;
  readonly modal?: Handle<ModalSubmitInteraction, Action>;
}

/** Buttons, selects and modals of one feature. */
export interface Components {
  readonly name: string;
  readonly prefix: string;
  readonly for: Audience;
  /** What using one does, ready to be done; null where the `custom_id` and the kind of the component do not say. */
  readonly actionOf: (use: Use) => (() => Promise<void>) | null;
}

/**
 * Declares the components of a feature. All that an action needs stands in its `custom_id`, so that it works after a restart. It may come
 * from anybody and from another server: an action names nothing but what its server, or its scope, has.
 */
export function defineComponents<Action>({ read, button, select, modal, ...rest }: ComponentParts<Action>): Components {
  return {
    name: rest.name,
    prefix: rest.prefix,
    for: rest.for,
    actionOf({ interaction, services }) {
      const action = read(interaction.customId);
      if (action === null) return null;
      if (interaction.isButton()) return button === undefined ? null : () => button({ interaction, services }, action);
      if (interaction.isModalSubmit())
        return modal === undefined ? null : () => modal({ interaction, services }, action);
      return select === undefined ? null : () => select({ interaction, services }, action);
    },
  };
}

/** The components that a `custom_id` belongs to. */
export function componentsFor(customId: string, all: readonly Components[]): Components | undefined {
  return all.find(({ prefix }) => customId.startsWith(prefix));
}
