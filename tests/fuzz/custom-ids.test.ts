import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readCustomId, writeCustomId } from '../../src/discord/components/custom-id.js';
import { filterOf } from '../../src/discord/components/filter-key.js';
import { readLibraryId, writeLibraryId } from '../../src/discord/components/library-id.js';
import { readSettingsId, writeSettingsId } from '../../src/discord/components/settings-id.js';
import {
  readDownloadId,
  readForgetId,
  writeDownloadId,
  writeForgetId,
} from '../../src/discord/components/stored-id.js';
import { property } from './property.js';
import { anyText } from './texts.js';

const digits = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
  maxLength: 98,
});
const prefix = fc.constantFrom(
  '1p',
  '1c',
  '1r',
  '1v',
  '1d',
  '1f',
  '1Sp',
  '1Ss',
  '1Sl',
  '1Sh',
  '1Sr',
  ...[...'actlserkuwpq'].map((letter) => `1L${letter}`),
  '0p',
  '2p',
  '1',
  '',
);
/** What a member of Discord with a client of their own may send: any text, and texts that begin as ours do. */
const forged = fc.oneof(
  anyText,
  fc.tuple(prefix, digits).map((parts) => parts.join('')),
  fc.tuple(prefix, digits, anyText).map((parts) => parts.join('').slice(0, 100)),
);

/** That a reader never throws, and that what it reads can be written and read again, within Discord's limit. */
function holds<Action>(
  read: (text: string) => Action | null,
  write: (action: Action) => string,
): (text: string) => void {
  return (text) => {
    const action = read(text);
    if (action === null) return;
    const written = write(action);
    expect(written.length).toBeLessThanOrEqual(100);
    expect(read(written)).toEqual(action);
  };
}

describe('a custom_id that anybody made', () => {
  property('of an answer', forged, holds(readCustomId, writeCustomId), 5);
  property('of /library', forged, holds(readLibraryId, writeLibraryId), 5);
  property('of /settings', forged, holds(readSettingsId, writeSettingsId), 5);
  property('of a download', forged, holds(readDownloadId, writeDownloadId), 5);
  property('of a deletion of votes', forged, holds(readForgetId, writeForgetId), 5);
  property(
    'of a vote names a filter that can be asked with',
    forged,
    (text) => {
      const action = readCustomId(text);
      if (action?.kind !== 'vote') return;
      const filter = filterOf(action.filter, []);
      for (const day of [filter?.from, filter?.to]) if (day !== undefined) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    },
    5,
  );
});
