import { type APIContainerComponent, ComponentType } from 'discord.js';
import type { NearestTopic } from '../../answer/answer.js';
import type { Wording } from '../../wording/wording.js';
import { rowOf } from './buttons.js';
import { citationLines, titleLine } from './citation.js';
import { colours } from './colours.js';
import { say, textDisplays } from './lines.js';
import { fitMessage, type MessageView, type TextLimits } from './message.js';
import { type Asked, voteButtons } from './votes.js';

/** A question that nothing in the reports answers. */
export interface ShownNothing extends Asked {
  readonly nearest: readonly NearestTopic[];
  /** Greetings and thanks, which ask nothing. */
  readonly isSmallTalk: boolean;
  /** Whether only a part of the reports was searched. */
  readonly isFiltered: boolean;
}

const topicsNamed = 3;

/** Says that nothing was found, names the nearest reports as what they are, and how to ask better. It quotes nothing. */
export function nothingView(shown: ShownNothing, wording: Wording): MessageView {
  const { nothing } = wording;
  if (shown.isSmallTalk) return { components: textDisplays([say('', nothing.smallTalk)]) };
  return fitMessage((limits) => [
    ...textDisplays([say('', nothing.message), ...(shown.isFiltered ? [say('', nothing.withinFilter)] : [])]),
    ...topics(shown.nearest.slice(0, topicsNamed), limits, wording),
    ...textDisplays([say('-# ', nothing.advice)]),
    ...rowOf(voteButtons(shown, wording)),
  ]);
}

function topics(nearest: readonly NearestTopic[], limits: TextLimits, wording: Wording): APIContainerComponent[] {
  if (nearest.length === 0) return [];
  return [
    {
      type: ComponentType.Container,
      accent_color: colours.nothing,
      components: [
        ...textDisplays([say('-# ', wording.nothing.nearest)]),
        ...nearest.flatMap(({ report }) => textDisplays([titleLine(report, limits), ...citationLines(report, limits)])),
      ],
    },
  ];
}
