import { cpus, loadavg, totalmem } from 'node:os';
import { version as discordVersion } from 'discord.js';
import { measuredCommit } from './measured-commit.js';

/** On what and with what something is measured, in a sentence. To be asked before: what else runs on the machine is in it. */
export function circumstancesOf(): string {
  const [processor] = cpus();
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
  const machine = `${cpus().length} × ${processor?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, load before ${load}`;
  return `Commit ${measuredCommit()}, Node.js ${process.versions.node}, discord.js ${discordVersion}, ${process.platform} ${process.arch}, ${machine}.`;
}
