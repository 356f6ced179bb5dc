import { parentPort, workerData } from 'node:worker_threads';
import { drawChart, type QuestionChart } from './draw-chart.js';

parentPort?.postMessage(await drawChart(workerData as QuestionChart));
