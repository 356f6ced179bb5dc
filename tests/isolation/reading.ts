import { type ButtonAction, writeCustomId } from '../../src/discord/components/custom-id.js';
import { filterKeyOf, hashOf } from '../../src/discord/components/filter-key.js';
import { baseReport, baseReports, canary, citationOf, ownReports, questionAbout } from './reports.js';
import { channelOf, people, servers } from './payloads.js';
import type { Outcome, Play, Turn } from './play.js';
import { choose, complete, type, use, write } from './telling.js';
import { messagePayload } from './wire.js';

const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;

/** Anybody's report, as somebody may name it: by its id, by what was proposed anywhere, by its title, or by words of all. */
export async function named(play: Play, turn: Turn): Promise<string> {
  const { a, b, server } = turn;
  if (b % 3 === 0) return idOf(play, turn);
  if (b % 3 === 1 && play.choices.length > 0) return pick(play.choices, a);
  const { title } = citationOf(pick(['base', server ?? 'base', ...servers], b), a % ownReports);
  return pick([title, title, title.slice(0, 12), 'report-3', '+daily-bulletin-11', 'harbour'], a >> 4);
}

/** The id of a report of anybody's: half of the time of one of the server itself. */
export async function idOf({ truth }: Play, { a, b, server }: Turn, isRemoved = false): Promise<string> {
  const whose = server !== null && (b >> 2) % 2 === 0 ? server : pick(servers, b >> 3);
  if (a % 4 === 0) return baseReport(a % baseReports).id;
  const ids = isRemoved ? await truth.removedOf(whose) : await truth.idsOf(whose);
  return ids.length === 0 ? '+daily-bulletin-11' : pick(ids, a);
}

/** A question about what all have reports of. Every second has a word that tells where it was asked, and by whom. */
export function questionIn({ server, isMember, person, a }: Turn): string {
  const owner = server !== null && isMember ? server : 'direct';
  const mark = a % 2 === 0 ? ` ${canary(owner, 0, `a${people.indexOf(person)}`)}` : '';
  return `${questionAbout(a % ownReports)}${mark}`;
}

async function narrowing(play: Play, turn: Turn): Promise<Record<string, string>> {
  if (turn.c % 6 === 0) return { report: await named(play, turn) };
  return pick([{}, {}, {}, { from: '2012-01-01', to: '2016-12-31' }, { outlet: 'Outlet' }], turn.c);
}

/** Buttons of an answer that nobody ever sent. */
async function forged(play: Play, turn: Turn): Promise<string> {
  const { a, b, c, person } = turn;
  const own = a % 2 === 0 ? 0 : 2 ** 35;
  const quote = { passage: (b % 40) + own, highlight: null, confidence: 'strong' as const };
  const quotes = [quote, { ...quote, passage: quote.passage + 1 }];
  const id = await idOf(play, turn);
  const asked = { language: 'en' as const, asker: person };
  return writeCustomId(
    pick<ButtonAction>(
      [
        { kind: 'context', language: 'en', quote },
        { kind: 'page', page: 0, quotesOnPage: 3, quotes, ...asked },
        { kind: 'report', report: hashOf(id), page: c % 2, ...asked },
        { kind: 'vote', helpful: true, filter: filterKeyOf({ report: id }), ...asked },
      ],
      c,
    ),
  );
}

const proposing = [
  { command: 'ask', option: 'report' },
  { command: 'ask', option: 'outlet' },
  { command: 'report', option: 'report' },
] as const;
export const beginnings = ['', 'zq', 'the', 'outlet', 'daily', 'harbour', '1'];

/** What everybody does. */
export const reading = {
  ask: async (turn: Turn, play: Play) =>
    type(turn, play, 'ask', { question: questionIn(turn), ...(await narrowing(play, turn)) }),
  mention: (turn: Turn, play: Play) =>
    write(turn, play, questionIn(turn), turn.c % 3 === 0 ? play.answer(turn.b, turn.server) : null),
  /** Replies to any answer: also to one that was given elsewhere. */
  more: (turn: Turn, play: Play) => write(turn, play, 'more', play.answer(turn.b)),
  propose: (turn: Turn, play: Play) => {
    const { command, option } = pick(proposing, turn.c);
    return complete(turn, play, command, { [option]: pick(beginnings, turn.a) });
  },
  report: async (turn: Turn, play: Play) =>
    type(turn, play, 'report', { report: await named(play, turn), page: (turn.c % 2) + 1 }),
  sources: (turn: Turn, play: Play) =>
    choose(turn, play, 'Find sources', { ...messagePayload([], channelOf(turn.server)), content: questionIn(turn) }),
  press: async (turn: Turn, play: Play): Promise<Outcome | null> => {
    const seen = play.seen(['1p', '1r', '1c', '1v'], turn.a);
    return seen === undefined ? null : use(turn, play, seen);
  },
  forge: async (turn: Turn, play: Play) => use(turn, play, { customId: await forged(play, turn), type: 2 }),
  help: (turn: Turn, play: Play) => type(turn, play, 'help'),
  privacy: (turn: Turn, play: Play) => type(turn, play, turn.c % 2 === 0 ? 'privacy show' : 'privacy delete'),
};
