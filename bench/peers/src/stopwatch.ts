/** Measures from now on: milliseconds on the clock, and milliseconds that the threads of this process computed. */
export function startStopwatch(): () => { milliseconds: number; computed: number } {
  const began = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { milliseconds: performance.now() - began, computed: (user + system) / 1000 };
  };
}

/** Most resident memory that this process ever had, in bytes. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** Prints a measurement, and ends the process as soon as that is written: some libraries keep it alive. */
export function printAndEnd(measurement: object): void {
  process.stdout.write(`${JSON.stringify(measurement)}\n`, () => process.exit(0));
}
