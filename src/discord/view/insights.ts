import { type APIComponentInContainer, ComponentType } from 'discord.js';
import { isolateRun } from '../../language/direction.js';
import type { Language } from '../../language/languages.js';
import type { Insights, ReportUse } from '../../records/questions.js';
import type { ServerSettings } from '../../records/settings.js';
import { fill, type Wording } from '../../wording/wording.js';
import { writeDownloadId } from '../components/stored-id.js';
import { actionButton, rowOf } from './buttons.js';
import { colours } from './colours.js';
import { type Line, line, say, textDisplays } from './lines.js';
import { fits, fitMessage, type MessageView } from './message.js';
import { cutMark, shortenLine } from './shorten.js';

/** What a server's moderators see of the questions asked there. */
export interface ShownInsights {
  /** Language of the interface. */
  readonly language: Language;
  /** So many days up to today. */
  readonly days: number;
  readonly insights: Insights;
  readonly settings: Pick<ServerSettings, 'keepsQuestions' | 'questionDays'>;
  /** Titles of the reports that the server sees now, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  /** Name of the file of the chart; null where there is none. */
  readonly chart: string | null;
  /** Discord text of the command that switches storing on. */
  readonly settingsCommand: string;
}

/** So many reports and questions are named, as far as they fit. */
const mostNamed = [10, 8, 6, 4, 3, 2, 1] as const;
const lengths = { title: 100, question: 150 };

/** The first and the last day of what is counted, ISO dates. */
export const periodOf = ({ days, since }: Insights): { readonly from: string; readonly to: string } => ({
  from: days[0]?.day ?? since.slice(0, 10),
  to: days.at(-1)?.day ?? since.slice(0, 10),
});

/** What the chart shows, for those who do not see it. */
export function chartDescription(insights: Insights, words: Wording['insights']): string {
  const { asked, answered, refused, days } = insights;
  const top = days.reduce((most, day) => (day.asked > most.asked ? day : most), { day: '', asked: 0 });
  const values = { ...periodOf(insights), asked, answered, refused, most: top.asked, day: top.day };
  const isolated = Object.entries(values).map(([name, value]) => [name, isolateRun(String(value))] as const);
  return fill(words.chartDescription, Object.fromEntries(isolated));
}

/** Counts of questions with their chart, how reports served, what found nothing, and a table to download. */
export function insightsView(shown: ShownInsights, wording: Wording): MessageView {
  for (const most of mostNamed) {
    const components = build(shown, wording, most);
    if (fits(components)) return { components };
  }
  return fitMessage(() => build(shown, wording, 0));
}

function build(shown: ShownInsights, { insights: words }: Wording, most: number): MessageView['components'] {
  const { insights, settings, language, days, settingsCommand } = shown;
  const heading = [say('### ', words.title), say('-# ', words.period, periodOf(insights))];
  const hasQuestions = insights.asked > 0;
  const { asked, answered, refused } = insights;
  const counts = hasQuestions
    ? [say('', words.counts, { asked, answered, refused })]
    : settings.keepsQuestions
      ? [say('', words.nothingYet)]
      : [];
  const kept = settings.keepsQuestions
    ? [say('-# ', words.kept, { days: settings.questionDays })]
    : [say('', words.off, {}, { settings: settingsCommand })];
  const components: APIComponentInContainer[] = [
    ...textDisplays([...heading, ...counts]),
    ...chartOf(shown, words),
    ...textDisplays(reportLines(shown, words, most)),
    ...(hasQuestions ? textDisplays(unansweredLines(shown, words, most)) : []),
    ...textDisplays(kept),
  ];
  const download = actionButton(words.download, writeDownloadId({ language, days }));
  return [
    { type: ComponentType.Container, accent_color: colours.reading, components },
    ...rowOf(hasQuestions ? [download] : []),
  ];
}

function chartOf({ chart, insights }: ShownInsights, words: Wording['insights']): APIComponentInContainer[] {
  if (chart === null) return [];
  const description = chartDescription(insights, words);
  return [{ type: ComponentType.MediaGallery, items: [{ media: { url: `attachment://${chart}` }, description }] }];
}

function reportLines({ insights, titles }: ShownInsights, words: Wording['insights'], most: number): Line[] {
  const shown = insights.reports.slice(0, most);
  if (shown.length === 0) return [];
  return [
    say('### ', words.reportsTitle),
    ...shown.flatMap((use) => [
      line('', shortenLine(titles.get(use.report) ?? use.report, lengths.title) || cutMark),
      useLine(use, words),
    ]),
  ];
}

function useLine({ quoted, helpful, notHelpful, helpfulRate }: ReportUse, words: Wording['insights']): Line {
  if (helpfulRate === null) return say('-# ', words.useWithoutVotes, { quoted });
  const rate = `${Math.round(100 * helpfulRate)}%`;
  return say('-# ', words.use, { quoted, helpful, votes: helpful + notHelpful, rate });
}

function unansweredLines({ insights }: ShownInsights, words: Wording['insights'], most: number): Line[] {
  const shown = insights.unanswered.slice(0, most);
  const named = shown.flatMap(({ text, times, lastAsked }) => [
    line('', shortenLine(text, lengths.question) || cutMark),
    say('-# ', words.unanswered, { times, day: lastAsked.slice(0, 10) }),
  ]);
  return [say('### ', words.unansweredTitle), ...(named.length === 0 ? [say('', words.unansweredNone)] : named)];
}
