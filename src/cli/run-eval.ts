import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { IsnadError } from '../errors.js';
import { compareRuns, requireComparable } from '../evaluation/compare.js';
import { parseGroup, type QuestionGroup } from '../evaluation/evaluate.js';
import { readGoldQuestions } from '../evaluation/questions.js';
import type { EvaluationRun } from '../evaluation/run.js';
import { readSavedRun, type SavedRun, toSavedRun } from '../evaluation/saved-run.js';
import { importFile } from '../reports/import.js';
import { expandSources } from '../reports/sources.js';
import { writeImported } from '../reports/write-imported.js';
import type { EvalFlags } from './eval.js';
import { evaluateCorpus } from './evaluate-corpus.js';
import { openLog } from './log.js';
import { print } from './output.js';
import { requireFolderOf, writeOutput } from './output-file.js';
import { loadConfig } from './settings.js';
import { comparisonText } from './view/evaluation/comparison-text.js';
import { missesText } from './view/evaluation/misses-text.js';
import { renderPage } from './view/evaluation/page.js';
import { figureTables } from './view/evaluation/tables.js';

/**
 * Builds an index of the reports in a temporary folder, asks all questions, prints the figures and writes what was asked for. What can be wrong with
 * the files given is found before any of the work.
 */
export async function runEval(flags: EvalFlags): Promise<void> {
  const groups = flags.group.map(requireGroup);
  const questions = readGoldQuestions(flags.questions);
  const before = flags.compare === undefined ? null : readSavedRun(flags.compare);
  if (before !== null) requireComparable(before, questions);
  for (const file of [flags.save, flags.html]) if (file !== undefined) await requireFolderOf(file);
  const run = await inTemporaryFolder(async (folder) => {
    const settings = loadConfig(flags.model === undefined ? {} : { model: flags.model });
    const corpusDirectory =
      flags.reports === undefined ? settings.corpusDirectory : await importAll(flags.reports, folder);
    const config = { ...settings, corpusDirectory, indexDirectory: path.join(folder, 'index') };
    return evaluateCorpus({ config, questionsFile: flags.questions, questions, groups }, openLog(settings.logLevel));
  });
  await show(run, flags, before);
}

async function show(run: EvaluationRun, flags: EvalFlags, before: SavedRun | null): Promise<void> {
  const saved = toSavedRun(run);
  if (flags.save !== undefined) await writeOutput(flags.save, `${JSON.stringify(saved, null, 1)}\n`);
  await print(flags.json === true ? `${JSON.stringify(saved)}\n` : figureTables(run.rows));
  if (flags.misses === true) await print(`\n${missesText(run.outcomes)}`);
  const comparison = before === null ? null : compareRuns(before, saved);
  if (comparison !== null) await print(`\n${comparisonText(comparison)}`);
  if (flags.html !== undefined) await writeOutput(flags.html, renderPage(run, comparison));
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

async function inTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-eval-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importAll(source: string, folder: string): Promise<string> {
  const directory = path.join(folder, 'corpus');
  for (const file of await expandSources([source])) await writeImported(directory, await importFile(file));
  return directory;
}
