import { settings } from '../../src/config.js';

/** The file `.env.example`: every setting with its purpose, set to its default and commented out. */
export function environmentExample(): string {
  const entries = Object.values(settings).map(
    ({ variable, purpose, fallback }) => `# ${purpose}\n# ${variable}=${fallback}\n`,
  );
  return [
    '# Settings of Isnad. Copy this file to .env and take away the "#" before a line to change it.\n',
    ...entries,
  ].join('\n');
}
