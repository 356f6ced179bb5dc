import type { Config } from '../config.js';
import { visible } from '../language/visible.js';
import type { Check } from './check.js';
import { checkCorpus, checkDisk, checkIndex, checkModel, checkNode, checkSettings } from './checks.js';
import { exitCode } from './failure.js';
import { openLog } from './log.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { loadConfig } from './settings.js';

/** Runs every check and prints its outcome. @returns the exit code: 1 when there is a problem */
export async function runDoctor(flags: SettingFlags, json: boolean): Promise<number> {
  const config = loadConfig(flags);
  const checks: Check[] = [checkNode(process.versions.node), checkSettings()];
  for await (const check of checksOf(config)) checks.push(check);
  const problems = checks.filter((check) => check.outcome === 'problem').length;
  await print(
    json ? `${JSON.stringify({ problems, checks })}\n` : `${checks.map(checkText).join('')}${verdict(problems)}\n`,
  );
  return problems > 0 ? exitCode.failure : 0;
}

async function* checksOf(config: Config): AsyncGenerator<Check> {
  const log = openLog('silent');
  yield await checkCorpus(config);
  const { check, embedder } = await checkModel(config, log);
  yield check;
  try {
    yield* checkIndex(config, embedder, log);
  } finally {
    await embedder?.close();
  }
  yield* checkDisk(config);
}

function checkText({ name, outcome, detail, advice }: Check): string {
  const line = `${outcome === 'ok' ? 'ok      ' : 'problem '} ${name}: ${visible(detail)}\n`;
  return advice === undefined ? line : `${line}         → ${visible(advice)}\n`;
}

function verdict(problems: number): string {
  if (problems === 0) return 'Everything is in order.';
  return problems === 1 ? '1 problem.' : `${problems} problems.`;
}
