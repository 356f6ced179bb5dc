import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import { answerPage } from '../answering/answer-page.js';
import { answerStateOf } from '../answering/answer-state.js';
import { type Reading, readingAt } from '../answering/reading.js';
import { reportPage } from '../answering/report-page.js';
import { placeOf } from '../place.js';
import type { ButtonAction } from '../components/custom-id.js';
import { filterKeyOf, hashOf } from '../components/filter-key.js';
import { turnOf } from '../gate/admit.js';
import { mayUse } from '../moderators.js';
import { completeAnswer, promiseAnswer, promiseChange } from '../replies.js';
import type { MessageView } from '../view/message.js';
import { componentsOf, type Press } from './press.js';

/** Shows another page of an answer: in its place to who asked and to moderators, as a copy of their own to others. */
export function turnAnswerPage(press: Press, action: ButtonAction & { kind: 'page' }): Promise<void> {
  const shown = answerStateOf(componentsOf(press.interaction));
  const { language, asker, quotes, quotesOnPage, page } = action;
  const { filter, heading } = shown ?? { filter: filterKeyOf({}), heading: [] };
  return turn(press, asker, (reading) =>
    answerPage({ language, asker, quotes, quotesOnPage, page, filter, heading }, page, reading, press.services),
  );
}

/** Shows another page of a report, by the same rules. */
export function turnReportPage(press: Press, action: ButtonAction & { kind: 'report' }): Promise<void> {
  const { language, asker, page, report } = action;
  return turn(press, asker, async (reading) => {
    const entry = (await reading.library.reports()).find(({ id }) => hashOf(id) === report);
    return reportPage(entry, page, { language, asker }, reading);
  });
}

async function turn(
  { interaction, services }: Press,
  asker: string,
  page: (reading: Reading) => Promise<MessageView>,
): Promise<void> {
  const { user, guildId, memberPermissions, message } = interaction;
  const mayTurn =
    user.id === asker ||
    // What only one person sees is theirs.
    message.flags.has(MessageFlags.Ephemeral) ||
    memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true ||
    (await mayUse(interaction, 'moderators', services));
  await (mayTurn ? promiseChange(interaction) : promiseAnswer(interaction, { isPrivate: true }));
  const view = await services.queue.submit(turnOf(guildId, user.id), async () =>
    page(await readingAt(placeOf(interaction), services)),
  );
  await completeAnswer(interaction, view);
}
