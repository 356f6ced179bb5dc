import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { type Act, type Deed, deeds } from './deeds.js';
import { people, personWho, servers, serversAtFirst, type Standing } from './payloads.js';
import { canariesIn } from './reports.js';
import { type Place, Truth } from './truth.js';
import type { Sent } from './wire.js';
import { readerUrl, type World } from './world.js';

/** Somebody somewhere who does something. */
export interface Turn extends Place, Omit<Act, 'person'> {
  readonly person: string;
  /** Whether they are a moderator there, before they do it. */
  readonly isModerator: boolean;
}

/** A component or a window that was seen anywhere, and its type. */
export interface Seen {
  readonly customId: string;
  readonly type: number;
}

/** What came of something that somebody did. */
export interface Outcome {
  readonly sent: Sent;
  /** What they said themselves: to be told it again is no leak. */
  readonly said: string;
  /** Where what was shown may be seen; where it was done unless given. */
  readonly at?: Place;
  /** What was found to be wrong while it was done. */
  readonly problems?: readonly string[];
}

const mostSeen = 150;
/** A link into the reader, as JSON has it. */
const linkForm = new RegExp(`${readerUrl}/[^"\\\\#]+`, 'g');

interface Shown {
  readonly components?: APIMessageTopLevelComponent[];
}

/** People who use the bot in many places, what they have seen, and what they may see. */
export class Play {
  readonly world: World;
  readonly truth: Truth;
  readonly joined = new Set(serversAtFirst);
  /** Components by the beginning of their ids. */
  readonly #seen = new Map<string, Seen[]>();
  /** Answers, as they were shown, by where. */
  readonly #answers: { readonly server: string | null; readonly components: APIMessageTopLevelComponent[] }[] = [];
  /** Links into the reader that were shown, and where. */
  readonly #links: { readonly server: string | null; readonly link: string }[] = [];
  /** What was proposed anywhere, and files that were exported. */
  readonly choices: string[] = [];
  readonly exports: Buffer[] = [];
  /** How often each deed was done, and how often something was shown by it. */
  readonly done = new Map<Deed, { times: number; shown: number }>();
  #before: Map<string, string> | null = null;

  constructor(world: World) {
    this.world = world;
    this.truth = new Truth(world);
  }

  close(): void {
    this.truth.close();
  }

