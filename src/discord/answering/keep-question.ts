import type { Answer } from '../../answer/answer.js';
import { isSmallTalk } from '../../answer/small-talk.js';
import type { Services } from '../services.js';

/**
 * Stores a question that was answered, without its author, where the server keeps questions. Greetings and thanks are none. It never rejects: an answer
 * that was given stands, whether or not its question could be stored.
 * @param server the one that has a say where it was asked; null for none
 */
export async function keepQuestion(
  { question, language, answered, quotes }: Answer,
  server: string | null,
  { records, log }: Pick<Services, 'records' | 'log'>,
): Promise<void> {
  if (server === null || isSmallTalk(question)) return;
  try {
    await records.questions.add({
      ...{ server, text: question, language, answered },
      reports: quotes.map(({ report }) => report.id),
      passages: quotes.map(({ reference }) => reference.passage),
      at: new Date().toISOString(),
    });
  } catch (error) {
    log.warn({ error }, 'A question could not be stored.');
  }
}
