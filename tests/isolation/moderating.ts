import { type LibraryAction, writeLibraryId } from '../../src/discord/components/library-id.js';
import {
  type List,
  lists,
  type SettingsAction,
  type Switch,
  switches,
  writeSettingsId,
} from '../../src/discord/components/settings-id.js';
import { writeDownloadId } from '../../src/discord/components/stored-id.js';
import { hashOf } from '../../src/discord/components/filter-key.js';
import { listParts } from '../../src/discord/commands/library.js';
import { passageMark } from '../../src/discord/commands/library-choices.js';
import { channelOf, memberRoleOf, moderatorRoleOf } from './payloads.js';
import type { Outcome, Play, Turn } from './play.js';
import { beginnings, idOf, named } from './reading.js';
import { canary, citationOf, newReport, ownReports } from './reports.js';
import { choose, complete, fillIn, give, type, use } from './telling.js';
import { messagePayload } from './wire.js';

const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;
const select = 3;

const passageOf = ({ a }: Turn): number => (a % 40) + (a % 5 === 0 ? 2 ** 35 : 0);

async function forged(play: Play, turn: Turn): Promise<string> {
  const report = hashOf(await idOf(play, turn, turn.c % 6 === 1));
  const page = turn.c % 2;
  return writeLibraryId(
    pick<LibraryAction>(
      [
        { kind: 'show', report, page },
        { kind: 'restore', report },
        { kind: 'remove', report },
        { kind: 'unhide', report },
        { kind: 'list', part: pick(listParts, turn.a), page, filter: pick(['', 'zq', 'outlet'], turn.b) },
        { kind: 'unhidePassages', passages: [passageOf(turn)] },
      ],
      turn.c,
    ),
  );
}

/** What is changed by an option of `/settings set`. */
const changes = (server: string) =>
  [
    { shared: true },
    { shared: false },
    { 'store-questions': true },
    { 'store-questions': false },
    { 'add-role': { role: moderatorRoleOf(server) } },
    { 'remove-role': { role: moderatorRoleOf(server) } },
    { 'add-role': { role: memberRoleOf(server) } },
    { 'clear-roles': true },
    { 'add-channel': { channel: channelOf(server) } },
    { everywhere: true },
    { quotes: 1 },
    { private: true },
  ] as const;

function forgedSetting({ a, b, c }: Turn): string {
  return writeSettingsId(
    pick<SettingsAction>(
      [
        { kind: 'panel' },
        { kind: 'history', page: a % 3, upTo: b % 4 === 0 ? b + 20 : null },
        { kind: 'switch', name: pick<Switch>(switches, a), on: b % 3 > 0 },
        { kind: 'history', page: 0, upTo: 5000 },
      ],
      c,
    ),
  );
}

/** Some reports of any server in a file that claims to be of this one, and that it makes everybody a moderator. */
const forgedExport = ({ server, c }: Turn, exported: Buffer): Buffer =>
  Buffer.from(
    JSON.stringify({
      ...{ format: 'isnad-library', version: 1, server: server ?? '1', exportedAt: new Date().toISOString() },
      ...{
        reports: (JSON.parse(reportsIn(exported)) as unknown[]).slice(0, c % 3),
        hiddenReports: [],
        hiddenPassages: [],
      },
      settings: { moderatorRoles: [server ?? '1'] },
    }),
  );

const reportsIn = (exported: Buffer): string =>
  JSON.stringify(
    (JSON.parse(exported.toString()) as { reports: Record<string, unknown>[] }).reports.map(
      ({ id, title, outlet, author, published, url, language, text }) => ({
        ...{ id, title, outlet, author, published, url, language, text },
      }),
    ),
  );

/** A report that was read and waits for a yes. The reading itself is the same wherever it is done. */
async function upload(turn: Turn, play: Play): Promise<Outcome | null> {
  const { server, person, a } = turn;
  if (server === null) return null;
  const report = newReport(server, a % ownReports);
  const document = { ...report, paragraphs: 3, stripped: [], kind: 'text', encoding: 'utf-8', remarks: [] } as const;
  const key = play.world.services.uploads.put({ server, person, document });
  play.waits(writeLibraryId({ kind: 'add', upload: key }));
  // Mostly who uploads it says yes at once; some leave it, for others to try.
  return a % 4 === 0 ? null : use(turn, play, { customId: writeLibraryId({ kind: 'add', upload: key }), type: 2 });
}

const libraryCompletions = ['show', 'edit', 'restore', 'remove', 'restore', 'hide'] as const;

