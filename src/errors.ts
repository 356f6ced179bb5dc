/**
 * Every way in which Isnad can fail in front of a person. The identifier is stable: views translate by it, tests and scripts match on it.
 */
export const errorIdentifiers = [
  'setting-invalid',
  'command-invalid',
  'file-missing',
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-encoding',
  'file-type-unknown',
  'file-unreadable',
  'file-encrypted',
  'file-scanned',
  'file-bomb',
  'report-without-title',
  'report-without-text',
  'report-damaged',
  'report-duplicate-id',
  'report-known',
  'report-unknown',
  'report-too-long',
  'citation-invalid',
  'server-library-full',
  'file-download-failed',
  'export-invalid',
  'corpus-missing',
  'corpus-empty',
  'model-missing',
  'model-damaged',
  'model-download-failed',
  'model-access-denied',
  'model-checksum-wrong',
  'model-in-use',
  'model-failed',
  'embedding-invalid',
  'question-empty',
  'question-too-long',
  'library-missing',
  'library-newer',
  'library-damaged',
  'library-busy',
  'library-unreachable',
  'library-changed',
  'library-not-empty',
  'copy-differs',
  'index-damaged',
  'backup-damaged',
  'backup-unsupported',
  'index-newer',
  'reindex-running',
  'server-unknown',
  'questions-damaged',
  'evaluation-damaged',
  'evaluation-unrelated',
  'disk-write-failed',
  'busy',
  'stopping',
  'port-in-use',
  'discord-token-rejected',
  'discord-unreachable',
  'discord-connection-lost',
  'discord-access-missing',
  'discord-rate-limited',
  'shard-ended',
] as const;

export type ErrorIdentifier = (typeof errorIdentifiers)[number];

/**
 * An error that a person is meant to see: `message` names what is wrong, `hint` says what to do next.
 * Anything thrown that is not an `IsnadError` is a defect of the program.
 */
export class IsnadError extends Error {
  override readonly name = 'IsnadError';
  readonly identifier: ErrorIdentifier;
  readonly hint: string | undefined;

  constructor(identifier: ErrorIdentifier, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.identifier = identifier;
    this.hint = options.hint;
  }
}

/** What the operating system or a library calls a failure, such as `ENOENT`; empty where it has no such name. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
