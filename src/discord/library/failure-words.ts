import { IsnadError } from '../../errors.js';
import { megabytes, mostFileBytes, mostReportBytes } from '../../indexing/server/limits.js';
import type { ServerLimits } from '../../indexing/server/limits.js';
import type { Wording } from '../../wording/wording.js';
import { inlineCode } from 'discord.js';

/** What a moderator is told, with what stands in it: values as text, and commands as Discord text. */
export interface FailureWords {
  readonly words: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly markup?: Readonly<Record<string, string>>;
}

/** Endings of the files that reports are read from. */
const kinds = '.txt, .md, .html, .pdf, .docx';

/**
 * What is told of a failure that a moderator can do something about; null of any other.
 * @param most bytes of a file
 */
export function libraryFailure(
  error: unknown,
  { library, failures }: Wording,
  limits: ServerLimits,
  most = mostFileBytes,
): FailureWords | null {
  if (!(error instanceof IsnadError)) return null;
  const told = library.failures;
  switch (error.identifier) {
    case 'file-empty':
      return { words: told.fileEmpty };
    case 'file-too-large':
      return { words: told.fileTooLarge, values: { most: megabytes(most) } };
    case 'file-type-unknown':
    case 'file-binary':
      return { words: told.fileType, values: { kinds } };
    case 'file-encoding':
    case 'file-unreadable':
    case 'report-damaged':
      return { words: told.fileUnreadable };
    case 'file-encrypted':
      return { words: told.fileEncrypted };
    case 'file-scanned':
      return { words: told.fileScanned };
    case 'file-bomb':
      return { words: told.fileBomb };
    case 'file-download-failed':
      return { words: told.download };
    case 'report-without-title':
      return { words: told.noTitle, markup: { title: inlineCode('title') } };
    case 'report-without-text':
      return { words: told.noText };
    case 'report-known':
      return { words: told.known };
    case 'report-unknown':
      return { words: told.unknown };
    case 'report-too-long':
      return { words: told.tooLong, values: { most: megabytes(mostReportBytes) } };
    case 'server-library-full':
      return { words: told.full, values: { reports: limits.reports, megabytes: megabytes(limits.textBytes) } };
    case 'citation-invalid':
      return { words: told.citation };
    case 'export-invalid':
      return { words: told.exportInvalid, markup: { export: inlineCode('/library export') } };
    case 'busy':
      return { words: failures.busy };
    default:
      return null;
  }
}
