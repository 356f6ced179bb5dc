import type { Session } from '../answer/session.js';
import type { SavedRun } from '../evaluation/saved-run.js';
import { baseScope } from '../library/scope.js';
import type { LibraryReader } from '../library/library.js';
import { type EvaluationTexts, textsFromLibrary } from './evaluation/texts.js';
import { evaluationPage } from './pages/evaluation-page.js';
import type { Place } from './place.js';
import { page, type ReaderContext } from './respond.js';

/** Answers a request for the page of an evaluation. */
export type ShowEvaluation = (context: ReaderContext, place: Place) => Promise<Response>;

/** Shows an evaluation that was saved, with the words of the library as it is now. They are looked up once a generation. */
export function evaluationShower(run: SavedRun, session: Pick<Session, 'reader'>): ShowEvaluation {
  let kept: { readonly generation: number; readonly texts: Promise<EvaluationTexts> } | null = null;
  const textsOf = async (library: LibraryReader): Promise<EvaluationTexts> => {
    const { generation } = await library.state();
    if (kept?.generation !== generation) kept = { generation, texts: textsFromLibrary(run, library) };
    const { texts } = kept;
    texts.catch(() => {
      if (kept?.texts === texts) kept = null;
    });
    return texts;
  };
  return async (context, place) => {
    const texts = await textsOf(await session.reader(baseScope));
    return page(context, evaluationPage(run, texts, place));
  };
}