  /** Does some things at once. @returns what is wrong with what came of them */
  async perform(acts: readonly Act[]): Promise<string[]> {
    const turns = await Promise.all(acts.map((act) => this.#turnOf(act)));
    this.#before ??= await this.truth.fingerprints();
    const outcomes = await Promise.all(turns.map(async (turn) => deeds[turn.deed].perform(turn, this)));
    const problems: string[] = [];
    for (const [index, turn] of turns.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined || outcome === null) continue;
      problems.push(...(await this.#problemsOf(turn, outcome)));
      this.#remember(turn, outcome.sent);
    }
    if (turns.some(({ deed }) => deeds[deed].surface !== 'reading')) problems.push(...(await this.#changes(turns[0]!)));
    return problems;
  }

  async #turnOf(act: Act): Promise<Turn> {
    const server = act.place === 0 ? null : servers[act.place % servers.length]!;
    const isMember = server !== null && this.joined.has(server);
    const anybody = people[act.person % people.length]!;
    const isUsual = deeds[act.deed].surface === 'moderating' && act.person % 8 > 1 && server !== null;
    const standing: Standing = act.person % 2 === 0 ? 'administrator' : 'moderator';
    const person = isUsual ? personWho(standing, server) : anybody;
    const isModerator = await this.truth.isModerator({ server, isMember }, person);
    return { ...act, server, isMember, person, isModerator };
  }

  async #problemsOf(turn: Turn, { sent, said, at = turn, problems = [] }: Outcome): Promise<string[]> {
    const { surface } = deeds[turn.deed];
    const shown = textOf(sent);
    const words = canariesIn(shown);
    this.#count(turn.deed, words.size > 0);
    const where = `${turn.deed} at ${turn.server ?? 'a direct message'} by ${turn.person}`;
    if (sent.bodies.length === 0) return [`${where} was not answered.`];
    const allowed = await this.#allowed({ ...turn, ...at }, said);
    const leaked = [...words].filter((word) => !allowed.has(word));
    leaked.push(...this.truth.strangeIds(shown, surface === 'maintaining' ? turn.server : this.#homeOf(at)));
    return [...problems, ...leaked.map((word) => `${where} showed ${word}.`)];
  }

  #homeOf({ server, isMember }: Place): string | null {
    return isMember ? server : null;
  }

  async #allowed(turn: Turn, said: string): Promise<Set<string>> {
    const { surface } = deeds[turn.deed];
    if (surface === 'maintaining')
      return new Set([...(await this.truth.moderated(turn.server!)), ...(await this.truth.everythingOfBase())]);
    if (surface === 'reading') return new Set([...(await this.truth.readable(turn)), ...canariesIn(said)]);
    if (!turn.isModerator) return new Set();
    return new Set([...(await this.truth.moderated(turn.server!)), ...canariesIn(said)]);
  }

  /** A moderator changes what is stored of their own server, and nobody else of any. */
  async #changes(turn: Turn): Promise<string[]> {
    const { surface } = deeds[turn.deed];
    const before = this.#before!;
    const now = await this.truth.fingerprints();
    this.#before = now;
    if (surface === 'maintaining') return [];
    const changed = servers.filter((server) => before.get(server) !== now.get(server));
    const wrong = changed.filter((server) => server !== turn.server || !turn.isModerator);
    const unwanted = (await this.truth.unwanted()).map((server) => `Questions of ${server} are stored.`);
    const where = `${turn.deed} at ${turn.server ?? 'a direct message'} by ${turn.person}`;
    return [...wrong.map((server) => `${where} changed ${server}.`), ...unwanted];
  }

  #count(deed: Deed, hasShown: boolean): void {
    const { times, shown } = this.done.get(deed) ?? { times: 0, shown: 0 };
    this.done.set(deed, { times: times + 1, shown: shown + (hasShown ? 1 : 0) });
  }

  /** A component that was seen somewhere, whose id begins with one of these. */
  seen(beginnings: readonly string[], which: number): Seen | undefined {
    const kinds = [...this.#seen.keys()].filter((kind) => beginnings.some((beginning) => kind.startsWith(beginning)));
    const kind = kinds[which % Math.max(1, kinds.length)];
    const all = kind === undefined ? [] : this.#seen.get(kind)!;
    return all[Math.floor(which / Math.max(1, kinds.length)) % Math.max(1, all.length)];
  }

  /** Components of an answer that was given at a place, or anywhere; none where there was none. */
  answer(which: number, server?: string | null): APIMessageTopLevelComponent[] {
    const all = this.#answers.filter((answer) => server === undefined || answer.server === server);
    return all[which % Math.max(1, all.length)]?.components ?? [];
  }

  /** A link into the reader that was shown at a place, or anywhere. */
  link(which: number, server?: string | null): string | undefined {
    const all = this.#links.filter((one) => server === undefined || one.server === server);
    return all[which % Math.max(1, all.length)]?.link;
  }

  /** A button that was not shown by anybody. */
  waits(customId: string): void {
    keep(this.#seenOf(customId), { customId, type: 2 }, mostSeen);
  }

  #remember({ server }: Turn, { bodies, files }: Sent): void {
    const links = textOf({ bodies, files: [] }).match(linkForm) ?? [];
    for (const link of links) keep(this.#links, { server, link }, 2 * mostSeen);
    for (const body of bodies) {
      for (const each of componentsIn(body)) keep(this.#seenOf(each.customId), each, mostSeen);
      const { components } = (body as { data?: Shown }).data ?? (body as Shown);
      if (JSON.stringify(components ?? '').includes('"1v'))
        keep(this.#answers, { server, components: components ?? [] }, 60);
      const { choices = [] } = (body as { data?: { choices?: { value: string }[] } }).data ?? {};
      for (const { value } of choices) keep(this.choices, value, mostSeen);
    }
    for (const { name, bytes } of files) if (name.startsWith('isnad-')) keep(this.exports, bytes, 12);
  }

  #seenOf(customId: string): Seen[] {
    const kind = customId.slice(0, customId.startsWith('1L') ? 3 : 2);
    const all = this.#seen.get(kind) ?? [];
    this.#seen.set(kind, all);
    return all;
  }
}

function keep<Item>(list: Item[], item: Item, most: number): void {
  list.push(item);
  if (list.length > most) list.splice(0, most / 3);
}

/** Everything that can be read of what was sent. */
export const textOf = ({ bodies, files }: Sent): string =>
  [JSON.stringify(bodies), ...files.map(({ bytes }) => bytes.toString())].join('\n');

const textInput: number = ComponentType.TextInput;

/** Components with an id of their own, at any depth, windows included. */
function componentsIn(value: unknown): Seen[] {
  if (Array.isArray(value)) return value.flatMap(componentsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { custom_id: customId, type } = value as { custom_id?: unknown; type?: number };
  const inner = Object.values(value).flatMap(componentsIn);
  return typeof customId === 'string' && type !== textInput ? [{ customId, type: type ?? 0 }, ...inner] : inner;
}
