import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** An HTML page printed to a PDF by a Chromium, with the header and footer that it prints around pages. */
export async function printToPdf(html: string, chromium: string): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'print-'));
  try {
    const page = path.join(folder, 'page.html');
    const printed = path.join(folder, 'page.pdf');
    await writeFile(page, html);
    await promisify(execFile)(
      chromium,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${path.join(folder, 'profile')}`,
        `--print-to-pdf=${printed}`,
        page,
      ],
      { timeout: 60_000 },
    );
    return await readFile(printed);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
