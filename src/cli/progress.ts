import type { SingleBar } from 'cli-progress';

/** Shows how far the phases of some work are, one after another. */
export interface Progress {
  /** Shows a phase as `done` of `total`. A phase begins when its name is first used, and nothing is shown of one without work. */
  update(phase: string, done: number, total: number): void;
  /** Ends the bar of the running phase. */
  stop(): void;
}

/** Where nothing can be drawn over, a phase is reported this often, in milliseconds. */
const lineInterval = 5_000;

/**
 * Progress on standard error: bars with rate and time left on a terminal, now and then a plain line elsewhere, nothing if not `shown`.
 */
export async function openProgress(shown: boolean): Promise<Progress> {
  if (!shown) return { update: () => {}, stop: () => {} };
  if (!process.stderr.isTTY) return lineProgress((line) => process.stderr.write(`${line}\n`));
  const { SingleBar: Bar } = (await import('cli-progress')).default;
  return barProgress(() => new Bar({ stream: process.stderr, format: barFormat, hideCursor: true, etaBuffer: 50 }));
}

const barFormat = '{phase} {bar} {percentage}% · {value}/{total} · {rate}/s · {eta_formatted} left';

function barProgress(create: () => SingleBar): Progress {
  let bar: SingleBar | undefined;
  let current = '';
  let began = 0;
  let before = 0;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
    current = '';
  };
  return {
    stop,
    update(phase, done, total) {
      if (total === 0) return;
      if (phase !== current) {
        stop();
        bar = create();
        current = phase;
        began = performance.now();
        before = done;
        bar.start(total, done, { phase, rate: '–' });
      }
      bar?.setTotal(total);
      bar?.update(done, { rate: rateOf(done - before, began) });
    },
  };
}

/** Items a second since a moment; a dash where it is too early to tell. */
function rateOf(done: number, began: number): string {
  const seconds = (performance.now() - began) / 1000;
  if (done === 0 || seconds < 0.1) return '–';
  return (done / seconds).toFixed(done / seconds < 10 ? 1 : 0);
}

/** Progress as lines: when a phase begins, every few seconds, and when it ends. */
export function lineProgress(write: (line: string) => void): Progress {
  let current = '';
  let began = 0;
  let before = 0;
  let reported = 0;
  let ended = false;
  return {
    stop() {
      current = '';
    },
    update(phase, done, total) {
      if (total === 0) return;
      const now = performance.now();
      if (phase !== current) {
        current = phase;
        began = now;
        before = done;
        reported = now;
        ended = false;
        if (done < total) write(`${phase}: ${total}`);
      }
      if (!ended && (done >= total || now - reported >= lineInterval)) {
        reported = now;
        ended = done >= total;
        // What was there when the phase began, as of a download that broke off, took no time.
        const worked = done - before;
        const rate = rateOf(worked, began);
        const left =
          worked === 0 || ended ? '' : `, ${Math.ceil(((now - began) * (total - done)) / worked / 1000)} s left`;
        write(`${phase}: ${done} of ${total}${rate === '–' ? '' : `, ${rate}/s`}${left}`);
      }
    },
  };
}
