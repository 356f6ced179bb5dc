import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importFile } from '../../src/reports/import.js';
import { listCorpus, readReport } from '../../src/reports/read-corpus.js';
import { expandSources } from '../../src/reports/sources.js';
import { splitPassages } from '../../src/reports/split.js';
import { writeImported } from '../../src/reports/write-imported.js';
import { reportsFor, writeCorpus } from '../clustered-corpus.js';
import type { HandedPassage } from '../peers/src/measurements.js';

/** A corpus that Isnad reads, and its passages for those that do not split reports. */
export interface ComparedCorpus {
  readonly directory: string;
  /** One JSON object a line. */
  readonly passagesFile: string;
  readonly passages: readonly HandedPassage[];
}

/**
 * Makes a corpus of so many passages: those of the reports that questions are about, and synthetic ones for the rest. A corpus that stands in
 * the folder already is used.
 * @throws IsnadError what reading the reports throws
 */
export async function makeCorpus(
  reports: string,
  passages: number,
  seed: number,
  folder: string,
): Promise<ComparedCorpus> {
  const directory = path.join(folder, 'corpus');
  const passagesFile = path.join(folder, 'passages.jsonl');
  if (!existsSync(passagesFile)) {
    await mkdir(directory, { recursive: true });
    await copyReports(reports, directory);
    const asked = await passagesOf(directory);
    await writeCorpus(directory, reportsFor(passages - asked.length, seed));
  }
  const all = await passagesOf(directory);
  await writeFile(passagesFile, all.map((passage) => `${JSON.stringify(passage)}\n`).join(''));
  return { directory, passagesFile, passages: all };
}

/** A corpus folder is taken as it is; anything else is imported as `isnad add` would. */
async function copyReports(reports: string, directory: string): Promise<void> {
  const sources = await expandSources([reports]);
  if (sources.every((file) => file.endsWith('.md'))) {
    for (const file of sources) await cp(file, path.join(directory, path.basename(file)));
    return;
  }
  for (const file of sources) await writeImported(directory, await importFile(file));
}

async function passagesOf(directory: string): Promise<HandedPassage[]> {
  const passages: HandedPassage[] = [];
  for (const file of await listCorpus(directory)) {
    const report = await readReport(directory, file);
    for (const { start, end } of splitPassages(report)) {
      passages.push({ text: report.text.slice(start, end) });
    }
  }
  return passages;
}
