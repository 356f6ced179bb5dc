import { answerPage } from '../../src/discord/answering/answer-page.js';
import { answerQuestion } from '../../src/discord/answering/answer-question.js';
import { actionsOf } from '../../src/discord/answering/answer-state.js';
import { quoteContext } from '../../src/discord/answering/quote-context.js';
import { reportPage } from '../../src/discord/answering/report-page.js';
import { completeOutlet, completeReport, reportMeantBy } from '../../src/discord/commands/report-choices.js';
import { type ButtonAction, readCustomId, writeCustomId } from '../../src/discord/components/custom-id.js';
import { filterKeyOf, filterOf, hashOf } from '../../src/discord/components/filter-key.js';
import { type Place, scopeAt } from '../../src/discord/place.js';
import type { MessageView } from '../../src/discord/view/message.js';
import { openLog } from '../../src/discord/log.js';
import type { ReportFilter } from '../../src/library/library.js';
import { questionAbout, reportOf, type World } from './world.js';

export const servers = ['100000000000000001', '100000000000000002', '100000000000000003', '100000000000000004'];
const member = '200000000000000001';
const log = openLog({ level: 'silent', secrets: [], showsQuestions: false });

/** How the place of somebody becomes what they may read; a defect can be put in its place. */
export type ScopeAt = typeof scopeAt;

/** A choice at random, the same for the same seed. */
export type Choose = (below: number) => number;

/** What servers own and hide now, as the test knows it, and the buttons that were seen anywhere. */
export class Play {
  readonly world: World;
  readonly #scopeAt: ScopeAt;
  readonly #choose: Choose;
  readonly owned = new Map<string, Set<number>>(servers.map((server) => [server, new Set()]));
  readonly hiddenReports = new Map<string, Set<number>>(servers.map((server) => [server, new Set()]));
  readonly withoutBase = new Set<string>();
  readonly #buttons: string[] = [];
  #reports = 0;

  constructor(world: World, choose: Choose, scope: ScopeAt = scopeAt) {
    this.world = world;
    this.#choose = choose;
    this.#scopeAt = scope;
  }

  #of<Item>(items: readonly Item[]): Item {
    return items[this.#choose(items.length)]!;
  }

