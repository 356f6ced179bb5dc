import type { ButtonInteraction } from 'discord.js';
import { wordingIn } from '../../wording/wordings.js';
import { commandMentions } from '../answering/command-mentions.js';
import type { ChatContext } from '../commands/context.js';
import type { Use } from '../components/define.js';
import type { ForgetAction } from '../components/stored-id.js';
import { languageOf } from '../events/interaction-language.js';
import { placeOf, settingsAt } from '../place.js';
import { answerPrivately, completeAnswer, promiseAnswer, promiseChange } from '../replies.js';
import { noticeView } from '../view/notice.js';
import { forgetView, privacyView } from '../view/privacy.js';

/** `/privacy show`: what is stored of who asks. */
export async function runPrivacyShow({ interaction, services }: ChatContext): Promise<void> {
  const language = await languageOf(interaction, services);
  await promiseAnswer(interaction, { isPrivate: true });
  const { keepsQuestions, questionDays } = await settingsAt(placeOf(interaction), services.records);
  const command = await commandMentions(interaction.client, services);
  const shown = {
    votes: await services.records.votes.countOf(interaction.user.id),
    questionDays: keepsQuestions ? questionDays : null,
    graceDays: services.graceDays,
    deleteCommand: command('privacy delete'),
  };
  await completeAnswer(interaction, privacyView(shown, wordingIn(language)));
}

/** `/privacy delete`: asks first. */
export async function runPrivacyDelete({ interaction, services }: ChatContext): Promise<void> {
  const language = await languageOf(interaction, services);
  await promiseAnswer(interaction, { isPrivate: true });
  const asker = interaction.user.id;
  const votes = await services.records.votes.countOf(asker);
  await completeAnswer(interaction, forgetView({ votes, asker, language }, wordingIn(language)));
}

/** Deletes the votes of who presses the button, everywhere. Nobody else's button does it: it is seen by one person alone. */
export async function forgetVotes(
  { interaction, services }: Use<ButtonInteraction>,
  { language, asker }: ForgetAction,
): Promise<void> {
  const { privacy, failures } = wordingIn(language);
  if (interaction.user.id !== asker) {
    await answerPrivately(interaction, noticeView(failures.outdatedButton));
    return;
  }
  await promiseChange(interaction);
  const votes = await services.records.votes.deleteOf(asker);
  services.log.info({ votes }, 'The votes of a person are deleted.');
  await completeAnswer(interaction, noticeView(privacy.deleted, { votes }));
}
