import { moderating } from './moderating.js';
import { personWho } from './payloads.js';
import type { Outcome, Play, Turn } from './play.js';
import { questionAbout } from './reports.js';
import { complete, type } from './telling.js';

/** What a moderator of a server sees of it, and what is answered there. */
async function lookAround(turn: Turn, play: Play): Promise<Outcome[]> {
  return [
    await type(turn, play, 'index status'),
    await type(turn, play, 'library list'),
    await type(turn, play, 'settings show'),
    await type(turn, play, 'settings history'),
    await type(turn, play, 'insights'),
    await type(turn, play, 'help'),
    await complete(turn, play, 'library show', { report: '' }),
    await complete(turn, play, 'library restore', { report: '' }),
    await complete(turn, play, 'library unhide', { what: '' }),
  ];
}

const askAbout = (turn: Turn, play: Play): Promise<Outcome> =>
  type(turn, play, 'ask', { question: questionAbout(turn.a % 16) });

/** What is done in another server, each of which changes something there. */
const changes = ['upload', 'remove', 'hidePassages', 'changeSettings', 'forgeInLibrary'] as const;

/**
 * Looks around in a server, lets the moderators of another one change something there, and looks again: everything is as it was.
 * That finds what bears upon another server without a word that tells where it came from, such as a count.
 */
export async function probe(turn: Turn, play: Play): Promise<Outcome | null> {
  const { server, isMember, a, c } = turn;
  const others = [...play.joined].filter((each) => each !== server);
  const other = others[c % Math.max(1, others.length)];
  if (server === null || !isMember || other === undefined) return null;
  const here = { ...turn, person: personWho('administrator', server), isModerator: true };
  const there = { ...turn, server: other, person: personWho('administrator', other), isModerator: true, a: a | 1 };
  // What is being measured bears upon answers once it is measured.
  await play.world.services.reports.idle();
  const asked = await askAbout(here, play);
  const before = await lookAround(here, play);
  const done = await moderating[changes[a % changes.length]!](there, play);
  const after = await lookAround(here, play);
  const again = await askAbout(here, play);
  const isSame = (one: Outcome, two: Outcome): boolean =>
    JSON.stringify(one.sent.bodies) === JSON.stringify(two.sent.bodies);
  const differing = [...before, asked].filter((look, index) => !isSame(look, [...after, again][index]!));
  const problems = differing.map(
    (look) =>
      `Something done at ${other} (${JSON.stringify(done?.sent.bodies).slice(0, 300)}) changed what is seen at ${server}: ${JSON.stringify(look.sent.bodies).slice(0, 300)}`,
  );
  const all = [...before, ...after, asked, again].map(({ sent }) => sent);
  const sent = { bodies: all.flatMap(({ bodies }) => bodies), files: all.flatMap(({ files }) => files) };
  return { sent, said: '', problems };
}
