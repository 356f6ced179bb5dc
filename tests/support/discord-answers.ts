import { ButtonStyle } from 'discord.js';
import { expect } from 'vitest';
import { plainText, readMarkdown } from '../../preview/markdown.js';
import type { Language } from '../../src/language/languages.js';
import type { MessageView } from '../../src/discord/view/message.js';
import { listCorpus, readReport } from '../../src/reports/read-corpus.js';
import type { Report } from '../../src/reports/report.js';
import { wordingIn } from '../../src/wording/wordings.js';
import { boldIn, containersOf, expectAccepted, piecesOf, quotesShown, seen, textsOf } from './discord-views.js';
import type { LoopbackDiscord } from './discord/discord.js';
import { type Message, nobody } from './discord/messages/message.js';
import { buttonsOf } from './discord/messages/reading.js';

/** The reports of a corpus folder. */
export const reportsIn = async (corpus: string): Promise<Report[]> =>
  Promise.all((await listCorpus(corpus)).map((file) => readReport(corpus, file)));

/** A message of the loopback as the view that was sent. */
export const viewOf = ({ body }: Message): MessageView => ({
  components: body.components as unknown as MessageView['components'],
});

/** What a reader sees of a message, line by line, without marks of direction. */
export const linesOf = (message: Message): string[] =>
  textsOf(viewOf(message)).flatMap((text) => plainText(readMarkdown(text)).split('\n').map(seen));

export const textOf = (message: Message): string => linesOf(message).join('\n');

/** A quote as it is read in a message. */
export interface QuoteInMessage {
  readonly number: number;
  readonly report: Report;
  readonly paragraph: number;
  /** What stands between the marks of what is left out, line by line. */
  readonly parts: readonly string[];
  readonly bold: string;
}

/** Marks and controls of the writing direction: a view sets its own, and leaves out those of reports. */
const withoutMarks = (text: string): string => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

/** Whether words are these of a report, or their beginning where they are too long. */
const isShown = (words: string, whole: string): boolean =>
  words.endsWith('…') ? seen(whole).startsWith(words.slice(0, -1)) : words === seen(whole);

