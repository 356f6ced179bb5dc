/** The outcome of looking at one thing. A problem comes with what to do about it. */
export interface Check {
  readonly name: string;
  readonly outcome: 'ok' | 'problem';
  readonly detail: string;
  readonly advice?: string;
}

export const ok = (name: string, detail: string): Check => ({ name, outcome: 'ok', detail });

export const problem = (name: string, detail: string, advice: string): Check => ({
  name,
  outcome: 'problem',
  detail,
  advice,
});
