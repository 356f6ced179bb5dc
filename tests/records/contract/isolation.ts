import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Records } from '../../../src/records/records.js';
import { publishReports } from '../../library/contract.js';
import { sampleReport } from '../../library/sample.js';
import { openedRecords, type RecordsKind, soon } from '../opened.js';
import { deed, question, report, vote } from '../sample.js';

const servers = ['300', '301', '302'] as const;
type Server = (typeof servers)[number];
const ids = ['harbour', 'bridge', '+mill'] as const;

/** Stands in everything that a server stores, and in nothing of another. */
const markOf = (server: Server): string => `mark-of-${server}`;
const channelOf = (server: Server): string => `99${server}`;

/** One thing that somebody does in a server. `id` and `number` are drawn from the same few for all servers, as forged ones would be. */
interface Action {
  readonly kind: keyof typeof actions;
  readonly server: Server;
  readonly id: string;
  readonly number: number;
}

type Doing = (records: Records, action: Action, passages: readonly number[]) => Promise<unknown>;

const actions = {
  vote: ({ votes }, { server, id, number }) =>
    votes.put(vote({ server, answer: id, person: String(number), reports: [markOf(server), id] })),
  'vote changed': ({ votes }, { server, id, number }) =>
    votes.put(vote({ server, answer: id, person: String(number), helpful: false, reports: [markOf(server)] })),
  change: ({ settings }, { server, number }) =>
    settings.change(
      server,
      { channels: [channelOf(server)], keepsQuestions: number > 0, questionDays: 1 + number },
      markOf(server),
    ),
  reset: ({ settings }, { server }) => settings.reset(server, markOf(server)),
  deed: ({ audit }, { server, id }) => audit.add(deed({ server, by: markOf(server), subject: id })),
  hide: ({ hidden }, { server, id }) => hidden.hideReport(server, id, markOf(server)),
  unhide: ({ hidden }, { server, id }) => hidden.unhideReport(server, id, markOf(server)),
  'hide passage': ({ hidden }, { server, number }, passages) =>
    hidden.hidePassage(server, passages[number] ?? 0, markOf(server)),
  'unhide passage': ({ hidden }, { server, number }, passages) =>
    hidden.unhidePassage(server, passages[number] ?? 0, markOf(server)),
  question: ({ questions }, { server, id, number }) =>
    questions.add(
      question({ server, text: `Where? ${markOf(server)}`, answered: number > 1, reports: [id, markOf(server)] }),
    ),
  remove: ({ removed }, { server, id }) => removed.put(server, report(id, markOf(server))),
  undo: ({ removed }, { server, id }) => removed.take(server, id),
  leave: (records, { server }) => records.servers.left(server, `2026-03-0${1 + servers.indexOf(server)}T00:00:00Z`),
  return: (records, { server }) => records.servers.returned(server),
  delete: (records, { server }) => records.servers.delete(server),
  'take back': async (records, { server }) =>
    records.servers.import(server, JSON.parse(JSON.stringify(await records.servers.export(server)))),
} satisfies Readonly<Record<string, Doing>>;

const anyAction: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom(...(Object.keys(actions) as (keyof typeof actions)[])),
  server: fc.constantFrom(...servers),
  id: fc.constantFrom(...ids),
  number: fc.nat(3),
});

/** What stands in every server before anything is drawn, so that whatever reaches too far reaches something. */
const beginning: readonly Action[] = servers.flatMap((server, place) => {
  const all = (kind: Action['kind'], numbers: readonly number[]): Action[] =>
    ids.flatMap((id) => numbers.map((number) => ({ kind, server, id, number })));
  return [
    ...all('change', [3]).slice(0, 1),
    ...(['deed', 'hide', 'remove', 'leave'] as const).flatMap((kind) => all(kind, [0])),
    ...all('vote', [place]),
    ...all('question', [0, 3]),
    ...all('hide passage', [0, 1]).slice(0, 2),
  ];
});

/** All that can be read of a server, a page of the trail behind any entry included. */
async function everythingOf(records: Records, server: Server, before: number): Promise<unknown[]> {
  return Promise.all([
    records.settings.of(server),
    records.audit.list(server, { limit: 100 }),
    records.audit.list(server, { limit: 100, before }),
    records.hidden.of(server),
    records.questions.insights(server, '2026-03-01T00:00:00Z'),
    records.questions.export(server),
    records.removed.list(server),
    records.votes.byReport(server),
    records.servers.export(server),
  ]);
}

/** What a server reads, without the running number of its hidden lists. */
const comparable = (everything: unknown): string =>
  JSON.stringify(everything, (name, value: unknown) => (name === 'version' ? undefined : value));

export function isolationContract(kind: RecordsKind): void {
  const opened = openedRecords(kind);
  let passages: number[];

  beforeEach(async () => {
    const library = await kind.openLibrary(opened.directory);
    await publishReports(library, [sampleReport('harbour', [['It froze.'], ['It thawed.']])]);
    passages = (await library.reportPassages('harbour')).map(({ id }) => id);
    await library.close();
  });

  test('keeps what a server does from being seen in another, or changing what another has', async () => {
    const { records } = opened;
    // Reads through records of its own: what is kept in memory would hide what was written.
    const reader = await opened.openAnother();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { minLength: 10, maxLength: 25 }), fc.nat(500), async (drawn, before) => {
        for (const server of servers) await records.servers.delete(server);
        for (const action of beginning) await actions[action.kind](records, action, passages);
        for (const action of drawn) {
          const others = servers.filter((server) => server !== action.server);
          const read = () => Promise.all(others.map((server) => everythingOf(reader, server, before)));
          const seen = comparable(await read());
          const given = JSON.stringify(await actions[action.kind](records, action, passages)) ?? '';
          const own = await vi.waitFor(async () => {
            const read = await Promise.all([records, reader].map((one) => everythingOf(one, action.server, before)));
            expect(comparable(read[0])).toBe(comparable(read[1]));
            return read;
          }, soon);
          expect(comparable(await read())).toBe(seen);
          const told = given + JSON.stringify(own);
          for (const other of others) {
            expect(told).not.toContain(markOf(other));
            expect(told).not.toContain(channelOf(other));
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('keeps direct messages out of every server', async () => {
    await opened.records.votes.put(vote({ server: null, reports: ['direct'] }));
    for (const server of servers) {
      expect(JSON.stringify(await everythingOf(opened.records, server, 100))).not.toContain('direct');
    }
    expect(await opened.records.servers.list()).toEqual([]);
  });
}
