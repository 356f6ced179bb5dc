import type { DayOfQuestions, Insights, ReportUse, UnansweredQuestion } from './questions.js';
import { dayMilliseconds, timeOf } from './times.js';
import type { ReportVotes } from './votes.js';

const mostDays = 366;
/** How many unanswered questions are told. */
export const mostUnanswered = 10;

/** Where counts begin that are asked for from a time until now, both ISO 8601. */
export function beginningOf(from: string, now: string): string {
  return timeOf(Math.max(Date.parse(from), Date.parse(now) - mostDays * dayMilliseconds));
}

/** The days that were counted, and those between that have no question, oldest first. */
export function everyDay(counted: readonly DayOfQuestions[], since: string, now: string): DayOfQuestions[] {
  const byDay = new Map(counted.map((count) => [count.day, count]));
  for (const day of daysBetween(since, now)) {
    if (!byDay.has(day)) byDay.set(day, { day, asked: 0, answered: 0, refused: 0 });
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function daysBetween(since: string, now: string): string[] {
  const first = Date.parse(since.slice(0, 10));
  const count = Math.floor((Date.parse(now) - first) / dayMilliseconds) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => timeOf(first + index * dayMilliseconds).slice(0, 10));
}

/** How each report serves a server, the most quoted first. */
export function usesOf(
  quoted: readonly { readonly report: string; readonly quoted: number }[],
  votes: readonly ReportVotes[],
): ReportUse[] {
  const uses = new Map<string, ReportUse>();
  for (const { report, quoted: times } of quoted) {
    uses.set(report, { report, quoted: times, helpful: 0, notHelpful: 0, helpfulRate: null });
  }
  for (const { report, helpful, notHelpful } of votes) {
    const helpfulRate = helpful / (helpful + notHelpful);
    uses.set(report, { report, quoted: uses.get(report)?.quoted ?? 0, helpful, notHelpful, helpfulRate });
  }
  return [...uses.values()].sort(
    (a, b) =>
      b.quoted - a.quoted || b.helpful + b.notHelpful - (a.helpful + a.notHelpful) || (a.report < b.report ? -1 : 1),
  );
}

/** What was counted, with the sums of its days. */
export function insightsOf(
  since: string,
  days: readonly DayOfQuestions[],
  reports: readonly ReportUse[],
  unanswered: readonly UnansweredQuestion[],
): Insights {
  const sumOf = (count: (day: DayOfQuestions) => number): number => days.reduce((sum, day) => sum + count(day), 0);
  return {
    ...{ since, days, reports, unanswered },
    asked: sumOf((day) => day.asked),
    answered: sumOf((day) => day.answered),
    refused: sumOf((day) => day.refused),
  };
}
