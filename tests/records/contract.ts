import { describe } from 'vitest';
import { auditContract } from './contract/audit.js';
import { hiddenContract } from './contract/hidden.js';
import { isolationContract } from './contract/isolation.js';
import { questionsContract } from './contract/questions.js';
import { removedContract } from './contract/removed.js';
import { serversContract } from './contract/servers.js';
import { settingsContract } from './contract/settings.js';
import { votesContract } from './contract/votes.js';
import type { RecordsKind } from './opened.js';

/** What every implementation of `Records` must do. */
export function recordsContract(name: string, kind: RecordsKind): void {
  describe(name, () => {
    describe('votes', () => votesContract(kind));
    describe('settings', () => settingsContract(kind));
    describe('the audit trail', () => auditContract(kind));
    describe('what is hidden', () => hiddenContract(kind));
    describe('questions', () => questionsContract(kind));
    describe('removed reports', () => removedContract(kind));
    describe('servers', () => serversContract(kind));
    describe('isolation', () => isolationContract(kind));
  });
}
