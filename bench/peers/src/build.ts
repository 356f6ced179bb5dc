// Builds the index of the peer named first from a file of passages and one of their vectors, in the folder given last.
import { mkdir } from 'node:fs/promises';
import { readEmbeddedPassages } from './files.js';
import type { BuildMeasurement } from './measurements.js';
import { loadPeer } from './peer.js';
import { peakMemory, printAndEnd, startStopwatch } from './stopwatch.js';

const [name = '', passagesFile = '', vectorsFile = '', folder = ''] = process.argv.slice(2);
const peer = await loadPeer(name);
const passages = readEmbeddedPassages(passagesFile, vectorsFile);
await mkdir(folder, { recursive: true });
const stopwatch = startStopwatch();
await peer.build(passages, folder);
const measurement: BuildMeasurement = { ...stopwatch(), peakMemory: peakMemory() };
printAndEnd(measurement);
