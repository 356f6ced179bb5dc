import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.js';

const second = 1_000;
const hour = 3_600 * second;
const day = 24 * hour;
const jumps = [2 * second, -2 * second, 90 * second, -90 * second, hour, -hour, day, -day, 40 * day, -40 * day];

/** The bot's clock jumps and stays so, until another jump or the bot's next start. */
const clockJumps: Fault = {
  name: 'clock jumps',
  weight: 6,
  async inject({ clockFile, members, fate }) {
    const shift = Number(await readFile(clockFile, 'utf8')) + fate.pick(jumps);
    await writeFile(clockFile, String(shift));
    // The bot looks at it 20 times a second.
    await sleep(120);
    await Promise.all([members.visit(), members.visit(), members.visit()]);
    return null;
  },
};

export const clockFaults: readonly Fault[] = [clockJumps];
