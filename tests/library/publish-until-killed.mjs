// Publishes one generation after the other into the folder given, with a vector index of the kind given, until it is killed. In generation n every report says "round n".
import { createHash } from 'node:crypto';
import { openLibrary } from '../../dist/src/library/embedded/open.js';

const [directory, vectorIndex = 'rounded'] = process.argv.slice(2);
const embedding = { model: 'sample', fingerprint: 'sample-32', dimension: 32 };

function vectorOf(text) {
  const components = Float32Array.from(createHash('sha256').update(text).digest(), (byte) => byte - 127.5);
  const length = Math.hypot(...components);
  return components.map((component) => component / length);
}

function reportOf(name, round) {
  const texts = Array.from({ length: 60 }, (_, number) => `${name} round ${round} passage ${number}`);
  let start = 0;
  const passages = texts.map((text, ordinal) => {
    const span = { start, end: start + text.length };
    start += text.length + 2;
    const passage = { ordinal, paragraph: ordinal + 1, ...span, sentences: [span] };
    return { passage, vectorKey: text, words: [text.split(' ')] };
  });
  const citation = { title: name, outlet: null, author: null, published: null, url: null, language: 'en' };
  const report = { id: name, file: `${name}.md`, text: texts.join('\n\n'), paragraphs: [], ...citation };
  return { report, contentHash: `${name} ${round}`, passages };
}

const library = await openLibrary({ directory, create: true, vectorIndex });
for (;;) {
  const { generation } = await library.state();
  const put = ['a', 'b', 'c', 'd'].map((name) => reportOf(name, generation + 1));
  for (const { passages } of put) {
    const sentence = { values: new Int8Array(32), scale: 1 };
    const entries = passages.map(({ vectorKey }) => [
      vectorKey,
      { passage: vectorOf(vectorKey), sentences: [sentence] },
    ]);
    await library.saveVectors(embedding, new Map(entries));
  }
  process.stdout.write('saved\n');
  await library.publish({ basis: generation, embedding, analysis: 'words-1', remove: [], put });
  process.stdout.write(`published ${generation + 1}\n`);
}
