import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { citationLengths } from '../../../indexing/server/citation.js';
import type { ReportEntry } from '../../../library/library.js';
import type { Wording } from '../../../wording/wording.js';
import { writeLibraryId } from '../../components/library-id.js';
import { hashOf } from '../../components/filter-key.js';

/** What a window asks for, by the names of its fields. */
export type WindowField = 'title' | 'outlet' | 'author' | 'date' | 'link' | 'text';

const longest = { ...citationLengths, date: 20, link: citationLengths.url, text: 4000 } as const;

interface FieldSettings {
  readonly value?: string | null | undefined;
  readonly required?: boolean;
  readonly hint?: string;
}

function field(name: WindowField, label: string, { value, required = false, hint }: FieldSettings): APILabelComponent {
  const filled = value?.slice(0, longest[name]) ?? '';
  return {
    type: ComponentType.Label,
    label,
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: name === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required,
      max_length: longest[name],
      ...(filled === '' ? {} : { value: filled }),
      ...(hint === undefined ? {} : { placeholder: hint }),
    },
  };
}

/** What was given with a command, for a window that asks for the rest. */
export type GivenCitation = Readonly<Record<'title' | 'outlet' | 'date' | 'link', string | undefined>>;

/** A window into which a report's text is pasted. */
export function pasteWindow(
  given: GivenCitation,
  { library: { add } }: Wording,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeLibraryId({ kind: 'paste' }),
    title: add.pasteTitle,
    components: [
      field('title', add.titleLabel, { value: given.title }),
      field('text', add.textLabel, { required: true, hint: add.textHint }),
      field('outlet', add.outletLabel, { value: given.outlet }),
      field('date', add.dateLabel, { value: given.date }),
      field('link', add.linkLabel, { value: given.link }),
    ],
  };
}

/** A window with what is cited of a report. */
export function editWindow(entry: ReportEntry, { library }: Wording): APIModalInteractionResponseCallbackData {
  const { add, change } = library;
  return {
    custom_id: writeLibraryId({ kind: 'edit', report: hashOf(entry.id) }),
    title: change.editTitle,
    components: [
      field('title', add.titleLabel, { value: entry.title, required: true }),
      field('outlet', add.outletLabel, { value: entry.outlet }),
      field('author', add.authorLabel, { value: entry.author }),
      field('date', add.dateLabel, { value: entry.published }),
      field('link', add.linkLabel, { value: entry.url }),
    ],
  };
}
