import type { Reporter, TestCase } from 'vitest/node';

/** Prints with how many cases each property was tried, and all together. */
export default class Totals implements Reporter {
  readonly #tried: { name: string; cases: number; passed: boolean }[] = [];

  onTestCaseResult(test: TestCase): void {
    const { cases } = test.meta();
    if (cases !== undefined) this.#tried.push({ name: test.fullName, cases, passed: test.ok() });
  }

  onTestRunEnd(): void {
    const lines = this.#tried.map(
      ({ name, cases, passed }) => `${String(cases).padStart(9)}  ${passed ? '' : 'FAILED  '}${name}`,
    );
    const sum = this.#tried.reduce((total, { cases }) => total + cases, 0);
    const failed = this.#tried.filter(({ passed }) => !passed).length;
    const total = `${String(sum).padStart(9)}  cases of ${this.#tried.length} properties; ${failed} failed`;
    process.stdout.write(`\nCases tried:\n${[...lines, total].join('\n')}\n`);
  }
}
