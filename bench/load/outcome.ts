import type { APIMessageTopLevelComponent } from 'discord.js';
import { answerStateOf } from '../../src/discord/answering/answer-state.js';
import type { Wording } from '../../src/wording/wording.js';
import { wordings } from '../../src/wording/wordings.js';
import type { InteractionHandle } from '../../tests/support/discord/driver/handle.js';

/** What became of a question: quotes, nothing found, turned away with a word, failed with a word, or no word at all. */
export type OutcomeKind = 'quotes' | 'nothing' | 'busy' | 'cooldown' | 'failed' | 'unanswered';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** Milliseconds from the question to its first response; null without one in Discord's time. */
  readonly acknowledgedAfter: number | null;
  /** Milliseconds from the question to what it was told; null where it was told nothing. */
  readonly finalAfter: number | null;
}

/** Waits for what becomes of a question. @param patience milliseconds */
export async function outcomeOf(handle: InteractionHandle, patience: number): Promise<Outcome> {
  try {
    const { text, message, acknowledgedAfter, finalAfter } = await handle.response(patience);
    const components = (message?.body.components ?? []) as unknown as readonly APIMessageTopLevelComponent[];
    return { kind: kindOf(text, components), acknowledgedAfter, finalAfter };
  } catch {
    const { acknowledgement } = handle.interaction;
    return { kind: 'unanswered', acknowledgedAfter: acknowledgement?.after ?? null, finalAfter: null };
  }
}

function kindOf(text: string, components: readonly APIMessageTopLevelComponent[]): OutcomeKind {
  if ((answerStateOf(components)?.quotes.length ?? 0) > 0) return 'quotes';
  const written = text.replace(directionMarks, '');
  const says = (words: (wording: Wording) => string): boolean =>
    Object.values(wordings).some((wording) => written.startsWith(beginningOf(words(wording))));
  if (says(({ nothing }) => nothing.message) || says(({ nothing }) => nothing.smallTalk)) return 'nothing';
  if (says(({ failures }) => failures.busy)) return 'busy';
  if (says(({ failures }) => failures.cooldown) || says(({ failures }) => failures.serverCooldown)) return 'cooldown';
  return 'failed';
}

/** Marks around lines that are written from right to left. */
const directionMarks = /[\u200e\u200f\u2066-\u2069]/g;

/** What stands before the first value of a text. */
const beginningOf = (words: string): string => words.split('{', 1)[0] ?? words;
