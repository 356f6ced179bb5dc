import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSession } from '../answer/session.js';
import type { Config } from '../config.js';
import { IsnadError } from '../errors.js';
import {
  askAll,
  type EvaluationRow,
  groupsByKind,
  parseGroup,
  type QuestionGroup,
  tabulate,
} from '../evaluation/evaluate.js';
import type { Outcome } from '../evaluation/metrics.js';
import { readGoldQuestions } from '../evaluation/questions.js';
import { importFile } from '../reports/import.js';
import { expandSources } from '../reports/sources.js';
import { writeImported } from '../reports/write-imported.js';
import { buildIndex } from './build-index.js';
import type { EvalFlags } from './eval.js';
import { type Log, openLog } from './log.js';
import { openConfiguredLibrary, openModel, openProgramLexicon, programOffTopicQuestions } from './open.js';
import { print } from './output.js';
import { loadConfig } from './settings.js';

/** Builds an index of the reports in a temporary folder, asks all questions, prints the figures. */
export async function runEval(flags: EvalFlags): Promise<void> {
  const groups = flags.group.map(requireGroup);
  const questions = readGoldQuestions(flags.questions);
  const settings = loadConfig(flags.model === undefined ? {} : { model: flags.model });
  const log = openLog(settings.logLevel);
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-eval-'));
  try {
    const corpusDirectory =
      flags.reports === undefined ? settings.corpusDirectory : await importAll(flags.reports, folder);
    const config = { ...settings, corpusDirectory, indexDirectory: path.join(folder, 'index') };
    const outcomes = await withSession(config, log, (session) => askAll(questions, session));
    const rows = tabulate(outcomes, [...groupsByKind(questions), ...groups]);
    await print(flags.json === true ? `${JSON.stringify({ model: config.embeddingModel, rows })}\n` : table(rows));
    if (flags.misses === true) await print(missesOf(outcomes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requireGroup(text: string): QuestionGroup {
  const group = parseGroup(text);
  if (group === null) {
    throw new IsnadError('command-invalid', `--group ${text} is not of the form name=first..last.`, {
      hint: 'Give two question ids, such as --group off-topic=d111..d140.',
    });
  }
  return group;
}

async function importAll(source: string, folder: string): Promise<string> {
  const directory = path.join(folder, 'corpus');
  for (const file of await expandSources([source])) await writeImported(directory, await importFile(file));
  return directory;
}

async function withSession<Result>(
  config: Config,
  log: Log,
  use: (session: Awaited<ReturnType<typeof openSession>>) => Promise<Result>,
): Promise<Result> {
  const embedder = await openModel(config, config.embeddingModel, log);
  await buildIndex(config, log, { embedder });
  const questions = await programOffTopicQuestions();
  const session = await openSession({
    library: await openConfiguredLibrary(config, log),
    lexicon: await openProgramLexicon(config, log),
    openEmbedder: async () => embedder,
    offTopicQuestions: () => questions,
    onNotice: log.warn,
  });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

const columns = ['', 'n', 'hit@1', 'hit@3', 'hit@5', 'MRR', 'answered', 'n', 'refused'] as const;

function table(rows: readonly EvaluationRow[]): string {
  const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
  const cells = rows.map((row) => [
    row.name,
    String(row.answerable),
    percent(row.hitAt1),
    percent(row.hitAt3),
    percent(row.hitAt5),
    row.meanReciprocalRank?.toFixed(3) ?? '–',
    percent(row.answered),
    String(row.unanswerable),
    percent(row.refused),
  ]);
  const all: readonly (readonly string[])[] = [columns, ...cells];
  const widths = columns.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const lines = all.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return `${lines.join('\n')}\n\nThe first n counts answerable questions, the second unanswerable ones. A refused question counts as a miss.\n`;
}

function missesOf(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap(({ question, answer, rank }) => {
    const said = `${question.id}\t${question.lang}\t${question.question}`;
    const score = (answer.quotes[0] ?? answer.nearest[0])?.score.toFixed(2) ?? '–';
    if (question.gold.length === 0) return answer.answered ? [`answered\t${score}\t${said}`] : [];
    if (!answer.answered) return [`refused\t${score}\t${said}`];
    return rank === 1 ? [] : [`rank ${rank ?? '–'}\t${score}\t${said}`];
  });
  return `\n${lines.join('\n')}\n`;
}
