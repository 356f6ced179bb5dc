import { ComponentType } from 'discord.js';
import type { Wording } from '../../wording/wording.js';
import { colours } from './colours.js';
import { type Line, say, textDisplays } from './lines.js';
import { fitMessage, type MessageView } from './message.js';

/** What help tells besides the wording. */
export interface ShownHelp {
  readonly reports: number;
  readonly outlets: number;
  /** Days of the oldest and the newest report, ISO dates; null where no report has one. */
  readonly from: string | null;
  readonly to: string | null;
  /** Discord text of commands and of the bot's mention. */
  readonly commands: {
    readonly ask: string;
    readonly report: string;
    readonly sources: string;
    readonly privacy: string;
    readonly mention: string;
  };
}

/** What the bot does and does not do, how to ask it, what its notes mean, what it keeps. */
export function helpView({ commands, reports, outlets, from, to }: ShownHelp, { help }: Wording): MessageView {
  const sections: readonly (readonly Line[])[] = [
    [say('### ', help.title), say('', help.does), say('', help.doesNot)],
    [say('### ', help.howToTitle), ...help.howTo.map((how) => say('', how, {}, commands))],
    [
      say('### ', help.confidenceTitle),
      say('', help.strongMeans),
      say('', help.possibleMeans),
      say('', help.confidenceLimits),
    ],
    [say('### ', help.privacyTitle), say('', help.privacy, {}, commands)],
    from === null || to === null ? [] : [say('-# ', help.library, { reports, outlets, from, to })],
  ];
  return fitMessage(() => [
    {
      type: ComponentType.Container,
      accent_color: colours.reading,
      components: sections.flatMap((lines) => textDisplays(lines)),
    },
  ]);
}
