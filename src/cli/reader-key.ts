import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ReaderKey } from '../answer/signed-place.js';
import type { Config } from '../config.js';
import { errorCode, IsnadError } from '../errors.js';

/** Where the key of signed links is kept if it is not a setting. It is in no backup: another one only ends the links that were made. */
export const readerKeyFile = (indexDirectory: string): string => path.join(indexDirectory, 'reader-key');

const keyBytes = 32;
/** Of base64url: as many letters as the bytes need. */
const keyForm = /^[\w-]{43}\n?$/;

/**
 * What links into the reader are signed with: the setting, else a key that is made once and kept in the folder of the index, readable by its
 * owner alone. Every process over the same folder gets the same.
 * @throws IsnadError `setting-invalid` where a file is there that is no key or cannot be read, `disk-write-failed` where none can be made
 */
export async function openReaderKey({
  readerSecret,
  indexDirectory,
}: Pick<Config, 'readerSecret' | 'indexDirectory'>): Promise<ReaderKey> {
  if (readerSecret !== '') return Buffer.from(readerSecret);
  const file = readerKeyFile(indexDirectory);
  return (await readKey(file)) ?? (await makeKey(file));
}

async function readKey(file: string): Promise<ReaderKey | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null;
    throw new IsnadError('setting-invalid', `The key of signed links, ${file}, cannot be read.`, {
      hint: 'Run as the user that the bot runs as, or set READER_SECRET.',
      cause,
    });
  }
  if (keyForm.test(text)) return Buffer.from(text.trim(), 'base64url');
  throw new IsnadError('setting-invalid', `${file} is no key of signed links.`, {
    hint: 'Remove it, and a new one is made; links that were given until then open nothing any more.',
  });
}

/** The key takes its name when it is whole, and only if no other process was quicker: then theirs is taken. */
async function makeKey(file: string): Promise<ReaderKey> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(`${randomBytes(keyBytes).toString('base64url')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(unfinished, file).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  } catch (cause) {
    throw new IsnadError('disk-write-failed', `The key of signed links cannot be written to ${file}.`, {
      hint: 'Let the folder be written to, or set READER_SECRET.',
      cause,
    });
  } finally {
    await rm(unfinished, { force: true });
  }
  const key = await readKey(file);
  if (key === null) throw new Error('A key that was made is not there.');
  return key;
}
