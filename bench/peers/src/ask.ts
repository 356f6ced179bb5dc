// Asks the index of the peer named first, in the folder given second, the questions of a JSON file. The first ones are asked beforehand, as many
// as the fourth argument says, and not measured: what is measured is an index in use. Settings may stand last, as JSON.
import { readFileSync } from 'node:fs';
import type { AskMeasurement } from './measurements.js';
import { loadPeer, type Settings } from './peer.js';
import { peakMemory, printAndEnd, startStopwatch } from './stopwatch.js';

const passagesAsked = 3;

const [name = '', folder = '', questionsFile = '', beforehand = '0', settings = '{}'] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')) as string[];
const peer = await loadPeer(name);
const index = await peer.open(folder, JSON.parse(settings) as Settings);
const measured = questions.slice(Number(beforehand));
for (const question of questions.slice(0, Number(beforehand))) await index.search(question, passagesAsked);

const latencies: number[] = [];
const found: number[][] = [];
const stopwatch = startStopwatch();
for (const question of measured) {
  const began = performance.now();
  found.push(await index.search(question, passagesAsked));
  latencies.push(performance.now() - began);
}
const computed = stopwatch().computed / measured.length;
const measurement: AskMeasurement = { latencies, computed, found, peakMemory: peakMemory() };
printAndEnd(measurement);