/** The quotes of a message, each with the report under whose title it stands. */
export function quotesIn(message: Message, reports: readonly Report[], language: Language): QuoteInMessage[] {
  return containersOf(viewOf(message)).flatMap((container) => {
    const quotes = quotesShown(container);
    if (quotes.length === 0) return [];
    const title = piecesOf(container).find(({ kind }) => kind === 'heading 3');
    const words = title === undefined ? '' : seen(plainText([title]));
    const report = reports.find(({ title }) => isShown(words, title));
    if (report === undefined) throw new Error(`No report is titled ${words}.`);
    const lines = textsOf(container).flatMap((text) => plainText(readMarkdown(text)).split('\n').map(seen));
    const paragraph = new RegExp(wordingIn(language).answer.paragraph.replace('{number}', '(\\d+)'), 'u');
    const numbers = lines.flatMap((line) => /\[(\d+)\]/.exec(line)?.[1] ?? []);
    const paragraphs = lines.flatMap((line) => (/\[\d+\]/.test(line) ? (paragraph.exec(line)?.[1] ?? []) : []));
    expect([numbers.length, paragraphs.length]).toEqual([quotes.length, quotes.length]);
    for (const cited of [report.outlet, report.published]) {
      if (cited !== null)
        expect(
          lines.some((line) => line.includes(seen(cited))),
          cited,
        ).toBe(true);
    }
    return quotes.map((quote, place) => ({
      number: Number(numbers[place]),
      report,
      paragraph: Number(paragraphs[place]),
      parts: withoutMarks(plainText([quote]))
        .split(/\n|\[…\]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
      bold: withoutMarks(boldIn(quote)),
    }));
  });
}

/** That a message is an answer whose every quote stands word for word in the paragraph that its citation names. */
export function expectVerbatim(message: Message, reports: readonly Report[], language: Language): QuoteInMessage[] {
  expectAccepted(viewOf(message));
  const quotes = quotesIn(message, reports, language);
  expect(quotes.length, textOf(message)).toBeGreaterThan(0);
  expect(quotes.length).toBeLessThanOrEqual(3);
  for (const { report, paragraph, parts, bold } of quotes) {
    const cited = report.paragraphs.filter(({ kind }) => kind === 'text')[paragraph - 1];
    if (cited === undefined) throw new Error(`${report.id} has no paragraph ${paragraph}.`);
    const text = withoutMarks(report.text.slice(cited.start, cited.end));
    for (const part of [...parts, bold]) expect(text).toContain(part);
    expect(parts.join('').length).toBeGreaterThan(0);
    expect(parts.join('').length).toBeLessThanOrEqual(600);
  }
  const { strong, possible, verbatim } = wordingIn(language).answer;
  const lines = linesOf(message);
  expect(lines).toContain(seen(verbatim));
  expect(lines.filter((line) => line === seen(strong) || line === seen(possible))).toHaveLength(quotes.length);
  const labels = buttonsOf(message).map(({ label }) => label);
  const { helpful, notHelpful } = wordingIn(language).buttons;
  expect(labels).toEqual(expect.arrayContaining([helpful, notHelpful]));
  return quotes;
}

/** That a message says kindly, in this language, that nothing was found, and quotes nothing. */
export function expectNothingFound(message: Message, language: Language): void {
  expectAccepted(viewOf(message));
  const { nothing } = wordingIn(language);
  expect(linesOf(message)).toEqual(expect.arrayContaining([seen(nothing.message), seen(nothing.advice)]));
  expectNoQuotes(message);
}

export function expectNoQuotes(message: Message): void {
  expect(quotesShown(viewOf(message))).toEqual([]);
  expect(textOf(message)).not.toMatch(/\[\d+\]/);
}

/** Whether only this person sees a message. */
export const isOnlyFor = (message: Message, user: string, { world }: LoopbackDiscord): boolean =>
  message.visibleTo === world.user(user).id;

/** That a message has one heading: the title of this report, or the beginning of a long one. */
export function expectTitle(message: Message, { title }: Report): void {
  const [heading = '', ...others] = headingsIn(message);
  expect(others).toEqual([]);
  expect(isShown(heading, title), heading).toBe(true);
}

/** The titles that a message names as headings. */
export const headingsIn = (message: Message): string[] =>
  piecesOf(viewOf(message)).flatMap((piece) => (piece.kind === 'heading 3' ? [seen(plainText([piece]))] : []));

/** The labels of the buttons that may be pressed. */
export const pressable = (message: Message): string[] =>
  buttonsOf(message).flatMap(({ label, disabled, style }) =>
    disabled || style === Number(ButtonStyle.Link) ? [] : [label],
  );

/** Everything that the bot wrote, in every channel. */
export const writtenByBot = (discord: LoopbackDiscord): Message[] =>
  [...discord.world.channels.keys()]
    .flatMap((channel) => discord.messagesIn(channel))
    .filter(({ authorId }) => authorId === discord.botId);

/**
 * That Discord refused nothing, and that nobody was notified by the bot, or named in its messages but itself.
 * @param expected codes of Discord with which something had to be refused
 */
export function expectPeace(discord: LoopbackDiscord, expected: readonly number[] = []): void {
  expect(discord.interactions.flatMap(({ refusals }) => refusals)).toEqual([]);
  const refused = discord.requests.filter(({ status }) => status >= 400);
  expect(refused.filter(({ code }) => !expected.includes(code ?? 0))).toEqual([]);
  const written = writtenByBot(discord);
  expect(written.length).toBeGreaterThan(0);
  for (const { pings, named, wouldEmbed } of written) {
    expect(pings).toEqual(nobody);
    expect(named.users.filter((id) => id !== discord.botId)).toEqual([]);
    expect(named.roles).toEqual([]);
    expect(wouldEmbed).toEqual([]);
  }
}
