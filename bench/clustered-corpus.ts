import { mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../src/language/languages.js';
import { formatReport } from '../src/reports/corpus-file.js';
import { type Concept, conceptsOf } from './concepts.js';
import { type Person, personOf } from './people.js';
import { type Random, randomOf, zipfPicker } from './random.js';
import { questions, type Slot, sentences } from './templates.js';

/** A report that tells of nothing real, with what it tells of. */
export interface SyntheticReport {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly outlet: string;
  readonly published: string;
  readonly paragraphs: readonly string[];
  readonly subject: Subject;
}

/** What one report is about: a part of its topic. */
interface Subject {
  readonly names: readonly Concept[];
  readonly people: readonly Person[];
  readonly things: readonly Concept[];
  readonly acts: readonly Concept[];
}

type Topic = Omit<Subject, 'people'>;

/** How often reports are in each language: mostly Arabic, as the reports that Isnad is made for. */
const languageShares: readonly (readonly [Language, number])[] = [
  ['ar', 60],
  ['en', 14],
  ['fr', 8],
  ['tr', 6],
  ['de', 4],
  ['es', 3],
  ['ru', 3],
  ['fa', 2],
];
const languageWheel = languageShares.flatMap(([language, share]) => Array<Language>(share).fill(language));

const topicCount = 300;
/** A few topics fill the news, most come up now and then. */
const topicExponent = 0.8;
/** Length of a paragraph, in characters, from which no sentence is added to it. */
const fullParagraph = 270;
const mostSentences = 3;

/** Reports about a few hundred topics, without end; the same for the same seed. Those of a smaller corpus are the first of a larger one. */
export function* clusteredReports(seed: number): Generator<SyntheticReport> {
  const random = randomOf(seed);
  const vocabulary = zipfPicker(shuffled([...conceptsOf('general'), ...conceptsOf('society')], random), 0.9);
  const topics = topicsOf(random);
  const pickTopic = zipfPicker(topics, topicExponent);
  const outlet = zipfPicker(
    Array.from({ length: 40 }, (_, number) => `Outlet ${number + 1}`),
    1,
  );
  for (let number = 1; ; number += 1) {
    const language = random.pick(languageWheel);
    const subject = subjectOf(pickTopic(random), random);
    const fill = (template: string): string => filled(template, language, subject, vocabulary, random);
    const paragraphs = Array.from({ length: random.between(8, 12) }, () => paragraphOf(language, fill, random));
    yield {
      id: `report-${String(number).padStart(6, '0')}`,
      language,
      title: titleOf(language, subject, random),
      outlet: outlet(random),
      published: dayOf(random),
      paragraphs,
      subject,
    };
  }
}

/** The first reports whose paragraphs add up to so many passages; the last report is cut so that they add up exactly. */
export function* reportsFor(passages: number, seed: number): Generator<SyntheticReport> {
  let left = passages;
  for (const report of clusteredReports(seed)) {
    yield { ...report, paragraphs: report.paragraphs.slice(0, left) };
    left -= report.paragraphs.length;
    if (left <= 0) return;
  }
}

/** The corpus file of a report. */
export function corpusFileOf({ title, outlet, published, language, paragraphs }: SyntheticReport): string {
  const citation = { title, outlet, author: null, published, url: null, language, licence: 'CC0-1.0' };
  return formatReport(citation, paragraphs.join('\n\n'));
}

/** Writes reports as corpus files. */
export async function writeCorpus(directory: string, reports: Iterable<SyntheticReport>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const report of reports) await writeFile(path.join(directory, `${report.id}.md`), corpusFileOf(report));
}

/** Writes reports as one `.jsonl` file of a corpus. */
export async function writeLinesCorpus(directory: string, reports: Iterable<SyntheticReport>): Promise<void> {
  await mkdir(directory, { recursive: true });
  const file = await open(path.join(directory, 'reports.jsonl'), 'w');
  try {
    for (const { id, title, outlet, published, language, paragraphs } of reports) {
      await file.appendFile(`${JSON.stringify({ id, title, outlet, date: published, language, paragraphs })}\n`);
    }
  } finally {
    await file.close();
  }
}

/** Questions about the first reports of a corpus, in eight languages in turn, none twice. */
export function questionsAbout(seed: number, count: number): string[] {
  const random = randomOf(seed + 1);
  const languages = languageShares.map(([language]) => language);
  const vocabulary = zipfPicker(conceptsOf('general'), 0.9);
  const asked = new Set<string>();
  for (const { subject } of clusteredReports(seed)) {
    const language = languages[asked.size % languages.length] ?? 'en';
    asked.add(filled(random.pick(questions[language]), language, subject, vocabulary, random));
    if (asked.size >= count) break;
  }
  return [...asked];
}

/** Topics gather what stands together in the lexicon, whose neighbours are related. */
function topicsOf(random: Random): Topic[] {
  const themes = [conceptsOf('conflict'), conceptsOf('society')];
  const verbs = conceptsOf('verbs');
  const name = zipfPicker(conceptsOf('names'), 0.7);
  return Array.from({ length: topicCount }, () => ({
    names: Array.from({ length: 10 }, () => name(random)),
    things: random.sample(windowOf(random.pick(themes), 80, random), 40),
    acts: windowOf(verbs, 12, random),
  }));
}

function windowOf<Item>(items: readonly Item[], size: number, random: Random): Item[] {
  const start = random.between(0, Math.max(0, items.length - size));
  return items.slice(start, start + size);
}

function subjectOf(topic: Topic, random: Random): Subject {
  return {
    names: random.sample(topic.names, 4),
    people: [personOf(random), personOf(random)],
    things: random.sample(topic.things, 12),
    acts: random.sample(topic.acts, 5),
  };
}

function paragraphOf(language: Language, fill: (template: string) => string, random: Random): string {
  let paragraph = '';
  for (let count = 0; count < mostSentences && (count < 2 || paragraph.length < fullParagraph); count += 1) {
    const sentence = fill(random.pick(sentences[language]));
    paragraph += `${count === 0 ? '' : ' '}${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  }
  return paragraph;
}

function titleOf(language: Language, { names, things }: Subject, random: Random): string {
  const [who, where] = random.sample(names, 2);
  const thing = random.pick(things)[language][0] ?? '';
  return `${who?.[language][0] ?? ''} · ${where?.[language][0] ?? ''}: ${thing}`;
}

function filled(
  template: string,
  language: Language,
  { names, people, things, acts }: Subject,
  vocabulary: (random: Random) => Concept,
  random: Random,
): string {
  const [who, where] = random.sample(names, 2);
  const [thing, other, third] = random.sample(things, 3);
  const concepts = { who, where, thing, other, third, act: random.pick(acts), rare: vocabulary(random) };
  return template.replace(/\{(\w+)\}/g, (_, slot: Slot) => {
    if (slot === 'person') return random.pick(people)[language];
    if (slot === 'count') return String(random.between(2, random.pick([12, 90, 900, 40_000])));
    if (slot === 'day') return dayOf(random);
    return wordFor(concepts[slot], language, random);
  });
}

/** A concept's word: its first two times in three, else any of the others. */
function wordFor(concept: Concept | undefined, language: Language, random: Random): string {
  const words = concept?.[language] ?? [];
  return (random.number() < 2 / 3 ? words[0] : random.pick(words)) ?? '';
}

function dayOf(random: Random): string {
  const day = new Date(Date.UTC(2011, 2, 15) + random.between(0, 4_500) * 86_400_000);
  return day.toISOString().slice(0, 10);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return random.sample(items, items.length);
}
