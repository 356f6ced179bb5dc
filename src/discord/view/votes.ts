import type { Language } from '../../language/languages.js';
import type { Wording } from '../../wording/wording.js';
import { writeCustomId } from '../components/custom-id.js';
import type { FilterKey } from '../components/filter-key.js';
import { actionButton, type Button } from './buttons.js';

/** What a vote has to know of the answer that it is about. */
export interface Asked {
  /** Language of the interface. */
  readonly language: Language;
  /** Discord id of the person who asked. */
  readonly asker: string;
  readonly filter: FilterKey;
}

/** Helpful and not helpful. */
export function voteButtons({ language, asker, filter }: Asked, { buttons }: Wording): Button[] {
  const id = (helpful: boolean): string => writeCustomId({ kind: 'vote', helpful, language, asker, filter });
  return [actionButton(buttons.helpful, id(true)), actionButton(buttons.notHelpful, id(false))];
}
