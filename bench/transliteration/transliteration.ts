import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { lexiconDirectory } from '../../src/program.js';
import { openLexicon } from '../../src/search/lexicon.js';
import { table } from '../table.js';
import { fitLikeness } from './fit.js';
import { learnTables } from './learn.js';
import {
  byLanguage,
  findable,
  commonWords,
  likeliestCommon,
  measureFalseFinding,
  measureFinding,
  transliterated,
} from './measure.js';
import { isHeldOut, lexiconNames, type NamePair, wikidataNames } from './pairs.js';
import { lettersWith, noSounds, skeleton } from './systems.js';
import { writeLetters } from './write-letters.js';

const flags = new Command('transliteration')
  .description(
    'Measures how well names in other scripts find their Arabic spelling, on names that nothing was learned from.',
  )
  .option('--learn', 'learn the letter tables anew, and write them into the source')
  .option('--fit', 'fit the weights of likeness.ts to the tables built in, and print them')
  .option('--development', 'measure on the names that tables and weights were learned from')
  .option('--out <file>', 'write the figures to this Markdown file too')
  .parse()
  .opts<{ learn?: boolean; fit?: boolean; development?: boolean; out?: string }>();

const letters = lettersWith(openLexicon(lexiconDirectory));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const names = wikidataNames();
if (names === null)
  say('The names of Wikidata are not at hand (../shared/training-data): only the lexicon’s are measured.');

const wanted = (pair: NamePair): boolean => isHeldOut(pair) !== (flags.development === true);
const learned = (names ?? []).filter((pair) => !isHeldOut(pair));

if (flags.learn === true && names !== null) {
  say(`Learning from ${learned.length} of ${names.length} names.`);
  say(`Written: ${await writeLetters(learnTables(learned))}. Build again to fit and measure with it.`);
} else if (flags.fit === true && names !== null) {
  const sample = learned.filter((_, index) => index % 8 === 0);
  const wrong = likeliestCommon(sample, commonWords());
  const examples = [
    ...findable(sample).map(({ spelled, arabic }) => ({ spelling: spelled, arabic, isName: true })),
    ...wrong.map(({ spelled, arabic }) => ({ spelling: spelled, arabic, isName: false })),
  ];
  say(JSON.stringify(fitLikeness(examples)));
} else {
  const text = figures();
  process.stdout.write(text);
  if (flags.out !== undefined) await writeFile(flags.out, text);
}

function figures(): string {
  const common = commonWords();
  const sets: (readonly [string, readonly NamePair[]])[] = [
    ['Wikidata, en', (names ?? []).filter(wanted)],
    ...byLanguage(transliterated(lexiconNames().filter(wanted))).map(
      ([language, pairs]) => [`lexicon, ${language}`, pairs] as const,
    ),
  ];
  const words = [...new Set(sets.flatMap(([, pairs]) => pairs.map(({ arabic }) => arabic)))];
  const rows = sets.flatMap(([name, pairs]) => {
    const asked = pairs.length > 8_000 ? pairs.filter((_, index) => index % 4 === 0) : pairs;
    if (asked.length === 0) return [];
    return [noSounds, skeleton, letters].map((system) => {
      const found = measureFinding(system, asked, words);
      const wrong = measureFalseFinding(system, asked, common);
      const shares = [found.first, found.inTen, found.taken, wrong.anyTaken].map(
        (share) => `${(100 * share).toFixed(1)} %`,
      );
      return [name, system.name, String(found.names), ...shares, wrong.takenEach.toFixed(2)];
    });
  });
  const head = ['names', 'system', 'asked', 'first', 'in first 10', 'taken', 'any common word taken', 'taken each'];
  return `Among ${words.length} Arabic names; common words: ${common.length}.\n\n${table(head, rows)}\n`;
}
