import { idOf, questionIn } from './reading.js';
import { servers } from './payloads.js';
import type { Outcome, Play, Turn } from './play.js';
import { readerUrl } from './world.js';

const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;

/** Parameters that say whose a link is. */
const ofGrant = ['server', 'until', 'signature'];

/** What everybody may read in the reader: what a direct message may. */
const everybody = { server: null, isMember: false };

let visitors = 0;

/** Gets a page of the reader, as somebody who was never there before. */
async function visit({ world }: Play, address: string): Promise<{ status: number; text: string }> {
  visitors += 1;
  const visitor = `10.${(visitors >> 16) % 256}.${(visitors >> 8) % 256}.${visitors % 256}`;
  const { pathname, search } = new URL(address, readerUrl);
  const response = await world.reader.request(pathname + search, { headers: { 'x-forwarded-for': visitor } });
  return { status: response.status, text: await response.text() };
}

const shownBy = (text: string): Outcome['sent'] => ({ bodies: [text], files: [] });

const isSigned = (address: string): boolean =>
  ofGrant.some((name) => new URL(address, readerUrl).searchParams.has(name));

/** What an address names, however it is written. */
function meaningOf(address: string): string | null {
  try {
    const { pathname, searchParams } = new URL(address, readerUrl);
    return JSON.stringify([decodeURIComponent(pathname), [...searchParams].sort()]);
  } catch {
    return null;
  }
}

/** A link with something in it that belongs to another, or to none. */
async function forgedFrom(link: string, other: string, play: Play, turn: Turn): Promise<string> {
  const { a, c } = turn;
  const [url, from] = [new URL(link), new URL(other)];
  switch (a % 6) {
    case 0:
      url.searchParams.set('server', pick(servers, c));
      break;
    case 1:
      url.pathname = `/reports/${encodeURIComponent(await idOf(play, turn))}`;
      break;
    case 2:
      for (const name of ofGrant) {
        const value = from.searchParams.get(name);
        if (value === null) url.searchParams.delete(name);
        else url.searchParams.set(name, value);
      }
      break;
    case 3:
      for (const name of ofGrant) url.searchParams.delete(name);
      break;
    case 4:
      url.searchParams.set('until', `${url.searchParams.get('until') ?? ''}0`);
      break;
    default: {
      const begin = readerUrl.length + 1;
      const at = begin + (c % (link.length - begin));
      return link.slice(0, at) + pick([...'aA0+%/&='], turn.b) + link.slice(at + 1);
    }
  }
  return url.href;
}

/** What is done in a browser: by members who follow a link, and by anybody. */
export const browsing = {
  /** Follows a link of a message at this place. One that is not signed opens what everybody may read, also where that was hidden since. */
  follow: async (turn: Turn, play: Play): Promise<Outcome | null> => {
    const link = play.link(turn.a, turn.server);
    if (link === undefined) return null;
    const { text } = await visit(play, link);
    // Whoever has a link has read what stands in it: a report's id comes from its title.
    return { sent: shownBy(text), said: link, ...(isSigned(link) ? {} : { at: everybody }) };
  },
  /** Opens what no message leads to. Only what everybody may read is to be seen by it. */
  forgeLink: async (turn: Turn, play: Play): Promise<Outcome | null> => {
    const [link, other] = [play.link(turn.b), play.link(turn.c)];
    if (link === undefined || other === undefined) return null;
    const forged = await forgedFrom(link, other, play, turn);
    const meaning = meaningOf(forged);
    // Written otherwise, or another's whole: that is no forgery.
    if (meaning === null || [link, other].some((one) => meaningOf(one) === meaning)) return null;
    const { status, text } = await visit(play, forged);
    const problems = status === 200 && isSigned(forged) ? [`${forged} changed what it opens and showed it.`] : [];
    return { sent: shownBy(text), said: forged, at: everybody, problems };
  },
  /** Looks at the pages that everybody may see. */
  browse: async (turn: Turn, play: Play): Promise<Outcome> => {
    const question = questionIn(turn);
    const asked = `/?q=${encodeURIComponent(question)}`;
    const id = encodeURIComponent(await idOf(play, turn));
    const address = pick(['/', asked, `${asked}&report=${id}`, '/library', '/healthz', `/reports/${id}`], turn.c);
    return { sent: shownBy((await visit(play, address)).text), said: question + id, at: everybody };
  },
};
