import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Share of the reports that a change concerns: one in so many. */
const oneIn = 5;

/** Changes a corpus as an operator would: some reports go, and others get another paragraph. */
export async function changeCorpus(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  for (const [place, name] of names.entries()) {
    const file = path.join(folder, name);
    if (place % oneIn === 0) await rm(file);
    if (place % oneIn === 1) await writeFile(file, `${await readFile(file, 'utf8')}\n\n${addition}\n`);
  }
}

const addition = 'The report was looked through again after it had been published, and this paragraph was added to it.';
