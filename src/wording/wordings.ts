import type { Language } from '../language/languages.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fa } from './fa.js';
import { fr } from './fr.js';
import { ru } from './ru.js';
import { tr } from './tr.js';
import type { Wording, Wordings } from './wording.js';

export const wordings: Wordings = { ar, en, fr, tr, de, es, ru, fa };

export function wordingIn(language: Language): Wording {
  return wordings[language];
}
