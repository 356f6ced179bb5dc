import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import { directionOf } from '../../language/direction.js';
import type { Insights } from '../../records/questions.js';
import type { Wording } from '../../wording/wording.js';
import { wordingIn } from '../../wording/wordings.js';
import { commandMentions } from '../answering/command-mentions.js';
import type { ChatContext } from '../commands/context.js';
import type { InsightsOptions } from '../commands/insights.js';
import type { Use } from '../components/define.js';
import type { DownloadAction } from '../components/stored-id.js';
import { languageOf } from '../events/interaction-language.js';
import { placeOf, scopeAt, serverAt } from '../place.js';
import { completeAnswer, promiseAnswer } from '../replies.js';
import type { SentFile } from '../send.js';
import type { Services } from '../services.js';
import { insightsView } from '../view/insights.js';
import { questionTable } from './question-table.js';
import { tableView } from '../view/question-table.js';

/** Days that are counted unless said. */
const usualDays = 30;
const chartName = 'questions.png';

/** `/insights` */
export async function runInsights({ interaction, services }: ChatContext, options: InsightsOptions): Promise<void> {
  const language = await languageOf(interaction, services);
  await promiseAnswer(interaction, { isPrivate: true });
  const { records } = services;
  const server = serverOf(interaction);
  const days = options.days ?? usualDays;
  const insights = await records.questions.insights(server, firstDay(days));
  const library = await services.session.reader(await scopeAt(placeOf(interaction), records));
  const files = await chartOf(insights, wordingIn(language).insights, services);
  const command = await commandMentions(interaction.client, services);
  const view = insightsView(
    {
      ...{ language, days, insights },
      settings: await records.settings.of(server),
      titles: new Map((await library.reports()).map(({ id, title }) => [id, title])),
      chart: files[0]?.name ?? null,
      settingsCommand: command('settings show'),
    },
    wordingIn(language),
  );
  await completeAnswer(interaction, view, files);
}

/** A chart where there is something to show; counts are told without one where it cannot be drawn. */
async function chartOf(insights: Insights, words: Wording['insights'], services: Services): Promise<SentFile[]> {
  if (insights.asked === 0) return [];
  try {
    const { chartTitle: title, answered, refused } = words;
    const bytes = await services.drawChart({
      title,
      answered,
      refused,
      direction: directionOf(title),
      days: insights.days,
    });
    return [{ name: chartName, bytes }];
  } catch (error) {
    services.log.error({ error }, 'The chart of questions could not be drawn.');
    return [];
  }
}

/** The questions as a table, to whoever moderates the server where the button is pressed. */
export async function downloadQuestions(
  { interaction, services }: Use<ButtonInteraction>,
  { language, days }: DownloadAction,
): Promise<void> {
  await promiseAnswer(interaction, { isPrivate: true });
  const { records, session } = services;
  const since = firstDay(days);
  const questions = (await records.questions.export(serverOf(interaction))).filter(({ at }) => at >= since);
  const library = await session.reader(await scopeAt(placeOf(interaction), records));
  const { bytes, ...table } = await questionTable(questions, library, wordingIn(language));
  const period = { from: since.slice(0, 10), to: new Date().toISOString().slice(0, 10) };
  const file = { name: `questions-${period.from}-${period.to}.csv`, bytes };
  const view = tableView({ ...table, ...period, file: file.name }, wordingIn(language));
  await completeAnswer(interaction, view, [file]);
}

/** The server whose moderators alone get here. */
function serverOf(interaction: ChatInputCommandInteraction | ButtonInteraction): string {
  const server = serverAt(placeOf(interaction));
  if (server === null) throw new Error('This belongs to a server that the bot is in.');
  return server;
}

/** When the first of so many days up to today begins (UTC), ISO 8601. */
function firstDay(days: number): string {
  const first = new Date();
  first.setUTCHours(0, 0, 0, 0);
  first.setUTCDate(first.getUTCDate() - days + 1);
  return first.toISOString();
}
