// Imported into the program by NODE_OPTIONS: its clock is as far from the computer's as a file says, in milliseconds.
import { readFileSync } from 'node:fs';

const file = process.env.ISNAD_CHAOS_CLOCK;

if (file !== undefined) {
  let shift = 0;
  const look = () => {
    try {
      shift = Number(readFileSync(file, 'utf8')) || 0;
    } catch {
      // Written at this moment: the next look finds it.
    }
  };
  look();
  setInterval(look, 50).unref();
  const TrueDate = Date;
  const now = () => TrueDate.now() + shift;
  globalThis.Date = new Proxy(TrueDate, {
    apply: (target) => new target(now()).toString(),
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, made === globalThis.Date ? target : made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
