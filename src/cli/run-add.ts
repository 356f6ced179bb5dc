import { IsnadError } from '../errors.js';
import { visible } from '../language/visible.js';
import { isLinesFile } from '../reports/corpus-line.js';
import { type ImportedDocument, type ImportOverrides, importFile } from '../reports/import.js';
import { type ImportedLines, importLines } from '../reports/import-lines.js';
import { listCorpusIfThere } from '../reports/read-corpus.js';
import { type Remark, remarkInWords } from '../reports/remark.js';
import { expandSources } from '../reports/sources.js';
import { fileWithText, normalisedTextHash, type WriteResult, writeImported } from '../reports/write-imported.js';
import { en } from '../wording/en.js';
import { fill } from '../wording/wording.js';
import type { AddFlags } from './add.js';
import { exitCode, failureText } from './failure.js';
import { print } from './output.js';
import { loadConfig } from './settings.js';

/** Imports files and folders, each file for itself. @returns the exit code: 1 if any failed */
export async function runAdd(paths: readonly string[], flags: AddFlags): Promise<number> {
  const config = loadConfig({ ...flags, ...(flags.to === undefined ? {} : { corpus: flags.to }) });
  const dryRun = flags.dryRun ?? false;
  const counts = { added: 0, alreadyThere: 0, failed: 0 };
  const failed = (error: unknown): void => {
    if (!(error instanceof IsnadError)) throw error;
    counts.failed += 1;
    process.stderr.write(failureText(error));
  };
  for (const file of await sourcesOf(paths, failed)) {
    try {
      if (isLinesFile(file)) {
        const lines = await importLines(file, config.corpusDirectory, {
          overrides: overridesOf(flags),
          dryRun,
          onFailure: failed,
        });
        counts.added += lines.added;
        counts.alreadyThere += lines.alreadyThere;
        await print(linesText(file, lines, dryRun));
        continue;
      }
      const imported = await importFile(file, overridesOf(flags));
      const result = dryRun
        ? await wouldWrite(config.corpusDirectory, imported)
        : await writeImported(config.corpusDirectory, imported);
      counts[result.status === 'added' ? 'added' : 'alreadyThere'] += 1;
      await print(importText(file, imported, result, dryRun));
    } catch (error) {
      failed(error);
    }
  }
  await print(summaryText(counts, dryRun));
  return counts.failed > 0 ? exitCode.failure : 0;
}

/** The files of all paths; a path that leads nowhere is a failure of its own. */
async function sourcesOf(paths: readonly string[], failed: (error: unknown) => void): Promise<Set<string>> {
  const files = new Set<string>();
  for (const path of paths) {
    try {
      for (const file of await expandSources([path])) files.add(file);
    } catch (error) {
      failed(error);
    }
  }
  return files;
}

function overridesOf({ title, outlet, author, date, url, lang }: AddFlags): ImportOverrides {
  return {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { published: date }),
    ...(url === undefined ? {} : { url }),
    ...(lang === undefined ? {} : { language: lang }),
  };
}

async function wouldWrite(directory: string, imported: ImportedDocument): Promise<WriteResult> {
  const files = await listCorpusIfThere(directory);
  const same = await fileWithText(directory, files, normalisedTextHash(imported.text));
  return same === undefined ? { status: 'added', file: '' } : { status: 'already-there', file: same };
}

/** What became of a file with a report a line, in words. */
export function linesText(path: string, { file, added, alreadyThere, failed }: ImportedLines, dryRun: boolean): string {
  const where = file === null ? (dryRun ? 'would be added' : 'nothing added') : `→ ${file}`;
  const counts = [
    `${added} ${added === 1 ? 'report' : 'reports'}`,
    `${alreadyThere} already there`,
    ...(failed > 0 ? [`${failed} left out`] : []),
  ];
  return `${visible(`${path} ${where}: ${counts.join(', ')}`)}\n\n`;
}

/** Characters of a stripped line that are shown. */
const shownOfLine = 70;

/** What was recognised in one file and what was stripped from it, in words. */
export function importText(path: string, imported: ImportedDocument, result: WriteResult, dryRun: boolean): string {
  const { citation, paragraphs, stripped, remarks } = imported;
  const fields = [
    ['title', citation.title],
    ['outlet', citation.outlet],
    ['author', citation.author],
    ['date', citation.published],
    ['link', citation.url],
    ['language', citation.language],
    ['paragraphs', String(paragraphs)],
  ] as const;
  const lines = [
    `${path} ${outcomeText(result, dryRun)}`,
    ...fields.map(([name, value]) => `  ${name.padEnd(11)}${value ?? '(not stated)'}`),
    ...remarks.map((remark) => `  note: ${remarkText(remark)}`),
    stripped.length === 0
      ? '  nothing stripped'
      : `  stripped ${stripped.length} ${stripped.length === 1 ? 'line' : 'lines'}:`,
    ...stripped.map(({ line, text, reason }) => `    ${String(line).padStart(4)}  ${shortened(text)}  (${reason})`),
  ];
  return `${lines.map((line) => visible(line)).join('\n')}\n\n`;
}

/** A remark in English. */
export function remarkText(remark: Remark): string {
  const { words, values } = remarkInWords(remark, en.library.add);
  return fill(words, values);
}

function outcomeText({ status, file }: WriteResult, dryRun: boolean): string {
  if (status === 'already-there') return `is already there as ${file}: nothing changed`;
  return dryRun ? 'would be added' : `→ ${file}`;
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length <= shownOfLine ? characters.join('') : `${characters.slice(0, shownOfLine - 1).join('')}…`;
}

function summaryText(counts: { added: number; alreadyThere: number; failed: number }, dryRun: boolean): string {
  const { added, alreadyThere, failed } = counts;
  const parts = [
    `${added} ${dryRun ? 'would be added' : 'added'}`,
    `${alreadyThere} already there`,
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  const next = added > 0 && !dryRun ? ' Run isnad reindex to make them searchable.' : '';
  return `${parts.join(', ')}.${next}\n`;
}
