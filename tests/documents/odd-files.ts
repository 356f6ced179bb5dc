import { hostileFiles } from './odd/hostile.js';
import { mislabelledFiles } from './odd/mislabelled.js';
import { brokenFiles } from './odd/broken.js';
import { unusualFiles } from './odd/unusual.js';
import type { OddFile } from './odd/odd-file.js';

export type { OddFile } from './odd/odd-file.js';

/** Files as people, programs and attackers make them, each with what it has to get. */
export const oddFiles: readonly OddFile[] = [...brokenFiles, ...mislabelledFiles, ...unusualFiles, ...hostileFiles];
