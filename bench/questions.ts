import { readFileSync } from 'node:fs';
import path from 'node:path';
import { programFolder } from '../src/program.js';
import { questionsAbout } from './clustered-corpus.js';
import { randomOf } from './random.js';

const questionsFile = path.join(programFolder, 'tests', 'questions', 'starter.jsonl');
const generated = 200;

/** Questions that people put to the starter corpus, in eight languages: those that have an answer, those near to one, and those far off. */
export function developmentQuestions(): string[] {
  const lines = readFileSync(questionsFile, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { question: string }).question);
}

/** The same in an order of their own, which is always this one. */
export function shuffledQuestions(): string[] {
  const questions = developmentQuestions();
  return randomOf(2016).sample(questions, questions.length);
}

/** Four hundred questions in eight languages, in random order: those that people put to the starter corpus, and as many about a synthetic corpus. */
export function benchmarkQuestions(seed: number): string[] {
  const all = [...new Set([...developmentQuestions(), ...questionsAbout(seed, generated)])];
  return randomOf(seed).sample(all, all.length);
}
