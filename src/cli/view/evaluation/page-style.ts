import { evaluationStyle } from '../../../web/assets/evaluation-style.js';

/** The style of an evaluation's page: paper and type around what the reader shows of one too. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1c1f24; --soft: #5b6270; --line: #dfdcd3; --track: #ece9e1; --mark: #fbe9b7;
  --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171b; --card: #1c2026; --ink: #e8e6e1; --soft: #a3a9b4; --line: #333941; --track: #2a2f37; --mark: #5a4a16; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--plain); }
main { max-width: 66rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; }
p { margin: .4rem 0; max-width: 46rem; }
.brand { color: var(--soft); font-size: .85rem; margin: 0 0 .3rem; }
[lang="ar"], [lang="fa"] { line-height: 1.8; }
${evaluationStyle}
.evaluation .plain { padding-inline-start: 1.2rem; }
.evaluation .plain li { margin-block: .25rem; overflow-wrap: anywhere; }
.evaluation .gained { color: var(--good); } .evaluation .lost { color: var(--bad); }
.evaluation .changes { list-style: none; margin: .4rem 0; padding: 0; }
.evaluation .changes li { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; padding: .4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.evaluation .change { font-variant-numeric: tabular-nums; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; }
@media (max-width: 36rem) {
  main { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.5rem; }
  .evaluation .changes li { grid-template-columns: 1fr; }
}
`;
