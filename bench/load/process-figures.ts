import { readdirSync, readFileSync } from 'node:fs';

/** What Linux tells of a process. */
export interface ProcessFigures {
  /** Bytes in memory now, and at most so far. */
  readonly memory: number;
  readonly mostMemory: number;
  /** Seconds that its first thread has computed, and all its threads together. */
  readonly mainThread: number;
  readonly allThreads: number;
  /** Files, connections and other handles that it has open. */
  readonly handles: number;
}

/** Clock ticks a second in /proc, on every platform that Node.js runs on. */
const ticks = 100;

/** Figures of a process; null where the system does not tell them, or the process has ended. */
export function figuresOf(process: number): ProcessFigures | null {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return {
      memory: kibibytes(status, 'VmRSS'),
      mostMemory: kibibytes(status, 'VmHWM'),
      mainThread: computed(`/proc/${process}/task/${process}/stat`),
      allThreads: readdirSync(`/proc/${process}/task`).reduce(
        (sum, thread) => sum + computed(`/proc/${process}/task/${thread}/stat`),
        0,
      ),
      handles: readdirSync(`/proc/${process}/fd`).length,
    };
  } catch {
    return null;
  }
}

const kibibytes = (status: string, name: string): number =>
  1024 * Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN);

/** Seconds of user and system time; the name before them may hold anything but ends with the last bracket. */
function computed(file: string): number {
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}
