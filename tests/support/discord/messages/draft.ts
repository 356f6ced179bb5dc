import { isList, isObject, objectsOf, textOf, type Json, type JsonObject, plain } from '../json.js';
import { Issues, refusals, type Path } from '../refusal.js';
import { checkMessageComponents } from '../validation/components.js';
import { checkEmbeds } from '../validation/embeds.js';
import { Fields } from '../validation/fields.js';
import { checkAllowedMentions } from '../validation/mentions.js';
import { numberComponents } from './component-ids.js';
import { messageFlag, type Attachment, type MessageBody } from './message.js';

/** A file of a request, not kept yet. */
export interface UploadedFile {
  /** The `n` of `files[n]`. */
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface DraftRules {
  /** Where in the request's body the message stands. */
  readonly path: Path;
  /** Flags that may be set on a new message. */
  readonly settable: number;
  readonly files: readonly UploadedFile[];
  /** Keeps a file and gives it its address. */
  readonly keepFile: (file: UploadedFile, description: string | null) => Attachment;
}

const mostFiles = 10;
const largestFile = 10 * 1024 * 1024;
const mostContent = 2000;
const empty: MessageBody = { content: '', embeds: [], components: [], attachments: [], flags: 0 };

/** Flags of a new message: those that may be set and no others. */
function newFlags(fields: Fields, settable: number): number {
  const flags = fields.integer('flags', { least: 0, most: 2 ** 31 - 1 }) ?? 0;
  if ((flags & ~settable) !== 0) {
    fields.wrong('flags', 'BASE_TYPE_CHOICES', `Only the flags ${String(settable)} can be set here.`);
  }
  return flags;
}

/** Flags after an edit: previews on or off, Components V2 only on; everything else stays as it was. */
function editedFlags(fields: Fields, current: MessageBody): number {
  const kept = current.flags & ~messageFlag.loading;
  const flags = fields.integer('flags', { least: 0, most: 2 ** 31 - 1 });
  if (flags === undefined) return kept;
  const previews = flags & messageFlag.suppressEmbeds;
  return (kept & ~messageFlag.suppressEmbeds) | previews | (flags & messageFlag.componentsV2);
}

const nameOf = (url: string): string => url.replace(/[^\w.-]/gu, '_');

/** The attachments that stay on a message: all of them, or those an edit lists. */
function keptAttachments(body: JsonObject, current: MessageBody): readonly Attachment[] {
  const listed = body['attachments'];
  if (listed === undefined) return current.attachments;
  const ids = new Set(objectsOf(listed).map(({ id }) => plain(id)));
  return current.attachments.filter(({ id }) => ids.has(id));
}

function checkFiles(fields: Fields, files: readonly UploadedFile[], kept: number): void {
  if (files.some(({ bytes }) => bytes.length > largestFile)) throw refusals.tooLarge();
  if (files.length + kept > mostFiles) {
    fields.wrong('attachments', 'BASE_TYPE_MAX_LENGTH', `Must be ${String(mostFiles)} or fewer in length.`);
  }
  for (const attachment of fields.objects('attachments', { most: mostFiles })) {
    attachment.text('description', { most: 1024 });
    attachment.text('filename', { most: 1024 });
  }
}

const legacyFields = ['content', 'embeds', 'sticker_ids', 'poll'];

const isFilled = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(isList(value) && value.length === 0);

function refuseLegacy(fields: Fields, merged: MessageBody): void {
  const wrong = (name: string): void => {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    fields.wrong(name, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  };
  for (const name of legacyFields) if (isFilled(fields.object[name])) wrong(name);
  // What stood in the message before counts too: it has to be emptied in the same edit.
  if (!isFilled(fields.object['content']) && merged.content !== '') wrong('content');
  if (!isFilled(fields.object['embeds']) && merged.embeds.length > 0) wrong('embeds');
}

/**
 * The message that a request asks for, new or edited, checked against everything that Discord checks.
 * Throws the refusal that Discord would answer.
 */
export function draftMessage(body: JsonObject, current: MessageBody | null, rules: DraftRules): MessageBody {
  const issues = new Issues();
  const fields = new Fields(body, rules.path, issues);
  const before = current ?? empty;
  const flags = current === null ? newFlags(fields, rules.settable) : editedFlags(fields, before);
  const isV2 = (flags & messageFlag.componentsV2) !== 0;
  const kept = keptAttachments(body, before);
  const given = (name: string): boolean => body[name] !== undefined;
  fields.text('content', { most: mostContent });
  fields.boolean('tts');
  checkEmbeds(fields);
  checkAllowedMentions(fields);
  checkFiles(fields, rules.files, kept.length);
  const files = new Set([...kept, ...rules.files].map(({ filename }) => nameOf(filename)));
  checkMessageComponents(fields, isV2, files);
  const merged: MessageBody = {
    content: given('content') ? textOf(body['content']) : before.content,
    embeds: given('embeds') ? objectsOf(body['embeds']) : before.embeds,
    components: given('components') ? objectsOf(body['components']) : before.components,
    attachments: kept,
    flags,
  };
  if (isV2) refuseLegacy(fields, merged);
  issues.refuse();
  refuseEmpty(merged, body, rules.files.length);
  const attachments = [
    ...kept,
    ...rules.files.map((file) => rules.keepFile(renamed(file, body), describe(file, body))),
  ];
  return { ...merged, content: merged.content.trim(), components: numberComponents(merged.components), attachments };
}

function listedFile({ index }: UploadedFile, body: JsonObject): JsonObject | undefined {
  return objectsOf(body['attachments']).find(({ id }) => plain(id) === String(index));
}

const describe = (file: UploadedFile, body: JsonObject): string | null =>
  textOf(listedFile(file, body)?.['description']) || null;

const renamed = (file: UploadedFile, body: JsonObject): UploadedFile => ({
  ...file,
  filename: nameOf(textOf(listedFile(file, body)?.['filename']) || file.filename),
});

function refuseEmpty(merged: MessageBody, body: JsonObject, files: number): void {
  const isV2 = (merged.flags & messageFlag.componentsV2) !== 0;
  const counted = merged.embeds.length + merged.components.length;
  if (merged.content.trim() !== '' || counted > 0) return;
  const attached = merged.attachments.length + files > 0 || isObject(body['poll']);
  if (isV2 || !attached) throw refusals.emptyMessage();
}
