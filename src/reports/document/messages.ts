import { type ErrorIdentifier, IsnadError } from '../../errors.js';
import type { ImportedDocument, ImportOverrides } from './import-document.js';
import type { DocumentSource } from './kinds.js';

/** What the reading process is asked. */
export interface ReadingRequest {
  readonly source: DocumentSource;
  readonly overrides: ImportOverrides;
}

/** What it answers, once. */
export type ReadingReply =
  | { readonly kind: 'read'; readonly document: ImportedDocument }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** An error as plain data: classes do not survive the way between processes. */
export interface Refusal {
  readonly identifier: ErrorIdentifier;
  readonly message: string;
  readonly hint: string | undefined;
  readonly cause: string | undefined;
}

/** An error made ready for another process. What is no `IsnadError` is a document that a library stumbled over. */
export function toRefusal(error: unknown, name: string): Refusal {
  const { identifier, message, hint, cause } = error instanceof IsnadError ? error : stumbled(name, error);
  return { identifier, message, hint, cause: cause instanceof Error ? (cause.stack ?? cause.message) : undefined };
}

/** The error that a refusal was made of. */
export function fromRefusal({ identifier, message, hint, cause }: Refusal): IsnadError {
  return new IsnadError(identifier, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause: new Error(cause) }),
  });
}

/** The error for a document that ended its reading in a way that was not foreseen. */
export function stumbled(name: string, cause: unknown): IsnadError {
  return new IsnadError(
    'file-unreadable',
    `${name} cannot be read: it is damaged or made in a way that is not known.`,
    {
      hint: 'Save it again from the program it was made with, or as text, and add that.',
      cause,
    },
  );
}
