import { ComponentType } from 'discord.js';
import { languageName } from '../../../language/language-name.js';
import type { Language } from '../../../language/languages.js';
import type { ImportedDocument } from '../../../reports/document/read-document.js';
import { remarkInWords } from '../../../reports/remark.js';
import type { Wording } from '../../../wording/wording.js';
import { writeLibraryId } from '../../components/library-id.js';
import { actionButton, rowOf } from '../buttons.js';
import { colours } from '../colours.js';
import { type Line, line, say, textDisplays } from '../lines.js';
import { fitMessage, type MessageView, type TextLimits } from '../message.js';
import { passageLines } from '../quote.js';
import { shortenLine, shownParts } from '../shorten.js';

/** What was read from a document, waiting for a yes. */
export interface ShownUpload {
  readonly document: ImportedDocument;
  /** What it is asked back by. */
  readonly upload: string;
  /** Language of the interface. */
  readonly language: Language;
}

/** Lines that are shown at most. */
const mostLines = 10;
/** Characters from which the beginning of the text is taken. */
const beginning = 2000;

/** What was recognised of a report and what was left out of it, with buttons to add it or not. */
export function uploadView({ document, upload, language }: ShownUpload, wording: Wording): MessageView {
  const { add } = wording.library;
  return fitMessage((limits) => [
    ...textDisplays([say('', add.check)]),
    {
      type: ComponentType.Container,
      accent_color: colours.reading,
      components: [
        ...textDisplays(citationLines(document, limits, language, wording)),
        { type: ComponentType.Separator, divider: true },
        ...textDisplays([say('-# ', add.begins), ...beginningOf(document.text, limits)]),
        ...textDisplays(strippedLines(document, limits, wording)),
        ...textDisplays(remarkLines(document, wording)),
      ],
    },
    ...uploadButtons(upload, wording),
  ]);
}

/** The buttons by which an upload is added, or dropped. */
export const uploadButtons = (upload: string, { library: { add } }: Wording) =>
  rowOf([
    actionButton(add.addButton, writeLibraryId({ kind: 'add', upload })),
    actionButton(add.cancelButton, writeLibraryId({ kind: 'cancel', upload })),
  ]);

function citationLines(
  { citation, paragraphs }: ImportedDocument,
  limits: TextLimits,
  language: Language,
  { library: { add } }: Wording,
): Line[] {
  const field = (words: string, value: string | null, most: number): Line =>
    say('', words, { value: shortenLine(value ?? '', most) || add.unknown });
  return [
    line('### ', shortenLine(citation.title, limits.title)),
    field(add.outlet, citation.outlet, limits.outlet),
    field(add.author, citation.author, limits.outlet),
    field(add.date, citation.published, limits.outlet),
    field(add.link, citation.url, limits.title),
    say('', add.paragraphs, { count: paragraphs, language: languageName(citation.language, language) }),
  ];
}

function beginningOf(text: string, limits: TextLimits): Line[] {
  const first = text.slice(0, beginning);
  return passageLines(first, [], shownParts(first, [], limits.quote), '> ');
}

function strippedLines(
  { stripped }: ImportedDocument,
  limits: TextLimits,
  { library: { add } }: Wording,
): readonly Line[] {
  if (stripped.length === 0) return [];
  const shown = stripped.slice(0, mostLines).map(({ text }) => line('-# ', shortenLine(text, limits.outlet) || '…'));
  return [
    say('', add.stripped, { count: stripped.length }),
    ...shown,
    ...(stripped.length > mostLines ? [line('-# ', '…')] : []),
  ];
}

function remarkLines({ remarks }: ImportedDocument, { library: { add } }: Wording): readonly Line[] {
  if (remarks.length === 0) return [];
  return [
    say('', add.remarks),
    ...remarks.map((remark) => {
      const { words, values } = remarkInWords(remark, add);
      return say('-# ', words, values);
    }),
  ];
}
