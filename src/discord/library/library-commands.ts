import type { AnySelectMenuInteraction, ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import { defineGroup, defineMessageCommand } from '../commands/define.js';
import { hidePassageDeclaration, libraryDeclaration } from '../commands/library.js';
import { type ComponentInteraction, type Components, defineComponents, type Use } from '../components/define.js';
import { type LibraryAction, type LibraryActionKind, libraryPrefix, readLibraryId } from '../components/library-id.js';
import { addPasted, addUpload, cancelUpload, runAdd } from './add.js';
import { runExport, runImport } from './carry.js';
import { keepReport, removeReport, runEdit, runRemove, runRestore, saveCitation, undoRemoval } from './change.js';
import { hidePassages, runHidePassage, undoHidePassages } from './hide-passages.js';
import { runHide, runUnhide, undoHide } from './hide.js';
import { runList, turnList } from './list.js';
import { runShow, turnShown } from './show.js';

/** `/library` */
export const libraryCommand = defineGroup(libraryDeclaration, {
  add: runAdd,
  list: runList,
  show: runShow,
  edit: runEdit,
  remove: runRemove,
  restore: runRestore,
  hide: runHide,
  unhide: runUnhide,
  export: runExport,
  import: runImport,
});

/** "Hide passage" */
export const hidePassageCommand = defineMessageCommand({ ...hidePassageDeclaration, run: runHidePassage });

type ActionOf<Kind extends LibraryActionKind> = LibraryAction & { readonly kind: Kind };
type Handle<Interaction extends ComponentInteraction, Kind extends LibraryActionKind> = (
  use: Use<Interaction>,
  action: ActionOf<Kind>,
) => Promise<void>;

/** The components of one kind, which moderators use. */
function components<Kind extends LibraryActionKind>(
  kind: Kind,
  handles: {
    readonly button?: Handle<ButtonInteraction, Kind>;
    readonly select?: Handle<AnySelectMenuInteraction, Kind>;
    readonly modal?: Handle<ModalSubmitInteraction, Kind>;
  },
): Components {
  const isOfKind = (action: LibraryAction | null): action is ActionOf<Kind> => action?.kind === kind;
  return defineComponents<ActionOf<Kind>>({
    name: `library ${kind}`,
    prefix: libraryPrefix(kind),
    for: 'moderators',
    read(customId) {
      const action = readLibraryId(customId);
      return isOfKind(action) ? action : null;
    },
    ...handles,
  });
}

/** Buttons, selects and windows of `/library`. */
export const libraryComponents: readonly Components[] = [
  components('add', { button: addUpload }),
  components('cancel', { button: cancelUpload }),
  components('paste', { modal: addPasted }),
  components('list', { button: turnList }),
  components('show', { button: turnShown }),
  components('edit', { modal: saveCitation }),
  components('remove', { button: removeReport }),
  components('keep', { button: keepReport }),
  components('restore', { button: undoRemoval }),
  components('unhide', { button: undoHide }),
  components('hidePassages', { select: hidePassages }),
  components('unhidePassages', { button: undoHidePassages }),
];
