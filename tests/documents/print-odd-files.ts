/** Prints what each odd file gets: `npm run odd-files`. */
import { remarkText } from '../../src/cli/run-add.js';
import { IsnadError } from '../../src/errors.js';
import { visible } from '../../src/language/visible.js';
import { readDocument } from '../../src/reports/document/read-document.js';
import { type OddFile, oddFiles } from './odd-files.js';

async function outcomeOf({ name, contentType, mostTime, make }: OddFile): Promise<{ got: string; words: string }> {
  try {
    const { kind, citation, paragraphs, remarks } = await readDocument(
      { name, bytes: make(), ...(contentType === undefined ? {} : { contentType }) },
      mostTime === undefined ? {} : { mostTime },
    );
    const title = [...citation.title].slice(0, 40).join('');
    return {
      got: kind,
      words: [
        `“${title}”, ${paragraphs} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}`,
        ...remarks.map(remarkText),
      ].join('; '),
    };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    return { got: error.identifier, words: error.message };
  }
}

let unexpected = 0;
const rows = [];
for (const file of oddFiles) {
  const started = performance.now();
  const { got, words } = await outcomeOf(file);
  const isExpected = file.gets.some((each) => each === got);
  if (!isExpected) unexpected += 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  rows.push(`| ${file.what} | ${isExpected ? '' : 'UNEXPECTED '}\`${got}\` | ${visible(words)} | ${seconds} s |`);
  process.stderr.write(`\r${rows.length}/${oddFiles.length}`);
}
process.stdout.write(`\n| file | got | in words | time |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n\n`);
process.stdout.write(`${oddFiles.length} files, ${unexpected} with an outcome that was not expected.\n`);
process.exitCode = unexpected > 0 ? 1 : 0;
