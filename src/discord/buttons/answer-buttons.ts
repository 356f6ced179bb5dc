import { type ButtonAction, prefixOf, readCustomId } from '../components/custom-id.js';
import { type Components, defineComponents } from '../components/define.js';
import type { Press } from './press.js';
import { showContext } from './show-context.js';
import { turnAnswerPage, turnReportPage } from './turn-page.js';
import { vote } from './vote.js';

type ActionOf<Kind extends ButtonAction['kind']> = ButtonAction & { readonly kind: Kind };

function answerButton<Kind extends ButtonAction['kind']>(
  kind: Kind,
  button: (press: Press, action: ActionOf<Kind>) => Promise<void>,
): Components {
  const isOfKind = (action: ButtonAction | null): action is ActionOf<Kind> => action?.kind === kind;
  return defineComponents({
    name: kind,
    prefix: prefixOf(kind),
    for: 'everybody',
    read(customId) {
      const action = readCustomId(customId);
      return isOfKind(action) ? action : null;
    },
    button,
  });
}

/** The buttons of answers and reports. */
export const answerButtons: readonly Components[] = [
  answerButton('page', turnAnswerPage),
  answerButton('report', turnReportPage),
  answerButton('context', showContext),
  answerButton('vote', vote),
];
