import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { programFolder } from '../../src/program.js';

const file = path.join(programFolder, 'src', 'search', 'sounds', 'learned-letters.ts');
const widest = 150;

/** Writes the learned tables into the program's source. */
export async function writeLetters(tables: { readonly arabic: string; readonly foreign: string }): Promise<string> {
  const source = `// Made by \`npm run transliteration -- --learn\`; see bench/transliteration/learn.ts and letter-tables.ts for what the figures mean.

/** How names of Arabic are spelled in Arabic: short vowels left out. */
export const learnedFromArabicNames = \`
${wrapped(tables.arabic)}\`;

/** How foreign names are spelled in Arabic. */
export const learnedFromForeignNames = \`
${wrapped(tables.foreign)}\`;
`;
  await writeFile(file, source);
  return file;
}

function wrapped(text: string): string {
  const lines = [''];
  for (const entry of text.split('; ')) {
    const last = lines.length - 1;
    const line = `${lines[last] ?? ''}${entry}; `;
    if (line.length <= widest) lines[last] = line;
    else lines.push(`${entry}; `);
  }
  return lines.map((line) => line.trim()).join('\n');
}
