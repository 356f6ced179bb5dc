/** Writes to standard output, and waits where its reader is slower. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** A reader that has seen enough (`| head`) closes the pipe: that ends the program, and is no failure. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}

/** Whether a stream takes colour: NO_COLOR forbids it, FORCE_COLOR demands it, otherwise only a terminal gets any. */
export function takesColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

/** Columns of standard output; 80 where it is no terminal. */
export function outputWidth(): number {
  return process.stdout.columns ?? 80;
}
