import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/reports/report.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import {
  expectPeace,
  expectTitle,
  expectVerbatim,
  headingsIn,
  linesOf,
  pressable,
  reportsIn,
  textOf,
  viewOf,
  writtenByBot,
} from '../../support/discord-answers.js';
import { aimOf, buttonsOf, expectAccepted, expectOnlyOwnMarks, seen } from '../../support/discord-views.js';
import type { Message } from '../../support/discord/messages/message.js';

const victim = '1200000000000000001';
const role = '1100000000000000001';
const pings = `@everyone @here <@${victim}> <@!${victim}> <@&${role}> <#1300000000000000001>`;
const links = '[click here](https://evil.example/a) <https://evil.example/b> https://evil.example/c discord.gg/abcdef';
const pictures = '<:pwned:123456789012345678> <a:pwned:123456789012345678> :smile: <t:0:R> </ask:123456789012345678>';
const marks = '**bold** *italic* __under__ ~~gone~~ ||hidden|| `code` \\* \\\\ [x] ](';
const turned = '\u202egnidaer\u202c \u2066isolated\u2069 \u200f';

/** A report that tells something in its sentences, and tries everything else between them. */
const hostile = `---
title: ${JSON.stringify(`Tabqa dam: **who** opened [the gates](https://evil.example/t)? ${pings} ${turned} # \`x\` ||y||`)}
outlet: ${JSON.stringify(`The *Dam* Herald @everyone <@${victim}> discord.gg/abcdef \u202eevil`)}
author: ${JSON.stringify(`A. __Writer__ <@&${role}> [a](https://evil.example/w)`)}
published: 2017-03-28
url: "https://example.org/dam_(tabqa)?q=[a](b)&**c**"
language: en
licence: CC0-1.0
source: "Made up"
---

# Divers opened the gates of the Tabqa dam at night, the engineer said. ${pings}

> Divers opened the gates of the Tabqa dam at night, the engineer Salim Nouri said. ${marks}

The engineer Salim Nouri opened the gates of the Tabqa dam with four divers. ${links} ${pictures} \`\`\`js
The gates of the Tabqa dam were opened by hand.
\`\`\` ${turned} Nobody knew who had opened the gates of the Tabqa dam.

- -# 1. The divers who opened the Tabqa dam were paid by nobody. ${pings} ${marks}

>>> The gates of the Tabqa dam stayed open for nine days ${links}, wrote @everyone in the Tabqa office of the dam.
`;

const arabic = `---
title: ${JSON.stringify(`سد **الطبقة**: من فتح البوابات؟ @everyone \u202egpj.exe <@${victim}> [اضغط](https://evil.example)`)}
outlet: ${JSON.stringify(`صحيفة *السد* @here \u202d`)}
author: null
published: null
url: "https://bank.example@evil.example/"
language: ar
licence: CC0-1.0
source: "Made up"
---

قال المهندس سليم نوري إن الغواصين فتحوا بوابات سد الطبقة ليلاً. ${pings} ${links} \u202eملاحظة\u202c ${marks}

- فُتحت بوابات سد الطبقة باليد، ولم يعرف أحد من فتحها. ||سر|| ${pictures}
`;

describe.skipIf(!hasModel)('a hostile report', () => {
  let bot: RunningBot;
  let reports: Report[];
  const allowed = ['https://example.org/dam_%28tabqa%29?q=%5Ba%5D%28b%29&%2A%2Ac%2A%2A'];

  /** That what is shown is only what the bot shows by itself, and that its buttons lead nowhere else. */
  function expectHarmless(message: Message): void {
    const view = viewOf(message);
    expectAccepted(view);
    expectOnlyOwnMarks(view, allowed);
    for (const target of buttonsOf(view)
      .map(aimOf)
      .filter((aim) => aim.includes(':')))
      expect(allowed).toContain(target);
    expect(JSON.stringify(message.body.components)).not.toMatch(/[\u202a-\u202e]/);
  }

  beforeAll(async () => {
    const guild = {
      bot: PermissionFlagsBits.MentionEveryone,
      members: [{ name: 'victim', id: victim }],
      roles: [{ name: 'everybody', id: role, mentionable: true }],
    };
    bot = await startRunningBot({ guilds: [{ name: 'One', ...guild }] }, {}, async ({ corpus }) => {
      await writeFile(path.join(corpus, 'tabqa-dam.md'), hostile);
      await writeFile(path.join(corpus, 'tabqa-dam-arabic.md'), arabic);
    });
    reports = await reportsIn(bot.place.corpus);
  });

  afterAll(() => bot?.discard());

  test.each([
    ['Who opened the gates of the Tabqa dam?', 'en', 'tabqa-dam'],
    ['من فتح بوابات سد الطبقة؟', 'ar', 'tabqa-dam-arabic'],
  ] as const)('is quoted word for word in answer to %s, and does nothing else', async (question, language, id) => {
    const asked = [
      (await bot.discord.invoke('ask', { question }, { user: `${id} 1` }).response()).message!,
      (await bot.discord.invoke('ask', { question, report: id }, { user: `${id} 2` }).response()).message!,
      await bot.discord.write(question, { user: `${id} 3`, mention: true }).reply(),
      await bot.discord.write(question, { user: `${id} 4`, context: 'direct' }).reply(),
    ];
    for (const message of asked) {
      const quotes = expectVerbatim(message, reports, language);
      expect(quotes.map(({ report }) => report.id)).toContain(id);
      expectHarmless(message);
    }
    expect(textOf(asked[1]!)).toContain(language === 'en' ? '[the gates](https://evil.example/t)' : '@everyone');
  });

  test('is shown with the context of its quotes, marks and all', async () => {
    const question = 'Who opened the gates of the Tabqa dam?';
    const { message } = await bot.discord
      .invoke('ask', { question, report: 'tabqa-dam' }, { user: 'reader' })
      .response();
    const contexts = pressable(message!).filter((label) => label.startsWith('Context'));
    expect(contexts.length).toBeGreaterThan(0);
    for (const label of contexts) {
      const context = await bot.discord.press(message!, label, { user: 'reader' }).response();
      expectHarmless(context.message!);
      expectTitle(
        context.message!,
        reports.find(({ id }) => id === 'tabqa-dam')!,
      );
    }
  });

  test.each(['tabqa-dam', 'tabqa-dam-arabic'])('%s can be read, and its title proposed', async (id) => {
    const { choices } = await bot.discord.autocomplete('report', { option: 'report', text: 'evil' }).response();
    const proposed = choices as unknown as { name: string; value: string }[];
    expect(proposed.map(({ value }) => value)).toContain(id);
    for (const { name } of proposed) expect(name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    const { message } = await bot.discord.invoke('report', { report: id }).response();
    expectHarmless(message!);
    const report = reports.find((each) => each.id === id)!;
    expectTitle(message!, report);
    const read = linesOf(message!).join(' ');
    for (const { kind, start, end } of report.paragraphs) {
      if (kind === 'text') expect(read).toContain(seen(report.text.slice(start, end)));
    }
  });

  test('is named as a topic, no more, where nothing answers', async () => {
    const question = 'How are the gates of a dam painted in Norway?';
    const { message } = await bot.discord
      .invoke('ask', { question, outlet: 'The *Dam* Herald' }, { user: 'other' })
      .response();
    expectHarmless(message!);
    expect(headingsIn(message!).join()).toContain('Tabqa dam');
  });

  test.each([
    `${pings} who opened the **Tabqa** dam? ${links} ${pictures} ${marks}`,
    `# Who opened the Tabqa dam?\n> ${pings}\n\`\`\`\n${links}\`\`\`\n-# ||x||`,
    '\u202eWho opened the Tabqa dam?\u202c',
  ])('asked about with %s does no more', async (question) => {
    const commands = await bot.discord.invoke('ask', { question }, { user: `asker ${question.length}` }).response();
    expectHarmless(commands.message!);
    expectHarmless(await bot.discord.write(question, { user: 'writer', mention: true }).reply());
    const { message } = bot.discord.write(question, { user: 'writer' });
    const found = await bot.discord
      .contextMenu('Find sources', message, { user: `finder ${question.length}` })
      .response();
    expectHarmless(found.message!);
  });

  test('notifies nobody and names nobody, and Discord refused nothing', () => {
    expectPeace(bot.discord);
    expect(writtenByBot(bot.discord).length).toBeGreaterThan(15);
  });
});
