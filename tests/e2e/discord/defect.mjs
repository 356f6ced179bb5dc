// Imported into the bot by NODE_OPTIONS: meets it with an error of the kind that a file names, once there is that file.
import { existsSync, readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.ISNAD_TEST_DEFECT;
const isBot = process.argv.includes('bot') && isMainThread;

if (file !== undefined && isBot) {
  const looking = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(looking);
    const error = new TypeError(`A defect near ${process.env.DISCORD_TOKEN}.`);
    if (readFileSync(file, 'utf8') === 'rejection') void Promise.reject(error);
    else throw error;
  }, 20);
  looking.unref();
}
