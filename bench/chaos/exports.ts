import { defaultSettings } from '../../src/records/settings.js';
import type { ServerExport } from '../../src/indexing/server-data.js';
import { runProgram } from '../processes.js';
import type { Stage } from './stage.js';

/** What `isnad servers export` does not give out as people were told. */
export async function checkExports({
  environment,
  ledger,
  moderators,
}: Pick<Stage, 'environment' | 'ledger' | 'moderators'>): Promise<string[]> {
  const missing: string[] = [];
  const states = new Map(ledger.entries());
  for (const { serverId } of moderators) {
    const { output } = await runProgram(['servers', 'export', serverId], environment);
    const exported = JSON.parse(output) as ServerExport;
    const found = statesIn(exported);
    for (const [what, possible] of states) {
      if (!what.includes(` ${serverId} `)) continue;
      const state = found.get(what) ?? initialState(what);
      if (!possible.includes(state)) missing.push(`${what} in isnad servers export`);
    }
  }
  return missing;
}

function statesIn({ server, records, reports }: ServerExport): Map<string, string> {
  const settings = Object.entries({ ...defaultSettings, ...records.settings });
  return new Map([
    ...settings.map(([name, value]) => [`setting ${server} ${name}`, String(value)] as const),
    ...records.votes.map(
      ({ answer, person, helpful }) =>
        [`vote ${server} ${answer} ${person}`, helpful ? 'helpful' : 'not helpful'] as const,
    ),
    ...reports.map(({ title, text }) => [`report ${server} ${title}`, text] as const),
  ]);
}

const initialState = (what: string): string => (what.startsWith('vote ') ? 'none' : 'absent');
