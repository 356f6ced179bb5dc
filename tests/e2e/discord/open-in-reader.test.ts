import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ButtonStyle, PermissionFlagsBits } from 'discord.js';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../src/wording/en.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { reportsIn, textOf, viewOf } from '../../support/discord-answers.js';
import { expectAccepted } from '../../support/discord-views.js';
import type { Answer } from '../../support/discord/driver/handle.js';
import type { Message } from '../../support/discord/messages/message.js';
import { buttonsOf } from '../../support/read-view.js';
import { freePort } from './health.js';
import { Askers, question, shown } from './pages.js';

const { add, change } = en.library;

const linked = `---
title: Lighthouse keepers of Hollin Bay
outlet: Hollin Courier
published: 2021-03-04
url: https://hollin.example/keepers
language: en
---

The lighthouse of Hollin Bay was staffed by Ottilie Brandvold and her brother until the autumn of 1987.
`;
const own = `Night in Zorblatt

The observatory of Zorblatt was closed by its director after the flood of Tuesday night.

Nobody was hurt, said the keeper.
`;
const aboutOwn = 'Who closed the observatory of Zorblatt?';

/** A page of the reader, as a browser gets it. */
interface Opened {
  readonly status: number;
  readonly page: Document;
  readonly headers: Headers;
}

describe.skipIf(!hasModel)('the links of the bot into its reader', { timeout: 120_000 }, () => {
  let bot: RunningBot;
  let askers: Askers;
  let readerUrl: string;

  const moderator = { user: 'administrator', guild: 'One' };

  /** Addresses of a message's link buttons of this name. */
  const linksNamed = (message: Message, name: string): string[] => {
    expectAccepted(viewOf(message));
    return buttonsOf(viewOf(message)).flatMap((button) =>
      button.style === ButtonStyle.Link && button.label === name ? [button.url] : [],
    );
  };

  async function open(link: string): Promise<Opened> {
    expect(link.startsWith(`${readerUrl}/`)).toBe(true);
    const response = await fetch(link, { headers: { 'accept-language': 'en' } });
    return {
      status: response.status,
      page: new JSDOM(await response.text()).window.document,
      headers: response.headers,
    };
  }

  const marked = ({ page }: Opened): string =>
    [...page.querySelectorAll('.text mark')].map((mark) => mark.textContent).join('');

  const said = ({ message }: Answer): string => (message === null ? '' : textOf(message));

  /** The words that a link points at, in their report. */
  async function pointedAt(link: string): Promise<string> {
    const { pathname, searchParams } = new URL(link);
    const [start, end] = (searchParams.get('quote') ?? '').split('-').map(Number);
    const report = (await reportsIn(bot.place.corpus)).find(({ id }) => pathname.endsWith(`/${id}`));
    return report?.text.slice(start, end) ?? '';
  }

  beforeAll(async () => {
    const port = await freePort();
    readerUrl = `http://127.0.0.1:${port}`;
    bot = await startRunningBot(
      {
        guilds: [
          { name: 'One', members: [{ name: 'administrator', permissions: PermissionFlagsBits.Administrator }] },
          { name: 'Two' },
        ],
      },
      { READER_PORT: String(port), READER_URL: readerUrl },
      (place) => writeFile(path.join(place.corpus, 'keepers.md'), linked),
    );
    askers = new Askers(bot);
  }, 120_000);

  afterAll(() => bot?.discard());

  test('lead from a quote of a report without an address to its place, marked word for word', async () => {
    const links = linksNamed(await askers.ask(question), en.buttons.open);
    expect(links).toHaveLength(3);
    for (const link of links) {
      expect(link).not.toContain('signature');
      const opened = await open(link);
      expect(opened.status).toBe(200);
      expect(marked(opened)).toBe(await pointedAt(link));
      expect(marked(opened).length).toBeGreaterThan(20);
    }
  });

  test('stand beside the address of a report that has one, also around its quote and over the report', async () => {
    const answer = await askers.ask('Who staffed the lighthouse of Hollin Bay?');
    expect(linksNamed(answer, en.buttons.open)).toContain('https://hollin.example/keepers');
    const [link = ''] = linksNamed(answer, en.buttons.inContext);
    expect(marked(await open(link))).toContain('Ottilie Brandvold');
    const around = shown((await bot.discord.press(answer, 'Context 1').response()).message);
    expect(linksNamed(around, en.buttons.inContext)).toEqual([link]);
    const report = await bot.discord.invoke('report', { report: 'keepers' }).response();
    const [whole = ''] = linksNamed(shown(report.message), en.buttons.inContext);
    expect((await open(whole)).page.querySelector('h1')?.textContent).toBe('Lighthouse keepers of Hollin Bay');
  });

  test('open a report of a server’s own only where they are signed, and only for as long as it is there', async () => {
    const file = { filename: 'zorblatt.txt', bytes: Buffer.from(own) };
    const proposed = await bot.discord.invoke('library add', { file }, moderator).response();
    const adding = bot.discord.press(shown(proposed.message), add.addButton);
    await adding.until(() => said(adding.answer()).includes(add.askable));

    const answer = await askers.ask(aboutOwn, { guild: 'One' });
    const [link = ''] = linksNamed(answer, en.buttons.open);
    const opened = await open(link);
    expect(opened.status).toBe(200);
    expect(marked(opened)).toContain('The observatory of Zorblatt was closed by its director');
    expect(opened.headers.get('cache-control')).toBe('private, no-store');

    const { origin, pathname, searchParams } = new URL(link);
    const signature = searchParams.get('signature') ?? '';
    const forged = [
      `${origin}${pathname}`,
      link.replace(signature, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`),
      link.replace(/until=\d+/, (until) => `${until}0`),
      link.replace(/quote=\d+/, (start) => `${start}1`),
    ];
    for (const address of forged) {
      const refused = await open(address);
      expect([address, refused.status]).toEqual([address, 404]);
      expect(refused.page.body.textContent).not.toContain('observatory');
    }
    expect(textOf(await askers.ask(aboutOwn, { guild: 'Two' }))).not.toContain('director');
    const everybody = await open(`${readerUrl}/?q=${encodeURIComponent(aboutOwn)}`);
    expect(everybody.page.body.textContent).not.toContain('director');
    expect((await open(`${readerUrl}/library`)).page.body.textContent).not.toContain('Night in Zorblatt');

    const asked = await bot.discord.invoke('library remove', { report: 'Night in Zorblatt' }, moderator).response();
    await bot.discord.press(shown(asked.message), change.removeButton).response();
    expect((await open(link)).status).toBe(404);
  });

  test('are signed with a key that only the bot’s user can read, and that no log shows', async () => {
    const file = path.join(bot.place.index, 'reader-key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(bot.rawLog).not.toContain((await readFile(file, 'utf8')).trim());
    expect(bot.rawLog).not.toContain('signature');
  });
});
