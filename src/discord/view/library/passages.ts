import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { StoredPassage } from '../../../library/library.js';
import type { Wording } from '../../../wording/wording.js';
import { writeLibraryId } from '../../components/library-id.js';
import { limits } from '../../limits.js';
import { say, textDisplays } from '../lines.js';
import type { MessageView } from '../message.js';
import { shortenLine } from '../shorten.js';

/** A quote of an answer that can be hidden. */
export interface HideableQuote {
  /** Its number in the answer. */
  readonly number: number;
  readonly passage: StoredPassage;
}

/** A choice of an answer's quotes. */
export function choosePassagesView(quotes: readonly HideableQuote[], { library: { hide } }: Wording): MessageView {
  const choice: APIMessageTopLevelComponent = {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: writeLibraryId({ kind: 'hidePassages' }),
        placeholder: hide.hint,
        min_values: 1,
        max_values: quotes.length,
        options: quotes.map(({ number, passage }) => ({
          value: String(passage.id),
          label: shortenLine(`[${number}] ${passage.text}`, limits.choiceName),
          description: shortenLine(passage.report.title, limits.choiceName) || passage.report.id.slice(0, 100),
        })),
      },
    ],
  };
  return { components: [...textDisplays([say('', hide.ask)]), choice] };
}
