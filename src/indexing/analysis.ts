import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IndexedPassage, IndexedReport } from '../library/library.js';
import { vectorKey } from '../library/vector-key.js';
import type { Passage, Report } from '../reports/report.js';
import { splitPassages } from '../reports/split.js';
import type { Lexicon } from '../search/lexicon.js';
import { analysePassage, wordAnalysisVersion } from '../search/words.js';

/** Grows when the same report would be split into other passages. */
const splittingVersion = 1;

/** Names everything besides reports and model that an index depends on: an index made with another value is made anew. */
export function analysisVersion(lexicon: Lexicon): string {
  return `passages-${splittingVersion}.words-${wordAnalysisVersion}.lexicon-${lexicon.version}`;
}

/** SHA-256 of a corpus file's text, in hexadecimal digits. */
export function contentHash(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/** A report split into passages, each with its words and the key of its vectors. */
export function analyseReport(report: Report, hash: string, lexicon: Lexicon): IndexedReport {
  const passages = splitPassages(report).map((passage) => indexed(passage, report, lexicon));
  return { report, contentHash: hash, passages };
}

/** So many passages are analysed at once: some milliseconds. */
const passagesInTurn = 20;

/** The same in small steps, for a process that has other things to do meanwhile. */
export async function analyseInTurns(report: Report, hash: string, lexicon: Lexicon): Promise<IndexedReport> {
  const passages: IndexedPassage[] = [];
  for (const passage of splitPassages(report)) {
    if (passages.length % passagesInTurn === 0) await nextTurn();
    passages.push(indexed(passage, report, lexicon));
  }
  return { report, contentHash: hash, passages };
}

function indexed(passage: Passage, report: Report, lexicon: Lexicon): IndexedPassage {
  const text = report.text.slice(passage.start, passage.end);
  return {
    passage,
    vectorKey: vectorKey(text, passage.sentences, report.title),
    words: analysePassage(text, passage.start, passage.sentences, report.language, lexicon),
  };
}
