import type { APIMessageTopLevelComponent } from 'discord.js';
import { answerStateOf } from '../../src/discord/answering/answer-state.js';
import type { InteractionHandle } from '../../tests/support/discord/driver/handle.js';
import { saysOneOf } from './said.js';

/** What became of a question: quotes, nothing found, turned away with a word, failed with a word, or no word at all. */
export type OutcomeKind = 'quotes' | 'nothing' | 'busy' | 'cooldown' | 'failed' | 'unanswered';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** When it was asked, in milliseconds since the time origin of this process. */
  readonly askedAt: number;
  /** Milliseconds from the question to its first response; null without one in Discord's time. */
  readonly acknowledgedAfter: number | null;
  /** Milliseconds from the question to what it was told; null where it was told nothing. */
  readonly finalAfter: number | null;
}

/** Waits for what becomes of a question. @param patience milliseconds */
export async function outcomeOf(handle: InteractionHandle, patience: number): Promise<Outcome> {
  const askedAt = performance.now();
  try {
    const { text, message, acknowledgedAfter, finalAfter } = await handle.response(patience);
    const components = (message?.body.components ?? []) as unknown as readonly APIMessageTopLevelComponent[];
    return { kind: kindOf(text, components), askedAt, acknowledgedAfter, finalAfter };
  } catch {
    const { acknowledgement } = handle.interaction;
    return { kind: 'unanswered', askedAt, acknowledgedAfter: acknowledgement?.after ?? null, finalAfter: null };
  }
}

function kindOf(text: string, components: readonly APIMessageTopLevelComponent[]): OutcomeKind {
  if ((answerStateOf(components)?.quotes.length ?? 0) > 0) return 'quotes';
  if (saysOneOf(text, ({ nothing }) => [nothing.message, nothing.smallTalk])) return 'nothing';
  if (saysOneOf(text, ({ failures }) => [failures.busy])) return 'busy';
  if (saysOneOf(text, ({ failures }) => [failures.cooldown, failures.serverCooldown])) return 'cooldown';
  return 'failed';
}
