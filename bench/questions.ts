import { readFileSync } from 'node:fs';
import path from 'node:path';
import { programFolder } from '../src/program.js';
import { questionsAbout } from './clustered-corpus.js';
import { randomOf } from './random.js';

const developmentQuestions = path.join(programFolder, 'tests', 'questions', 'starter.jsonl');
const generated = 200;

/** Four hundred questions in eight languages, in random order: those that people put to the starter corpus, and as many about a synthetic corpus. */
export function benchmarkQuestions(seed: number): string[] {
  const lines = readFileSync(developmentQuestions, 'utf8').trim().split('\n');
  const asked = lines.map((line) => (JSON.parse(line) as { question: string }).question);
  const all = [...new Set([...asked, ...questionsAbout(seed, generated)])];
  return randomOf(seed).sample(all, all.length);
}
