import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { programFolder } from '../../src/program.js';
import { parseReport } from '../../src/reports/corpus-file.js';
import { listCorpus } from '../../src/reports/read-corpus.js';
import type { Random } from '../random.js';
import type { KnownTexts } from './known-texts.js';

/** A copy of the starter corpus that is changed as an operator would: paragraphs come to reports and go again, and so does a whole report. */
export class Corpus {
  readonly folder: string;
  readonly #originals = new Map<string, string>();
  readonly #texts: KnownTexts;
  readonly #random: Random;
  #changes = 0;

  private constructor(folder: string, texts: KnownTexts, random: Random) {
    this.folder = folder;
    this.#texts = texts;
    this.#random = random;
  }

  static async copyTo(folder: string, texts: KnownTexts, random: Random): Promise<Corpus> {
    await cp(path.join(programFolder, 'corpus'), folder, { recursive: true });
    return Corpus.open(folder, texts, random);
  }

  /** @param folder a copy that is there already */
  static async open(folder: string, texts: KnownTexts, random: Random): Promise<Corpus> {
    const corpus = new Corpus(folder, texts, random);
    for (const file of await listCorpus(folder)) {
      const source = await readFile(path.join(folder, file), 'utf8');
      corpus.#originals.set(file, source);
      corpus.#know(file, source);
    }
    return corpus;
  }

  /** Changes one report, and brings or takes away another. */
  async change(): Promise<void> {
    this.#changes += 1;
    const [file, original] = this.#random.pick([...this.#originals]);
    await this.#write(file, `${original.trimEnd()}\n\n${addition} ${this.#changes}.\n`);
    const visitor = 'the-ferry-of-nahr.md';
    if (this.#changes % 3 === 0) await rm(path.join(this.folder, visitor), { force: true });
    else await this.#write(visitor, visitorText(this.#changes));
  }

  async #write(file: string, source: string): Promise<void> {
    this.#know(file, source);
    await writeFile(path.join(this.folder, file), source);
  }

  #know(file: string, source: string): void {
    const { title, text } = parseReport(file, source);
    this.#texts.add(title, text);
  }
}

const addition = 'The report was looked through again after it had been published. This was revision number';

const visitorText = (number: number): string =>
  `---\ntitle: The ferry of Nahr\nlanguage: en\n---\n\nThe ferry of Nahr carried ${number} families across the river on Sunday, its pilot said.\n`;
