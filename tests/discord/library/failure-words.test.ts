import { describe, expect, it } from 'vitest';
import { libraryFailure } from '../../../src/discord/library/failure-words.js';
import { type ErrorIdentifier, IsnadError } from '../../../src/errors.js';
import { languages } from '../../../src/language/languages.js';
import { fill } from '../../../src/wording/wording.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { oddFiles } from '../../documents/odd-files.js';

const limits = { reports: 7, textBytes: 3 * 1024 * 1024 };
const kinds: readonly string[] = ['text', 'markdown', 'html', 'pdf', 'docx'];

/** Everything that a file can get besides being read, and what adding it can. */
const identifiers = new Set<string>([
  ...oddFiles.flatMap(({ gets }) => gets).filter((one) => !kinds.includes(one)),
  ...['report-known', 'report-unknown', 'report-too-long', 'report-damaged', 'server-library-full'],
  ...['citation-invalid', 'export-invalid', 'file-download-failed', 'file-scanned', 'file-encrypted', 'busy'],
]);

describe('failures that moderators can mend', () => {
  it.each([...identifiers])('are told in every language, with nothing left to fill in: %s', (identifier) => {
    for (const language of languages) {
      const error = new IsnadError(identifier as ErrorIdentifier, 'Something is wrong.');
      const told = libraryFailure(error, wordingIn(language), limits)!;
      expect(fill(told.words, { ...told.values, ...told.markup })).not.toMatch(/[{}]/);
    }
  });

  it('name the limits that hold', () => {
    const told = libraryFailure(new IsnadError('server-library-full', ''), wordingIn('en'), limits);
    expect(told?.values).toEqual({ reports: 7, megabytes: '3' });
  });

  it('are no others', () => {
    for (const error of [new Error('defect'), new IsnadError('library-damaged', ''), new IsnadError('stopping', '')])
      expect(libraryFailure(error, wordingIn('en'), limits)).toBeNull();
  });
});
