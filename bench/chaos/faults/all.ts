import { clockFaults } from './clock.js';
import { damageFaults } from './damage.js';
import type { Fault } from './fault.js';
import { gatewayFaults } from './gateway.js';
import { migrationFaults } from './migration.js';
import { processFaults } from './processes.js';
import { stormFaults } from './requests.js';
import { storageFaults } from './storage.js';

/** Every kind of fault that is brought about one at a time. */
export const allFaults: readonly Fault[] = [
  ...processFaults,
  ...migrationFaults,
  ...storageFaults,
  ...damageFaults,
  ...clockFaults,
  ...gatewayFaults,
  ...stormFaults,
];
