import { ButtonStyle, ComponentType } from 'discord.js';
import type { Language } from '../../language/languages.js';
import type { Wording } from '../../wording/wording.js';
import { writeForgetId } from '../components/stored-id.js';
import { actionButton, rowOf } from './buttons.js';
import { colours } from './colours.js';
import { say, textDisplays } from './lines.js';
import { fitMessage, type MessageView } from './message.js';
import { noticeView } from './notice.js';

/** What is stored of a person, and where they ask. */
export interface ShownPrivacy {
  /** How many votes of theirs are stored, everywhere. */
  readonly votes: number;
  /** Days that questions are stored where they ask; null where they are not. */
  readonly questionDays: number | null;
  /** Days after which the data of a server that the bot has left is deleted. */
  readonly graceDays: number;
  /** Discord text of the command that deletes their votes. */
  readonly deleteCommand: string;
}

/** Says what is stored of a person. */
export function privacyView(shown: ShownPrivacy, { privacy }: Wording): MessageView {
  const { votes, questionDays, graceDays, deleteCommand } = shown;
  const questions =
    questionDays === null ? say('', privacy.questionsNotKept) : say('', privacy.questionsKept, { days: questionDays });
  const lines = [
    say('### ', privacy.title),
    say('', privacy.votes, { votes }),
    questions,
    say('', privacy.moderation),
    say('', privacy.logs),
    say('', privacy.leaving, { days: graceDays }),
    say('', privacy.howToDelete, {}, { delete: deleteCommand }),
  ];
  return fitMessage(() => [
    { type: ComponentType.Container, accent_color: colours.reading, components: textDisplays(lines) },
  ]);
}

/** Asks a person whether their votes are to be deleted. */
export function forgetView(
  { votes, asker, language }: { readonly votes: number; readonly asker: string; readonly language: Language },
  { privacy }: Wording,
): MessageView {
  if (votes === 0) return noticeView(privacy.nothing);
  const button = actionButton(privacy.confirmButton, writeForgetId({ language, asker }));
  return {
    components: [
      ...textDisplays([say('', privacy.confirm, { votes })]),
      ...rowOf([{ ...button, style: ButtonStyle.Danger } as typeof button]),
    ],
  };
}
