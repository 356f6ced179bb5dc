import type { Language } from '../../src/language/languages.js';

/** A page of the reader that is looked at, measured or checked. */
export interface SamplePage {
  readonly name: string;
  /** From the reader's root. */
  readonly path: string;
}

/** Questions about the starter corpus: one that it answers, one that it does not. */
const questions: Readonly<Partial<Record<Language, { readonly answered: string; readonly refused: string }>>> = {
  en: { answered: 'Where did the ISIS leaders go?', refused: 'How long must sourdough bread be baked?' },
  ar: { answered: 'أين ذهب قادة داعش؟', refused: 'كم تُخبز أرغفة العجين المخمّر؟' },
};

/** Every kind of page, in a language. A report is opened at the first quote of the answer. */
export async function samplePages(address: string, language: 'en' | 'ar', visitor: string): Promise<SamplePage[]> {
  const asked = (question: string): string => `/?${new URLSearchParams({ q: question, lang: language })}`;
  const { answered = '', refused = '' } = questions[language] ?? {};
  const quote = await firstQuote(address + asked(answered), visitor);
  return [
    { name: 'ask', path: `/?lang=${language}` },
    { name: 'answer', path: asked(answered) },
    { name: 'nothing', path: asked(refused) },
    { name: 'report', path: quote },
    { name: 'library', path: `/library?lang=${language}` },
    { name: 'library-narrowed', path: `/library?order=date&language=ar&lang=${language}` },
    { name: 'evaluation', path: `/evaluation?lang=${language}` },
    { name: 'not-found', path: `/nowhere?lang=${language}` },
  ];
}

async function firstQuote(url: string, visitor: string): Promise<string> {
  const page = await (await fetch(url, { headers: { 'x-forwarded-for': visitor } })).text();
  const [, href] = /<blockquote\s+cite="([^"]+)"/.exec(page) ?? [];
  if (href === undefined) throw new Error(`Nothing is quoted on ${url}.`);
  return href.replaceAll('&amp;', '&');
}
