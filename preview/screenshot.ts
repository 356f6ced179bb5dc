import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { IsnadError } from '../src/errors.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'];
/** A page that takes longer than this, in milliseconds, hangs. */
const patience = 60_000;

/** Told to the page so that its height can be read from the document. */
const measuring = '<script>document.documentElement.dataset.height = document.body.scrollHeight</script></body>';

/**
 * Writes a picture of a page, as high as the page is.
 * @throws IsnadError `setting-invalid` where there is no Chromium, `disk-write-failed` when it wrote no picture
 */
export async function screenshot(html: string, width: number, file: string): Promise<void> {
  const chromium = await findChromium(process.env);
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-preview-'));
  try {
    const page = path.join(folder, 'page.html');
    await writeFile(page, html.replace('</body>', measuring));
    const run = (...more: string[]) =>
      promisify(execFile)(
        chromium,
        [...quiet, `--user-data-dir=${path.join(folder, 'profile')}`, ...more, pathToFileURL(page).href],
        { timeout: patience, maxBuffer: 64 * 1024 * 1024 },
      );
    const { stdout } = await run(`--window-size=${width},600`, '--dump-dom');
    const height = Number(/data-height="(\d+)"/.exec(stdout)?.[1] ?? 600);
    const target = path.resolve(file);
    await run(`--window-size=${width},${height}`, '--force-device-scale-factor=1', `--screenshot=${target}`);
    await access(target);
  } catch (cause) {
    throw new IsnadError('disk-write-failed', `${chromium} made no picture ${file}.`, {
      hint: 'Check that the folder is there and may be written to; --html writes the page for any browser.',
      cause,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The Chromium that pictures are made with: the one that CHROMIUM names, or the first on PATH.
 * @throws IsnadError `setting-invalid`
 */
export async function findChromium(environment: NodeJS.ProcessEnv): Promise<string> {
  const named = environment['CHROMIUM'] ?? '';
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = named !== '' ? [named] : names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  throw new IsnadError(
    'setting-invalid',
    named === '' ? 'There is no Chromium on PATH to make a picture with.' : `CHROMIUM=${named} is no program.`,
    { hint: 'Install Chromium, name it in CHROMIUM, or write the page with --html and open it in any browser.' },
  );
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
