import { z } from 'zod';
import { isCalendarDate, isWebAddress } from '../../reports/corpus-file.js';
import type { Citation } from '../../reports/report.js';

/** Characters that the fields of a citation may have. */
export const citationLengths = { title: 500, outlet: 300, author: 300, url: 2000 } as const;

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0'));

/** What a citation of a server's report may be, whether a moderator typed it or it stands in an export. */
export const citationSchema = z.strictObject({
  title: words(citationLengths.title),
  outlet: words(citationLengths.outlet).nullable(),
  author: words(citationLengths.author).nullable(),
  published: z.string().refine(isCalendarDate).nullable(),
  url: z.string().max(citationLengths.url).refine(isWebAddress).nullable(),
  language: z.string().regex(/^[a-z]{2,3}$/),
}) satisfies z.ZodType<Citation>;

/** A citation as it was read from a document, cut to what is stored. */
export function fittedCitation({ title, outlet, author, published, url, language }: Citation): Citation {
  return {
    title: fitted(title, citationLengths.title) ?? title.slice(0, 1),
    outlet: outlet === null ? null : fitted(outlet, citationLengths.outlet),
    author: author === null ? null : fitted(author, citationLengths.author),
    published,
    url: url !== null && url.length <= citationLengths.url && isWebAddress(url) ? url : null,
    language,
  };
}

function fitted(text: string, most: number): string | null {
  const clean = text.replace(/[\0\s]+/gu, ' ').trim();
  const cut = clean.slice(0, most);
  return cut.replace(/[\ud800-\udbff]$/, '').trim() || null;
}
