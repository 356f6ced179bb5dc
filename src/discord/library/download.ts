import { IsnadError } from '../../errors.js';
import { megabytes } from '../../indexing/server/limits.js';
import type { GivenFile } from '../commands/options.js';

/** Milliseconds that a download may take. */
const patience = 60_000;

/**
 * Fetches a file that came with a command from where Discord keeps it.
 * @param most bytes that are taken: neither what Discord says of the size nor what the server says of it is relied upon
 * @throws IsnadError `file-too-large`, `file-download-failed`
 */
export async function download({ url, size }: Pick<GivenFile, 'url' | 'size'>, most: number): Promise<Uint8Array> {
  if (size > most) throw tooLarge(most);
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) });
    if (!response.ok || response.body === null) throw new Error(`It answers with status ${response.status}.`);
    const pieces: Uint8Array[] = [];
    let received = 0;
    for await (const piece of response.body as AsyncIterable<Uint8Array>) {
      received += piece.length;
      // Leaving the loop ends the transfer.
      if (received > most) throw tooLarge(most);
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  } catch (cause) {
    if (cause instanceof IsnadError) throw cause;
    throw new IsnadError('file-download-failed', 'A file could not be fetched from Discord.', {
      hint: 'Try again; if it goes on, check the network of this machine.',
      cause,
    });
  }
}

const tooLarge = (most: number): IsnadError =>
  new IsnadError('file-too-large', `The file has more than ${megabytes(most)} MB.`, {
    hint: 'Add the report alone, without pictures, or as text.',
  });
