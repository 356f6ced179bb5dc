import { z } from 'zod';
import type { ServerSummary } from '../../indexing/server-data.js';
import { visible } from '../../language/visible.js';

const count = z.int().nonnegative();

/** The JSON form of what is stored of a server, in numbers. It is stable, as that of an answer is. Documented in docs/json.md. */
export const serverSchema = z.strictObject({
  server: z.string(),
  leftAt: z.string().nullable(),
  reports: count.nullable(),
  passages: count.nullable(),
  problem: z.string().nullable(),
  votes: count,
  settings: count,
  audit: count,
  hiddenReports: count,
  hiddenPassages: count,
  questions: count,
  removed: count,
});

export const serverListSchema = z.strictObject({ servers: z.array(serverSchema) });

/** Servers in their JSON form. */
export function serversJson(servers: readonly ServerSummary[]): z.infer<typeof serverListSchema> {
  return {
    servers: servers.map(({ server, leftAt, reports, passages, problem, counts }) => {
      const { votes, settings, audit, hiddenReports, hiddenPassages, questions, removed } = counts;
      const records = { votes, settings, audit, hiddenReports, hiddenPassages, questions, removed };
      return { server, leftAt, reports, passages, problem, ...records };
    }),
  };
}

/** What is stored of a server, in words: what there is none of is left out. */
export function storedInWords({ reports, passages, counts }: ServerSummary): string {
  const parts = [
    [reports, `reports of its own (${passages ?? 0} passages)`],
    [counts.votes, 'votes'],
    [counts.questions, 'questions'],
    [counts.settings, 'settings'],
    [counts.hiddenReports, 'hidden reports'],
    [counts.hiddenPassages, 'hidden passages'],
    [counts.removed, 'removed reports'],
    [counts.audit, 'lines of its audit trail'],
  ] as const;
  const words = parts.flatMap(([amount, what]) => (amount === 0 || amount === null ? [] : [`${amount} ${what}`]));
  if (reports === null) words.unshift('a library that cannot be read');
  return words.length === 0 ? 'nothing but its id' : words.join(', ');
}

/** The servers as lines. */
export function serversText(servers: readonly ServerSummary[]): string {
  if (servers.length === 0) return 'Nothing is stored of any server.\n';
  const lines = servers.flatMap((summary) => {
    const { server, leftAt, problem } = summary;
    const left = leftAt === null ? [] : [`  left ${leftAt}; its data goes SERVER_GRACE_DAYS later`];
    return [`${server}: ${storedInWords(summary)}`, ...left, ...(problem === null ? [] : [`  ${problem}`])];
  });
  return `${lines.map(visible).join('\n')}\n`;
}
