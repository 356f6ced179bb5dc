import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCalibrationQuestions } from '../../src/answer/calibration-questions.js';
import { openSession, type Session } from '../../src/answer/session.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { type ReindexOptions, type ReindexSummary, reindex } from '../../src/indexing/reindex.js';
import type { EmbeddedLibrary } from '../../src/library/embedded/embedded-library.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import { onlyBase } from '../../src/library/only-base.js';
import { lexiconDirectory, calibrationFolder, programFolder } from '../../src/program.js';
import { openLexicon } from '../../src/search/lexicon.js';

export const starterCorpus = path.join(programFolder, 'corpus');

/** The lexicon and the questions that come with the program, read once for a test file. */
export const lexicon = openLexicon(lexiconDirectory);
const allQuestions = readCalibrationQuestions(calibrationFolder);
const fourth = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => index % 4 === 0);
export const calibrationQuestions = {
  offTopic: fourth(allQuestions.offTopic),
  nearTopic: fourth(allQuestions.nearTopic),
};

/** A corpus and an index in a temporary folder, with the real model and the real library. */
export class LibraryOfReports {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'isnad-test-'));
  readonly corpus = path.join(this.folder, 'corpus');
  readonly index = path.join(this.folder, 'index');
  readonly notices: string[] = [];
  #open: { close(): Promise<void> }[] = [];

  constructor(copyOf?: string) {
    mkdirSync(this.corpus);
    if (copyOf !== undefined) cpSync(copyOf, this.corpus, { recursive: true });
  }

  /** Writes a report of these paragraphs. */
  write(id: string, paragraphs: readonly string[], citation: Record<string, string> = {}): void {
    const entries = Object.entries({ title: `Report ${id}`, language: 'en', ...citation });
    const frontMatter = entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n');
    writeFileSync(path.join(this.corpus, `${id}.md`), `---\n${frontMatter}\n---\n${paragraphs.join('\n\n')}\n`);
  }

  remove(id: string): void {
    rmSync(path.join(this.corpus, `${id}.md`));
  }

  async library(): Promise<EmbeddedLibrary> {
    return this.#keep(
      await openLibrary({ directory: this.index, create: true, onNotice: (notice) => this.notices.push(notice) }),
    );
  }

  async embedder(model = 'isnad-mini'): Promise<Embedder> {
    return this.#keep(await openEmbedder({ model }));
  }

  async reindex(embedder: Embedder, options: ReindexOptions = {}): Promise<ReindexSummary> {
    const library = await this.library();
    const summary = await reindex(
      { corpusDirectory: this.corpus, library, embedder, lexicon, calibrationQuestions },
      options,
    );
    await library.close();
    return summary;
  }

  async session(): Promise<Session> {
    return this.#keep(
      await openSession({
        libraries: onlyBase(await this.library()),
        lexicon,
        openEmbedder: (model) => openEmbedder({ model }),
        calibrationQuestions: () => calibrationQuestions,
        onNotice: (notice) => this.notices.push(notice),
      }),
    );
  }

  async discard(): Promise<void> {
    for (const one of this.#open.reverse()) await one.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #keep<Closable extends { close(): Promise<void> }>(one: Closable): Closable {
    this.#open.push(one);
    return one;
  }
}
