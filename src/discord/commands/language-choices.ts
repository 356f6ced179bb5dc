import { languages } from '../../language/languages.js';
import { wordings } from '../../wording/wordings.js';

/** The languages of the interface, each by its own name, as a reader of it looks for it. */
export const languageChoices = languages.map((language) => ({
  name: wordings[language].languageName,
  value: language,
}));
