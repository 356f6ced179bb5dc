import { wordingIn } from '../../wording/wordings.js';
import { actionsOf } from '../answering/answer-state.js';
import type { ButtonAction } from '../components/custom-id.js';
import { placeOf, scopeAt } from '../place.js';
import { completeAnswer, promiseAnswer } from '../replies.js';
import { noticeView } from '../view/notice.js';
import { answerOf, componentsOf, type Press } from './press.js';

/** Records what a member thinks of an answer, and says so once it is stored. */
export async function vote(
  { interaction, services }: Press,
  { helpful, language }: ButtonAction & { kind: 'vote' },
): Promise<void> {
  await promiseAnswer(interaction, { isPrivate: true });
  const shown = actionsOf(componentsOf(interaction)).flatMap((action) =>
    action.kind === 'context' ? [action.quote.passage] : [],
  );
  const library = await services.session.reader(await scopeAt(placeOf(interaction), services.records));
  const passages = await library.passages(shown);
  const outcome = await services.records.votes.put({
    answer: answerOf(interaction),
    person: interaction.user.id,
    server: interaction.guildId,
    helpful,
    reports: [...new Set(passages.map(({ report }) => report.id))],
  });
  const { votes } = wordingIn(language);
  const words = { new: votes.thanks, changed: votes.changed, same: votes.same }[outcome];
  await completeAnswer(interaction, noticeView(words));
}
