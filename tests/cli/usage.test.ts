import { describe, expect, it } from 'vitest';
import { describeFailure, Interrupted } from '../../src/cli/failure.js';
import { lineProgress } from '../../src/cli/progress.js';
import { IsnadError } from '../../src/errors.js';
import { programVersion } from '../../src/program.js';
import { runCli } from '../support/cli.js';

describe('the command line', () => {
  it('prints help with examples for every command', async () => {
    for (const command of [
      [],
      ['ask'],
      ['add'],
      ['reindex'],
      ['status'],
      ['doctor'],
      ['eval'],
      ['register'],
      ['serve'],
      ['servers'],
      ['servers', 'delete'],
      ['backup'],
      ['restore'],
    ]) {
      const { exitCode, output, errors } = await runCli([...command, '--help']);
      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
      expect(output).toMatch(/Usage: isnad[\s\S]*Examples:/);
    }
  });

  it('prints its version', async () => {
    expect(await runCli(['--version'])).toEqual({ exitCode: 0, output: `${programVersion()}\n`, errors: '' });
  });

  it.each([
    [['sttaus'], /unknown command 'sttaus'\n\(Did you mean status\?\)/],
    [['ask', '--jsn', 'x'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['ask', 'x', '--limit', '11'], /'--limit <n>' argument '11' is invalid\. It must be a whole number from 1 to 10/],
    [['ask', 'x', '--limit', '2.5'], /argument '2\.5' is invalid/],
    [['ask', 'x', '--from', '2016-02-30'], /'2016-02-30' is invalid\. It must be a date that exists/],
    [['ask', 'x', '--from', '2017-01-01', '--to', '2016-01-01'], /--from 2017-01-01 is after --to 2016-01-01/],
    [['ask', 'x', '--lang', 'arabic!'], /'arabic!' is invalid/],
    [['ask', 'x', '--batch', 'y'], /either a question or --batch/],
    [['add'], /missing required argument/],
    [['add', 'x', '--url', 'javascript:alert(1)'], /It must be an address in full/],
    [['eval', '--json', '--compare', 'x'], /'--json' cannot be used with option '--compare/],
    [['eval', '--group', 'x'], /--group x is not of the form name=first\.\.last/],
    [[], /Usage: isnad/],
  ])('explains wrong use and ends with 2: %j', async (args, message) => {
    const { exitCode, output, errors } = await runCli(args);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toMatch(message);
  });

  it('names a setting that is wrong', async () => {
    const { exitCode, errors } = await runCli(['status'], { environment: { LOG_LEVEL: 'loud' } });
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^error: LOG_LEVEL=loud is not one of .*\nhint: /);
  });
});

describe('failures', () => {
  const words = { json: false, debug: false };

  it('are told with what to do, each line free of control characters', () => {
    const error = new IsnadError('file-missing', 'No file \u001b[31mx.\nNor y.', { hint: 'Look elsewhere.' });
    expect(describeFailure(error, words)).toEqual({
      text: 'error: No file ␛[31mx.\n       Nor y.\nhint: Look elsewhere.\n',
      exitCode: 1,
    });
    expect(JSON.parse(describeFailure(error, { json: true, debug: false }).text)).toEqual({
      error: { identifier: 'file-missing', message: error.message, hint: 'Look elsewhere.' },
    });
  });

  it('that nobody expected are called a defect, and show their trace only when asked', () => {
    const { text } = describeFailure(new TypeError('x is not a function'), words);
    expect(text).toMatch(/^error: x is not a function\nhint: This is a defect of Isnad/);
    expect(text).not.toContain('    at ');
    const cause = new Error('inner');
    const debug = describeFailure(new Error('outer', { cause }), { json: false, debug: true }).text;
    expect(debug).toMatch(/ {4}at [\s\S]*caused by: Error: inner/);
  });

  it('end with 2 for wrong use and 130 when interrupted', () => {
    expect(describeFailure(new IsnadError('command-invalid', 'No.'), words).exitCode).toBe(2);
    expect(describeFailure(new Interrupted('Stopped.'), words)).toEqual({ text: 'Stopped.\n', exitCode: 130 });
  });
});

describe('progress without a terminal', () => {
  it('is a line when a phase begins and one when it ends', () => {
    const lines: string[] = [];
    const progress = lineProgress((line) => lines.push(line));
    for (let done = 0; done <= 100; done += 1) progress.update('Reading', done, 100);
    progress.update('Nothing to do', 0, 0);
    progress.update('Embedding', 7, 7);
    expect(lines).toEqual(['Reading: 100', 'Reading: 100 of 100', 'Embedding: 7 of 7']);
  });
});
