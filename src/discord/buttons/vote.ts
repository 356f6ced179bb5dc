import { MessageFlags } from 'discord.js';
import { wordingIn } from '../../wording/wordings.js';
import { actionsOf } from '../answering/answer-state.js';
import type { ButtonAction } from '../components/custom-id.js';
import { messageOf } from '../send.js';
import { noticeView } from '../view/notice.js';
import { componentsOf, type Press } from './press.js';

/** Records what a member thinks of an answer, and says so once it is stored. */
export async function vote(
  { interaction, services }: Press,
  { helpful, language }: ButtonAction & { kind: 'vote' },
): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const shown = actionsOf(componentsOf(interaction)).flatMap((action) =>
    action.kind === 'context' ? [action.quote.passage] : [],
  );
  const passages = await services.library.passages(shown);
  const outcome = await services.records.vote({
    answer: interaction.message.id,
    person: interaction.user.id,
    server: interaction.guildId,
    helpful,
    reports: [...new Set(passages.map(({ report }) => report.id))],
  });
  const { votes } = wordingIn(language);
  const words = { new: votes.thanks, changed: votes.changed, same: votes.same }[outcome];
  await interaction.editReply(messageOf(noticeView(words)));
}
