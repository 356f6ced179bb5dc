import type { AuditDeed } from '../../src/records/audit.js';
import type { AskedQuestion } from '../../src/records/questions.js';
import type { Vote } from '../../src/records/votes.js';
import type { Report } from '../../src/reports/report.js';

export const vote = (change: Partial<Vote> = {}): Vote => ({
  answer: '100',
  person: '200',
  server: '300',
  helpful: true,
  reports: ['harbour', 'bridge'],
  ...change,
});

export const question = (change: Partial<AskedQuestion> = {}): AskedQuestion => ({
  server: '300',
  text: 'Who closed the harbour?',
  language: 'en',
  answered: true,
  reports: ['harbour'],
  passages: [4, 6],
  at: '2026-03-10T12:00:00.000Z',
  ...change,
});

export const deed = (change: Partial<AuditDeed> = {}): AuditDeed => ({
  server: '300',
  by: '200',
  action: 'library.add',
  subject: '+harbour',
  before: null,
  after: { title: 'Ice', outlet: null },
  ...change,
});

export const report = (id = '+harbour', text = 'The harbour froze.\n\nالميناء مغلق. 😀'): Report => ({
  ...{ id, title: 'Ice', outlet: null, author: 'N. N.', published: '2016-05-03', url: null, language: 'en' },
  ...{ file: `${id}.md`, text, paragraphs: [{ start: 0, end: text.length, kind: 'text' }] },
});
