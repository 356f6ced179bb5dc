import type { ChildProcess } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockReindexing } from '../../src/library/embedded/lock.js';
import { hasModel, makeWorkplace, runCli, startCli, type Workplace } from '../support/cli.js';

/** What a process has written so far, and a way to wait for a certain part of it. */
function watchOutput(child: ChildProcess) {
  let seen = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      seen += text;
      for (const check of waiting) check();
    });
  }
  return (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (!pattern.test(seen)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      child.once('close', () => reject(new Error(`The program ended without ${pattern}: ${seen}`)));
      check();
    });
}

const report = (title: string, text: string): string => `---\ntitle: ${title}\n---\n\n${text}\n`;

describe.skipIf(!hasModel)('isnad reindex, status and doctor', () => {
  let place: Workplace;

  const isnad = (...args: string[]) => runCli(args, { environment: place.environment });
  const statusJson = async () => JSON.parse((await isnad('status', '--json')).output);

  beforeAll(async () => {
    place = await makeWorkplace();
  });

  afterAll(() => place.remove());

  it('status says that there is no index, and doctor what to do about it', async () => {
    const status = await isnad('status');
    expect(status.exitCode).toBe(1);
    expect(status.errors).toMatch(/^error: There is no library[\s\S]*isnad reindex/);
    const doctor = await isnad('doctor');
    expect(doctor.exitCode).toBe(1);
    expect(doctor.output).toMatch(/problem +Index: .*\n +→ .*isnad reindex/);
    expect(doctor.output).toContain('1 problem.');
  });

  it('reindex indexes everything once, and status and doctor agree with it', async () => {
    const { exitCode, output } = await isnad('reindex');
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /^Reports: 8 added, 0 changed, 0 removed, 0 unchanged\. Passages embedded: \d+\. Generation 1\.\n$/,
    );
    expect((await isnad('reindex')).output).toBe(
      'Reports: 0 added, 0 changed, 0 removed, 8 unchanged. Passages embedded: 0. Generation 1.\n',
    );
    expect(await statusJson()).toMatchObject({
      reports: 8,
      model: 'isnad-mini',
      generation: 1,
      stale: { added: [], changed: [], removed: [] },
    });
    const doctor = await isnad('doctor');
    expect(doctor.output).not.toContain('problem  ');
    expect(doctor).toMatchObject({ exitCode: 0, errors: '' });
  });

  it('tells what changed since, names a file that cannot be read, and goes on serving the rest', async () => {
    await writeFile(path.join(place.corpus, 'new.md'), report('A new report', 'It tells of one thing only.'));
    await writeFile(path.join(place.corpus, 'broken.md'), 'no front matter');
    const changed = path.join(place.corpus, 'where-the-leaders-went.md');
    await writeFile(changed, `${await readFile(changed, 'utf8')}\nOne more paragraph.\n`);
    await rm(path.join(place.corpus, 'sleeper-cells-in-raqqa.md'));
    expect((await statusJson()).stale).toEqual({
      added: ['broken.md', 'new.md'],
      changed: ['where-the-leaders-went.md'],
      removed: ['sleeper-cells-in-raqqa'],
    });
    expect((await isnad('status')).output).toMatch(/new +broken\.md[\s\S]*changed +where[\s\S]*gone +sleeper/);
    const doctor = await isnad('doctor', '--json');
    expect(doctor.exitCode).toBe(1);
    expect(JSON.parse(doctor.output).checks).toContainEqual(
      expect.objectContaining({ name: 'Corpus', outcome: 'problem', detail: expect.stringContaining('broken.md') }),
    );
    const { exitCode, output, errors } = await isnad('reindex');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Reports: 1 added, 1 changed, 1 removed, 6 unchanged, 1 failed\..* Generation 2\.\n$/);
    expect(errors).toContain('error: The report broken.md has no front matter.');
    await rm(path.join(place.corpus, 'broken.md'));
  });

  it('a second reindex says that one is running', async () => {
    const unlock = await lockReindexing(place.index);
    const { exitCode, output, errors } = await isnad('reindex');
    unlock();
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toMatch(/^error: Another process is reindexing .*\nhint: Wait/m);
    expect((await isnad('reindex')).exitCode).toBe(0);
  });

  it('--watch takes in what changes, survives a broken file, and ends with Ctrl-C', async () => {
    const child = startCli(['reindex', '--watch'], { environment: place.environment });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const shows = watchOutput(child);
    await shows(/Watching /);
    await writeFile(
      path.join(place.corpus, 'late.md'),
      report('A late report', 'It came while somebody was watching.'),
    );
    await shows(/1 added, 0 changed/);
    await writeFile(path.join(place.corpus, 'late.md'), 'broken now');
    await shows(/error: The report late\.md has no front matter/);
    await rm(path.join(place.corpus, 'late.md'));
    await shows(/0 changed, 1 removed/);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('doctor finds a damaged vector index, and the one after it finds it mended', async () => {
    const [file] = (await readdir(place.index)).filter((name) => name.endsWith('.int8'));
    await writeFile(path.join(place.index, file!), 'damaged');
    const { exitCode, output } = await isnad('doctor');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/problem +Vector index: .*damaged.*rebuilding/);
    expect((await isnad('doctor')).output).toContain('Everything is in order.');
  });

  it('builds the vector index of the kind that VECTOR_INDEX names; status and doctor say which there is', async () => {
    const asking = (kind: string, ...command: string[]) =>
      runCli(command, { environment: { ...place.environment, VECTOR_INDEX: kind } });
    expect((await isnad('status')).output).toMatch(/^Vector index +rounded, .*; every vector is compared$/m);
    expect(await asking('tree', 'status')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('VECTOR_INDEX=tree is not one of rounded, graph'),
    });
    const doctor = await asking('graph', 'doctor');
    expect(doctor.exitCode).toBe(1);
    expect(doctor.output).toMatch(/problem +Vector index: .*\.int8 is of the kind rounded, not graph: rebuilding/);
    const again = await asking('graph', 'doctor');
    expect(again.output).toMatch(/Vector index: graph, its checksum is right/);
    expect(again.output).toContain('Everything is in order.');
    expect(JSON.parse((await asking('graph', 'status', '--json')).output)).toMatchObject({ vectorIndex: 'graph' });
    const back = await isnad('status');
    expect(back.errors).toMatch(/\.hnsw is of the kind graph, not rounded: rebuilding it from the library\./);
    expect(await statusJson()).toMatchObject({
      vectorIndex: 'rounded',
      stale: { added: [], changed: [], removed: [] },
    });
  });

  it('stops on Ctrl-C with 130, loses nothing, and goes on the next time', async () => {
    const corpus = path.join(place.folder, 'large');
    await mkdir(corpus);
    await cp(place.corpus, path.join(corpus, 'first'), { recursive: true });
    const sentence = (seed: number): string =>
      Array.from({ length: 60 }, (_, word) => `word${(seed * 7919 + word * 104_729) % 50_021}`).join(' ');
    for (let number = 0; number < 80; number += 1) {
      const text = Array.from({ length: 10 }, (_, index) => `${sentence(number * 10 + index)}.`).join('\n\n');
      await writeFile(path.join(corpus, `made-${number}.md`), report(`Made ${number}`, text));
    }
    const environment = { ...place.environment, CORPUS_DIR: corpus };
    const before = await statusJson();
    const child = startCli(['reindex'], { environment });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const shows = watchOutput(child);
    await shows(/Embedding reports: \d+\n/);
    child.kill('SIGINT');
    await shows(/Stopped\. What was embedded is kept/);
    expect(await ended).toBe(130);
    expect(await statusJson()).toMatchObject({ reports: before.reports, generation: before.generation });
    const { exitCode, output } = await runCli(['reindex'], { environment });
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Reports: 80 added, /);
  });
});
