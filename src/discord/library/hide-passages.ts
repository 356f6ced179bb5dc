import type { AnySelectMenuInteraction, ButtonInteraction } from 'discord.js';
import { answerStateOf } from '../answering/answer-state.js';
import type { MessageContext } from '../commands/context.js';
import type { Use } from '../components/define.js';
import { mostPassages, writeLibraryId } from '../components/library-id.js';
import { placeOf, scopeAt } from '../place.js';
import { actionButton } from '../view/buttons.js';
import { say } from '../view/lines.js';
import { noticeView } from '../view/notice.js';
import { noticeWith } from '../view/library/notices.js';
import { choosePassagesView } from '../view/library/passages.js';
import { setHidden, showPassages } from './hide.js';
import { answerModerator, wholeLibrary } from './moderating.js';

/** "Hide passage": offers the quotes of an answer. */
export function runHidePassage({ interaction, services }: MessageContext): Promise<void> {
  return answerModerator(interaction, services, async ({ wording }) => {
    const { author, components } = interaction.targetMessage;
    const isMine = author.id === interaction.client.user.id;
    const state = isMine ? answerStateOf(components.map((component) => component.toJSON())) : null;
    const ids = state?.quotes.map(({ passage }) => passage) ?? [];
    const library = await services.session.reader(await scopeAt(placeOf(interaction), services.records));
    const quotes = (await library.passages(ids)).map((passage) => ({ passage, number: ids.indexOf(passage.id) + 1 }));
    return quotes.length === 0 ? noticeView(wording.library.hide.none) : choosePassagesView(quotes, wording);
  });
}

/** Quotes were chosen. */
export function hidePassages({ interaction, services }: Use<AnySelectMenuInteraction>): Promise<void> {
  return answerModerator(
    interaction,
    services,
    async (moderating) => {
      const { change, hide } = moderating.wording.library;
      const chosen = interaction.values.slice(0, mostPassages).map(Number).filter(Number.isSafeInteger);
      const hidden = await setHidden(chosen, true, await wholeLibrary(interaction, services), moderating);
      if (hidden.length === 0) return noticeView(hide.already);
      return noticeWith(
        [say('', hide.passages, { count: hidden.length })],
        [actionButton(change.undoButton, writeLibraryId({ kind: 'unhidePassages', passages: hidden }))],
      );
    },
    { change: true },
  );
}

/** That is taken back. */
export function undoHidePassages(
  { interaction, services }: Use<ButtonInteraction>,
  { passages }: { readonly passages: readonly number[] },
): Promise<void> {
  return answerModerator(
    interaction,
    services,
    async (moderating) => showPassages(passages, await wholeLibrary(interaction, services), moderating),
    { change: true },
  );
}
