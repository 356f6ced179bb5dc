import { z } from 'zod';
import { IsnadError } from '../errors.js';
import { languages } from '../language/languages.js';
import type { NumberOf, ServerData } from './servers.js';
import { settingsSchema } from './settings.js';

const text = z.string().min(1);
const time = z.iso.datetime();
const texts = z.array(z.string());
const place = z.int().min(0);

const reportSchema = z
  .strictObject({
    id: text,
    title: z.string(),
    outlet: z.string().nullable(),
    author: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    language: text,
    file: text,
    text: z.string(),
    paragraphs: z.array(z.strictObject({ start: place, end: place, kind: z.enum(['text', 'subheading']) })),
  })
  .refine((report) => report.paragraphs.every(({ start, end }) => start <= end && end <= report.text.length));

const dataSchema = z.strictObject({
  leftAt: time.nullable(),
  settings: settingsSchema.partial(),
  votes: z.array(z.strictObject({ answer: text, person: text, helpful: z.boolean(), reports: texts, at: time })),
  audit: z.array(
    z.strictObject({
      ...{ at: time, by: text, action: text, subject: z.string().nullable() },
      ...{ before: z.json(), after: z.json() },
    }),
  ),
  hiddenReports: z.array(text),
  hiddenPassages: z.array(z.strictObject({ report: text, text })),
  questions: z.array(
    z.strictObject({
      ...{ text, language: z.enum(languages), answered: z.boolean(), at: time },
      ...{ reports: texts, passages: z.array(z.int()).optional() },
    }),
  ),
  removed: z.array(z.strictObject({ at: time, report: reportSchema })),
});

/**
 * Data as `ServerRecords.export` gives it.
 * @throws IsnadError `setting-invalid`
 */
export function checkedData(data: unknown): ServerData {
  const result = dataSchema.safeParse(data);
  if (result.success) return result.data as ServerData;
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  const what = issue?.message ?? 'it is not as it was exported';
  throw new IsnadError(
    'setting-invalid',
    `This is no export of a server: ${where === '' ? '' : `${where}: `}${what}.`,
    {
      hint: 'Nothing was changed. Take a file as it was exported.',
    },
  );
}

/** A question of an export, with its passages as they are numbered here. */
export function numbered(
  question: ServerData['questions'][number],
  numberOf: NumberOf,
): ServerData['questions'][number] {
  return { ...question, passages: (question.passages ?? []).flatMap((passage) => numberOf(passage) ?? []) };
}

/** Ids of passages are those of the library that was exported: where nobody says what they are here, they mean nothing. */
export const numbersNothing: NumberOf = () => null;
