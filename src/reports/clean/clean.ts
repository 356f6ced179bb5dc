import { stripCaptions } from './captions.js';
import { stripFooter } from './footer.js';
import { stripWeakFurniture } from './furniture-lines.js';
import { stripComments, stripLists } from './lists.js';
import { stripHeadline, stripRepeats } from './repeats.js';
import type { Examination } from './verdicts.js';

/**
 * Leaves out what is not the article, once the headline and the lines about the article are known. The order matters: lists and comments
 * are known by lines that stand above them, repeats by lines that are still kept, and the footer by everything above it.
 *
 * @param headline index of the headline's line, -1 if the title was stated elsewhere
 */
export function stripAroundArticle(examination: Examination, headline: number, title: string | null): void {
  if (title !== null) stripHeadline(examination, headline, title);
  stripWeakFurniture(examination, headline);
  stripCaptions(examination);
  stripComments(examination);
  stripLists(examination);
  stripRepeats(examination);
  stripFooter(examination, headline);
}
