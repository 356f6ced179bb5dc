import { detectLanguage } from '../language/detect.js';
import { isLanguage } from '../language/languages.js';
import { bodyOf } from './body.js';
import { stripAroundArticle } from './clean/clean.js';
import { stripFurniture } from './clean/furniture-lines.js';
import { bare, endsWithFullStop, wordCount } from './clean/line-form.js';
import { type Examination, examine, isKept, isKeptProse, strip, strippedLines } from './clean/verdicts.js';
import type { Line, Page, StrippedLine } from './page/page.js';
import { findHeadline, withoutGluedRepeat, withoutOutletTail } from './recognise/headline.js';
import { type MetaLine, outletOpening, readMetaLine } from './recognise/meta-lines.js';
import { isSiteName, unlabelledAuthor } from './recognise/names.js';
import { domainName, nameBesideDomain, outletOfLines, outletOfRights } from './recognise/outlet.js';
import type { Remark } from './remark.js';
import type { Citation } from './report.js';

/** What a page holds of a report. */
export interface Article {
  /** The title is null when the page has no headline; everything else that is not known is null as well. */
  readonly citation: Omit<Citation, 'title'> & { readonly title: string | null };
  /** The body, ready to be stored: paragraphs separated by one blank line, subheadings marked with `## `. */
  readonly text: string;
  readonly stripped: readonly StrippedLine[];
  readonly remarks: readonly Remark[];
}

/**
 * Separates the article of a page from its furniture and from the lines about the article, and reads those. No word of the article is changed:
 * every line of the page is either in the text as it stands or among the stripped lines.
 *
 * @param overrides what a person states about the report; it counts before anything on the page
 */
export function readArticle(page: Page, overrides: Partial<Citation> = {}): Article {
  const stated = { ...page.stated, ...definedOnly(overrides) };
  const language = languageOf(page.lines, overrides.language, page.stated.language);
  const examination = examine(page.lines);
  stripFurniture(examination);
  const metaLines = page.lines.map(({ text }, at) =>
    isKept(examination, at) ? readMetaLine(text, language) : undefined,
  );
  const candidates = page.lines.filter(
    (_, at) => isKept(examination, at) && !examination.matches[at] && !metaLines[at]?.certain,
  );
  const rightsOwner = page.lines.map(({ text }) => outletOfRights(text)).find((name) => name !== undefined);
  const title = stated.title === undefined ? undefined : withoutOutletTail(stated.title, candidates);
  const found =
    title === undefined
      ? findHeadline(candidates, (text) => isSiteName(text) || rightsOwner === text)
      : candidates.find(({ text }) => bare(text) === bare(title));
  const headline = found === undefined ? -1 : page.lines.indexOf(found);
  const about = stripMetaLines(examination, metaLines, headline);
  const finalTitle = title ?? (found === undefined ? null : withoutGluedRepeat(found.text));
  const opening = outletOpening(page.lines.find((_, at) => at > headline && isKeptProse(examination, at))?.text ?? '');
  const domain = about.find((meta) => meta.domain !== undefined)?.domain;
  const besideDomain = stripNameBesideDomain(examination, metaLines);
  stripAbove(examination, headline);
  stripAroundArticle(examination, headline, finalTitle);
  const url = stated.url ?? about.find((meta) => meta.url !== undefined)?.url ?? null;
  const address = domain ?? url;
  const published = (about.find((meta) => meta.saysPublished) ?? about.find((meta) => meta.published !== undefined))
    ?.published;
  const updated = about.find((meta) => meta.updated !== undefined)?.updated;
  const outlet =
    outletOfLines(about) ??
    opening ??
    besideDomain ??
    rightsOwner ??
    page.lines.slice(0, Math.max(headline, 0)).find(({ text }, at) => !examination.matches[at] && isSiteName(text))
      ?.text ??
    about.find((meta) => meta.outlet !== undefined)?.outlet ??
    (address === null ? null : domainName(address));
  return {
    citation: {
      title: finalTitle,
      outlet: stated.outlet ?? outlet,
      author: stated.author ?? about.find((meta) => meta.author !== undefined)?.author ?? null,
      published: stated.published ?? published ?? updated ?? null,
      url,
      language,
    },
    text: bodyOf(examination),
    stripped: [...page.stripped, ...strippedLines(examination)].sort((a, b) => a.line - b.line),
    remarks: !stated.published && !published && updated ? [{ kind: 'onlyUpdated', date: updated }] : [],
  };
}

/**
 * Leaves out the lines about the article: above its second paragraph and below its last. A line that its form alone does not decide counts only
 * between the headline and the first paragraph.
 */
function stripMetaLines(
  examination: Examination,
  metaLines: readonly (MetaLine | undefined)[],
  headline: number,
): MetaLine[] {
  const isProse = (at: number): boolean =>
    at !== headline && metaLines[at] === undefined && isKeptProse(examination, at);
  const prose = examination.lines.map((_, at) => at).filter((at) => at > headline && isProse(at));
  const [first = examination.lines.length, second = examination.lines.length] = prose;
  const last = prose.at(-1) ?? -1;
  const hasDate = (at: number): boolean =>
    metaLines[at]?.published !== undefined || metaLines[at]?.updated !== undefined;
  const about: MetaLine[] = [];
  metaLines.forEach((meta, at) => {
    if (meta === undefined || at === headline) return;
    const isPlaced = meta.certain ? at < second || at > last : at > headline && at < first;
    if (!isPlaced) return;
    strip(examination, at, meta.reason);
    about.push(meta);
  });
  for (let at = headline + 1; at < first && !about.some(({ author }) => author !== undefined); at += 1) {
    if (!isKept(examination, at) || metaLines[at]?.certain) continue;
    const author = unlabelledAuthor(examination.lines[at]?.text ?? '', hasDate(at - 1) || hasDate(at + 1));
    if (author === undefined) continue;
    strip(examination, at, 'author line');
    about.push({ reason: 'author line', author, certain: false });
  }
  return about;
}

function stripNameBesideDomain(
  examination: Examination,
  metaLines: readonly (MetaLine | undefined)[],
): string | undefined {
  const { lines } = examination;
  for (const [at, meta] of metaLines.entries()) {
    if (meta?.domain === undefined || isKept(examination, at)) continue;
    const name = nameBesideDomain(
      lines,
      at,
      (beside) => isKept(examination, beside) && metaLines[beside] === undefined,
    );
    if (name === undefined) continue;
    strip(examination, lines[at - 1]?.text === name ? at - 1 : at + 1, "outlet's name");
    return name;
  }
  return undefined;
}

/** Leaves out what stands above the headline, save for sentences. */
function stripAbove(examination: Examination, headline: number): void {
  for (let at = 0; at < headline; at += 1) {
    const text = examination.lines[at]?.text ?? '';
    if (!(endsWithFullStop(text) && wordCount(text) >= 5)) strip(examination, at, 'label above the headline');
  }
}

/** A person's word first, then the text itself; the markup is believed only about languages that the text cannot be checked for. */
function languageOf(lines: readonly Line[], override: string | undefined, stated: string | undefined): string {
  if (override !== undefined) return override;
  const prose = lines.map(({ text }) => text).filter((text) => text.length > 60);
  const sample = (prose.length > 0 ? prose : lines.map(({ text }) => text)).join('\n');
  const detected = detectLanguage(sample);
  return stated !== undefined && !isLanguage(stated) ? stated : detected;
}

function definedOnly(overrides: Partial<Citation>): Partial<Citation> {
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined && value !== null));
}
