import path from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** Longer than the longest file takes on a machine busy with other things, in milliseconds. Runs that last by choice name another reporter. */
const patience = 20 * 60_000;
const lookEvery = 30_000;

/**
 * Ends a run in which a file of tests stands still, and names the file. vitest's own time limits cannot end a test that blocks its thread, or
 * waits for a program that does not end; such a run would last until whoever started it ends it, without a word about where it stood.
 */
export default class StalledFiles implements Reporter {
  readonly #running = new Map<TestModule, number>();
  #watch: NodeJS.Timeout | null = null;

  onTestRunStart(): void {
    this.#watch = setInterval(() => this.#look(), lookEvery).unref();
  }

  onTestModuleStart(file: TestModule): void {
    this.#running.set(file, Date.now());
  }

  onTestModuleEnd(file: TestModule): void {
    this.#running.delete(file);
  }

  onTestRunEnd(): void {
    if (this.#watch !== null) clearInterval(this.#watch);
  }

  #look(): void {
    const stalled = [...this.#running].filter(([, since]) => Date.now() - since > patience);
    if (stalled.length === 0) return;
    const names = stalled.map(([file]) => path.relative(process.cwd(), file.moduleId)).join(', ');
    process.stderr.write(`Stands still for more than ${patience / 60_000} minutes: ${names}. The run is ended.\n`);
    process.exit(1);
  }
}
