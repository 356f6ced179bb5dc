import { afterEach, describe, expect, it } from 'vitest';
import { type Place, scopeAt } from '../../src/discord/place.js';
import type { Libraries } from '../../src/library/libraries.js';
import type { LibraryReader } from '../../src/library/library.js';
import { baseScope } from '../../src/library/scope.js';
import { hasModel } from '../support/cli.js';
import { randomNumbers } from '../library/sample.js';
import { Play, type ScopeAt, servers } from './actions.js';
import { openWorld, type World } from './world.js';

/** Actions of the whole run; by hand more: ISOLATION_ACTIONS=200000 npm run isolation */
const actions = Number(process.env['ISOLATION_ACTIONS'] ?? 10_000);
const seed = Number(process.env['ISOLATION_SEED'] ?? 20_261);

/** A reader with some of its methods exchanged. */
function overlaid(reader: LibraryReader, change: Partial<LibraryReader>): LibraryReader {
  return new Proxy(reader, {
    get(target, name) {
      const own = (change as Record<PropertyKey, unknown>)[name];
      const value = own ?? (target as unknown as Record<PropertyKey, unknown>)[name];
      return typeof value === 'function' && own === undefined ? (value.bind(target) as unknown) : value;
    },
  });
}

interface Defect {
  readonly scope?: ScopeAt;
  readonly libraries?: (libraries: Libraries) => Libraries;
}

describe.skipIf(!hasModel)('what one server sees', () => {
  const open: World[] = [];
  afterEach(async () => {
    for (const world of open.splice(0)) await world.close();
  });

  /** Plays until something is seen that must not be. @returns what, and after how many actions */
  async function playedUntilLeak(most: number, defect: Defect = {}) {
    const world = await openWorld(defect.libraries);
    open.push(world);
    const random = randomNumbers(seed);
    const play = new Play(world, (below) => Math.floor(random() * below), defect.scope);
    let shown = 0;
    for (let count = 1; count <= most; count += 1) {
      const seen = await play.act();
      shown += seen.shown.length > 2 ? 1 : 0;
      const leaks = play.leaks(seen.place, seen.shown);
      if (leaks.length > 0) return { leaks, count, shown, owned: play.owned, place: seen.place };
    }
    return { leaks: [], count: most, shown, owned: play.owned, place: null };
  }

  it(
    `is never another server's, nor what it hides: ${actions} actions at random`,
    async () => {
      const { leaks, shown, owned } = await playedUntilLeak(actions);
      expect(leaks).toEqual([]);
      // A world in which nobody has anything, or nothing is shown, would prove nothing.
      expect(shown).toBeGreaterThan(actions / 2);
      expect([...owned.values()].filter((reports) => reports.size > 0).length).toBeGreaterThan(2);
      process.stdout.write(`${actions} actions, ${shown} of them showed something, 0 leaks (seed ${seed}).\n`);
    },
    60_000 + actions * 60,
  );

  /** Libraries whose readers do some things otherwise. */
  const reading =
    (change: (base: LibraryReader) => Partial<LibraryReader>) =>
    (libraries: Libraries): Libraries => ({
      base: libraries.base,
      inScope: async (scope) => overlaid(await libraries.inScope(scope), change(libraries.base)),
      ofServer: (server) => libraries.ofServer(server),
      createForServer: (server) => libraries.createForServer(server),
      servers: () => libraries.servers(),
      deleteOfServer: (server) => libraries.deleteOfServer(server),
      refresh: () => libraries.refresh(),
      close: () => libraries.close(),
    });

  const nextServer = (server: string): string => servers[(servers.indexOf(server) + 1) % servers.length]!;

  const defects: readonly (readonly [string, Defect])[] = [
    [
      'reports of another server are read',
      {
        scope: async (place: Place, records) => {
          const scope = await scopeAt(place, records);
          return scope.server === null ? scope : { ...scope, server: nextServer(scope.server) };
        },
      },
    ],
    [
      'a server has a say where the bot was only brought along',
      { scope: (place, records) => scopeAt({ ...place, isMember: place.server !== null }, records) },
    ],
    [
      'direct messages read a server',
      {
        scope: async (place, records) =>
          place.server === null ? { ...baseScope, server: servers[0]! } : scopeAt(place, records),
      },
    ],
    [
      'what a server hides is forgotten',
      { scope: async (place, records) => ({ ...(await scopeAt(place, records)), hidden: baseScope.hidden }) },
    ],
    [
      'the base library is read where it is switched off',
      { scope: async (place, records) => ({ ...(await scopeAt(place, records)), includesBase: true }) },
    ],
    [
      'hidden reports are still listed',
      { libraries: reading((base) => ({ reports: (filter) => base.reports(filter) })) },
    ],
    [
      'a hidden report can still be opened',
      {
        libraries: reading((base) => ({
          reports: (filter) => base.reports(filter),
          report: (id) => base.report(id),
        })),
      },
    ],
    [
      'quotes and their reports are read without a scope',
      { libraries: reading((base) => ({ passages: (ids) => base.passages(ids), report: (id) => base.report(id) })) },
    ],
  ];

  it.each(defects)(
    'is found out when %s',
    async (_, defect) => {
      const { leaks, count } = await playedUntilLeak(6_000, defect);
      expect(leaks.length, `nothing was seen in ${count} actions`).toBeGreaterThan(0);
    },
    300_000,
  );
});
