import { quoteContext } from '../answering/quote-context.js';
import { readingAt } from '../answering/reading.js';
import type { ButtonAction } from '../components/custom-id.js';
import { turnOf } from '../gate/admit.js';
import { placeOf } from '../place.js';
import { completeAnswer, promiseAnswer } from '../replies.js';
import type { Press } from './press.js';

/** Shows what stands around a quote, to who wants to see it. */
export async function showContext(
  { interaction, services }: Press,
  { quote, language }: ButtonAction & { kind: 'context' },
): Promise<void> {
  await promiseAnswer(interaction, { isPrivate: true });
  const view = await services.queue.submit(turnOf(interaction.guildId, interaction.user.id), async () => {
    const reading = await readingAt(placeOf(interaction), services);
    return quoteContext(quote, language, reading, services);
  });
  await completeAnswer(interaction, view);
}
