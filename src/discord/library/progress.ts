import type { RepliableInteraction } from 'discord.js';
import { completeAnswer } from '../replies.js';
import type { MessageView } from '../view/message.js';

/** Milliseconds between two changes of a message: Discord takes five in five seconds. */
const interval = 1_500;

/** A message that tells how far something is. */
export interface ProgressMessage {
  /** Tells it when the message may be changed again; what came meanwhile is passed over. */
  readonly update: (done: number, total: number) => void;
  /** Ends the telling: what is shown afterwards is not overtaken. */
  end(): Promise<void>;
}

export function tellProgress(
  interaction: RepliableInteraction,
  viewOf: (done: number, total: number) => MessageView,
): ProgressMessage {
  let last = Number.NEGATIVE_INFINITY;
  let telling: Promise<void> | null = null;
  let isEnded = false;
  return {
    update(done, total) {
      if (isEnded || telling !== null || performance.now() - last < interval) return;
      last = performance.now();
      telling = completeAnswer(interaction, viewOf(done, total))
        // Whether it can be told or not, the work goes on.
        .catch(() => {})
        .finally(() => {
          telling = null;
        });
    },
    async end() {
      isEnded = true;
      await telling;
    },
  };
}