  /** One action of somebody somewhere. @returns where, and everything that was shown */
  async act(): Promise<{ readonly place: Place; readonly shown: string }> {
    const chosen = this.#choose(100);
    const place = this.#place();
    if (chosen < 3 && place.isMember && place.server !== null) {
      await this.#moderate(place.server);
      return { place, shown: '' };
    }
    return { place, shown: JSON.stringify(await this.#look(place, chosen)) ?? '' };
  }

  /** A server, a server where the bot was only brought along to, or a direct message. */
  #place(): Place {
    const kind = this.#choose(10);
    if (kind === 0) return { server: null, isMember: false };
    return { server: this.#of(servers), isMember: kind > 1 };
  }

  async #moderate(server: string): Promise<void> {
    const { libraries, records } = this.world;
    const owned = this.owned.get(server)!;
    const hidden = this.hiddenReports.get(server)!;
    const base = this.#choose(12);
    switch (this.#choose(6)) {
      case 0:
      case 1: {
        if (owned.size >= 6) return;
        const number = this.#reports++;
        await this.world.add(await libraries.createForServer(server), reportOf(server, number));
        owned.add(number);
        return;
      }
      case 2: {
        const [number] = owned;
        const library = await libraries.ofServer(server);
        if (number === undefined || library === null) return;
        await this.world.remove(library, `+report-${number}`);
        owned.delete(number);
        return;
      }
      case 3:
        await records.hidden.hideReport(server, `report-${base}`, member);
        hidden.add(base);
        return;
      case 4:
        await records.hidden.unhideReport(server, `report-${base}`, member);
        hidden.delete(base);
        return;
      default: {
        const usesBase = this.withoutBase.has(server);
        await records.settings.change(server, { usesBase }, member);
        if (usesBase) this.withoutBase.delete(server);
        else this.withoutBase.add(server);
      }
    }
  }

  async #look(place: Place, chosen: number): Promise<unknown> {
    if (chosen < 40) return this.#ask(place, {});
    const { session } = this.world;
    const library = await session.reader(await this.#scopeAt(place, this.world.records));
    if (chosen < 60) return this.#press(place, this.#seenOrForged(), library);
    if (chosen < 70) return completeReport(this.#of(['', 'the', 'zq', 'harbour', 'canary']), { library });
    if (chosen < 75) return completeOutlet(this.#of(['', 'outlet', 'zq']), { library });
    if (chosen < 85) {
      const owner = this.#of(['base', ...servers]);
      const report = reportOf(owner, this.#choose(Math.max(12, this.#reports)));
      const entry = reportMeantBy(
        this.#of([report.id, report.title, report.title.slice(0, 12)]),
        await library.reports(),
      );
      return [entry, await reportPage(entry, this.#choose(3), { language: 'en', asker: member }, library)];
    }
    if (chosen < 92) return library.reports();
    return this.#ask(place, { from: '2012-01-01', to: '2016-12-31', language: 'en' });
  }

  async #ask(place: Place, filter: ReportFilter): Promise<MessageView> {
    const scope = await this.#scopeAt(place, this.world.records);
    const text = questionAbout(this.#choose(Math.max(12, this.#reports)));
    const { view } = await answerQuestion(
      { text, filter, language: 'en', asker: member, quotesOnPage: 3, scope },
      this.world,
    );
    this.#buttons.push(...actionsOf(view.components).map(writeCustomId));
    if (this.#buttons.length > 400) this.#buttons.splice(0, 200);
    return view;
  }

  /** A button of any server's answers, or one that nobody ever sent. */
  #seenOrForged(): string {
    const forged = this.#choose(3) === 0 || this.#buttons.length === 0;
    if (!forged) return this.#of(this.#buttons);
    const passage = this.#choose(40) + (this.#choose(2) === 0 ? 0 : 2 ** 35);
    const quote = { passage, highlight: null, confidence: 'strong' as const };
    const owner = this.#of(['base', ...servers]);
    const report = hashOf(reportOf(owner, this.#choose(Math.max(12, this.#reports))).id);
    return writeCustomId(
      this.#of<ButtonAction>([
        { kind: 'context', language: 'en', quote },
        { kind: 'page', page: 0, quotesOnPage: 3, language: 'en', asker: member, quotes: [quote] },
        { kind: 'report', report, page: 0, language: 'en', asker: member },
        {
          kind: 'vote',
          helpful: true,
          language: 'en',
          asker: member,
          filter: filterKeyOf({ report: `+report-${passage}` }),
        },
      ]),
    );
  }

  async #press(
    place: Place,
    customId: string,
    library: Awaited<ReturnType<World['session']['reader']>>,
  ): Promise<unknown> {
    const action = readCustomId(customId);
    if (action === null) throw new Error(`${customId} cannot be read.`);
    switch (action.kind) {
      case 'context':
        return quoteContext(action.quote, 'en', library, { log });
      case 'page': {
        const state = { ...action, filter: filterKeyOf({}), heading: [] };
        return answerPage(state, action.page, library, { log });
      }
      case 'report': {
        const entry = (await library.reports()).find(({ id }) => hashOf(id) === action.report);
        return reportPage(entry, action.page, { language: 'en', asker: member }, library);
      }
      case 'vote': {
        const filter = filterOf(action.filter, await library.reports());
        return filter === null ? null : [filter, await this.#ask(place, filter)];
      }
    }
  }

  /** Words of what was shown that the place must not see. */
  leaks(place: Place, shown: string): string[] {
    const server = place.isMember ? place.server : null;
    return [...new Set(shown.match(/zq(?:base|\d+)n\d+q/g))].filter((canary) => {
      const [, owner = '', number = ''] = /^zq(base|\d+)n(\d+)q$/.exec(canary) ?? [];
      if (owner !== 'base') return owner !== server;
      return server !== null && (this.withoutBase.has(server) || this.hiddenReports.get(server)!.has(Number(number)));
    });
  }
}
