import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { programFolder } from '../src/program.js';

/**
 * Keeps the results of a measurement in `bench/NAME/results.md`, in the place of earlier ones under the same heading; the others, and what
 * stands before the first, stay.
 */
export async function saveSection(name: string, heading: string, text: string): Promise<void> {
  const file = path.join(programFolder, 'bench', name, 'results.md');
  const before = await readFile(file, 'utf8').catch(() => titleOf(name));
  await writeFile(file, withSection(before, heading, text));
}

const titleOf = (name: string): string =>
  `# Results of ${name}\n\nMade by \`npm run ${name} -- --save\`; runs with other options stand under headings of their own.\n`;

function withSection(results: string, heading: string, text: string): string {
  const [title = '', ...sections] = results.split(/^## /m);
  const isOther = (section: string): boolean => !section.startsWith(`${heading}\n`);
  const section = `${heading}\n\n${text}`;
  const place = sections.findIndex((each) => !isOther(each));
  const all = place < 0 ? [...sections, section] : sections.with(place, section);
  return `${title.trimEnd()}\n\n${all.map((each) => `## ${each.trimEnd()}\n`).join('\n')}`;
}
