const title =
  '# The bot under load\n\nMade by `npm run load -- --save`; runs with other options stand under headings of their own.\n\n';

/** The results with those under one heading put in, or in the place of earlier ones; the others stay. */
export function withSection(results: string, heading: string, text: string): string {
  const [, ...sections] = results.split(/^## /m);
  const isOther = (section: string): boolean => !section.startsWith(`${heading}\n`);
  const section = `${heading}\n\n${text}`;
  const place = sections.findIndex((each) => !isOther(each));
  const all = place < 0 ? [...sections, section] : sections.with(place, section);
  return title + all.map((each) => `## ${each.trimEnd()}\n`).join('\n');
}
