import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const findingSchema = z.object({
  id: z.string(),
  impact: z.string().nullable(),
  help: z.string(),
  nodes: z.array(z.object({ target: z.array(z.unknown()) })),
});
const resultSchema = z.object({
  passes: z.array(z.object({ id: z.string() })),
  violations: z.array(findingSchema),
  incomplete: z.array(findingSchema),
});

/** What axe-core says of a page. */
export interface AxeReport {
  /** Rules that hold. */
  readonly passed: number;
  /** Rules that do not, each with the elements: `color-contrast (serious): .hint`. */
  readonly violations: readonly string[];
  /** What a person has to look at. */
  readonly unsure: readonly string[];
}

/** Checks a page by all rules of axe-core, with everything opened that can be. */
export async function checkWithAxe(page: Page): Promise<AxeReport> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true;');
  await page.evaluate(source);
  const { passes, violations, incomplete } = resultSchema.parse(
    await page.evaluate('axe.run(document, { resultTypes: ["violations", "incomplete"] })'),
  );
  return { passed: passes.length, violations: violations.map(inWords), unsure: incomplete.map(inWords) };
}

function inWords({ id, impact, nodes }: z.infer<typeof findingSchema>): string {
  const places = nodes.slice(0, 5).map(({ target }) => target.join(' '));
  const more = nodes.length > places.length ? ` and ${nodes.length - places.length} more` : '';
  return `${id} (${impact ?? 'unknown'}): ${places.join(', ')}${more}`;
}