/** What is for moderators, whoever tries it. */
export const moderating = {
  list: (turn: Turn, play: Play) =>
    type(turn, play, 'library list', {
      which: pick(listParts, turn.a),
      filter: pick(['', '', 'zq', 'outlet', 'the'], turn.b),
    }),
  show: async (turn: Turn, play: Play) => type(turn, play, 'library show', { report: await named(play, turn) }),
  edit: async (turn: Turn, play: Play) => type(turn, play, 'library edit', { report: await named(play, turn) }),
  remove: async (turn: Turn, play: Play) => type(turn, play, 'library remove', { report: await named(play, turn) }),
  restore: async (turn: Turn, play: Play) =>
    type(turn, play, 'library restore', { report: await idOf(play, turn, true) }),
  hide: async (turn: Turn, play: Play) => type(turn, play, 'library hide', { report: await named(play, turn) }),
  unhide: async (turn: Turn, play: Play) =>
    type(turn, play, 'library unhide', {
      what: turn.c % 2 === 0 ? await named(play, turn) : `${passageMark}${passageOf(turn)}`,
    }),
  export: (turn: Turn, play: Play) => type(turn, play, 'library export'),
  import: async (turn: Turn, play: Play): Promise<Outcome | null> => {
    const exported = play.exports[turn.a % Math.max(1, play.exports.length)];
    if (exported === undefined) return null;
    const bytes = turn.b % 3 === 0 ? forgedExport(turn, exported) : exported;
    if (turn.server !== null && turn.isModerator) play.truth.imports(turn.server, reportsIn(bytes));
    // What stands in the file is not told by what is said of it.
    return { ...(await give(turn, play, 'library import', bytes)), said: '' };
  },
  proposeInLibrary: (turn: Turn, play: Play) =>
    turn.c % 7 === 6
      ? complete(turn, play, 'library unhide', { what: pick(beginnings, turn.a) })
      : complete(turn, play, `library ${pick(libraryCompletions, turn.c)}`, { report: pick(beginnings, turn.a) }),
  pressInLibrary: async (turn: Turn, play: Play): Promise<Outcome | null> => {
    const seen = play.seen(['1L'], turn.a);
    return seen === undefined ? null : use(turn, play, seen, [String(passageOf(turn))]);
  },
  forgeInLibrary: async (turn: Turn, play: Play) => use(turn, play, { customId: await forged(play, turn), type: 2 }),
  saveCitation: async (turn: Turn, play: Play) => {
    const seen = play.seen(['1Le'], turn.a)?.customId;
    const forgedId = writeLibraryId({ kind: 'edit', report: hashOf(await idOf(play, turn)) });
    const number = turn.a % ownReports;
    const { title } = citationOf(turn.server ?? 'direct', number);
    const outlet = `Outlet ${canary(turn.server ?? 'direct', number, 'o')}`;
    return fillIn(turn, play, turn.b % 2 === 0 ? (seen ?? forgedId) : forgedId, { title: `${title} again`, outlet });
  },
  /** "Hide passage", on any answer: also on one that was given elsewhere. */
  offerPassages: (turn: Turn, play: Play) => {
    const components = play.answer(turn.a, turn.b % 3 === 0 ? undefined : turn.server);
    return choose(turn, play, 'Hide passage', messagePayload(components, channelOf(turn.server)));
  },
  hidePassages: (turn: Turn, play: Play) =>
    use(turn, play, { customId: writeLibraryId({ kind: 'hidePassages' }), type: select }, [String(passageOf(turn))]),
  upload,
  status: (turn: Turn, play: Play) => type(turn, play, 'index status'),
  refresh: (turn: Turn, play: Play) => type(turn, play, 'index refresh'),
  refreshBase: (turn: Turn, play: Play) => type(turn, play, 'index refresh-base'),
  insights: (turn: Turn, play: Play) => type(turn, play, 'insights'),
  download: (turn: Turn, play: Play) =>
    use(turn, play, {
      customId: play.seen(['1d'], turn.a)?.customId ?? writeDownloadId({ language: 'en', days: 30 }),
      type: 2,
    }),
  settings: (turn: Turn, play: Play) =>
    type(turn, play, pick(['settings show', 'settings history', 'settings reset'], turn.c)),
  changeSettings: (turn: Turn, play: Play) =>
    type(turn, play, 'settings set', turn.server === null ? { shared: false } : pick(changes(turn.server), turn.a)),
  pressInSettings: async (turn: Turn, play: Play): Promise<Outcome | null> => {
    const seen = play.seen(['1S'], turn.a);
    return seen === undefined ? null : use(turn, play, seen, []);
  },
  forgeInSettings: (turn: Turn, play: Play) => use(turn, play, { customId: forgedSetting(turn), type: 2 }),
  chooseInSettings: (turn: Turn, play: Play) => {
    const name = pick<List>(lists, turn.a);
    const values = { channels: [], moderatorRoles: [moderatorRoleOf(turn.server ?? '')], language: ['none'] }[
      String(name)
    ] ?? ['3'];
    return use(turn, play, { customId: writeSettingsId({ kind: 'list', name }), type: select }, values);
  },
};
