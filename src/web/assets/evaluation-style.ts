import { mostLanguages } from '../evaluation/misses.js';

/** Misses of the other languages are hidden while one is chosen, which needs no script. */
const choiceRules = Array.from({ length: mostLanguages }, (_, index) => {
  const chosen = `#misses:has(#show-${index}:checked)`;
  return `${chosen} .miss:not(.in-${index}), ${chosen} .kind:not(:has(.in-${index})) { display: none; }`;
}).join('\n');

/**
 * The style of what an evaluation shows, within `.evaluation`. Paper, ink and lines are those of the page around it. Two colours carry meaning: the
 * first is of questions that the reports answer, the second of the others.
 */
export const evaluationStyle = `
.evaluation {
  --one: #1f6f8b; --one-soft: #9cc6d3; --two: #b3541e; --one-bar: #78afc3; --two-bar: #dd9c72; --good: #2e6b3f; --bad: #a32d2d; --shade: #0003;
}
@media (prefers-color-scheme: dark) {
  .evaluation {
    --one: #5db7d3; --one-soft: #2f5e6d; --two: #e39157; --one-bar: #2c7a94; --two-bar: #a9602c; --good: #7cc490; --bad: #ec8a8a; --shade: #000a;
  }
}
.evaluation h2 { margin-block: 3rem .4rem; }
.evaluation h3 { font-size: 1rem; margin-block: 2rem .5rem; }
.evaluation h3 .n { color: var(--soft); font-weight: 400; margin-inline-start: .3rem; }
.evaluation h4 { font-size: .8rem; margin: 0 0 .4rem; color: var(--soft); font-weight: 600; }
.evaluation .soft, .evaluation figcaption { color: var(--soft); font-size: .92rem; max-inline-size: 46rem; display: block; }
.evaluation .lead { font-size: 1.1rem; max-inline-size: 46rem; }
.evaluation .facts { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin-block: 1.2rem 0; font-size: .92rem; }
.evaluation .facts div { display: flex; gap: .5rem; padding: 0; }
.evaluation .facts dt { color: var(--soft); min-inline-size: 0; }
.evaluation .facts dd { margin: 0; overflow-wrap: anywhere; }
.evaluation .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.2rem, 1fr)); gap: .75rem; margin-block: 1.6rem 0; }
.evaluation .card { background: var(--card); border: 1px solid var(--line); border-block-start: 3px solid var(--one); border-radius: 6px; padding: .8rem .9rem; }
.evaluation .card.two { border-block-start-color: var(--two); }
.evaluation .card b { display: block; font-size: 1.75rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
.evaluation .card span { display: block; font-size: .85rem; color: var(--soft); }
.evaluation .card .name { color: var(--ink); font-weight: 600; font-size: .92rem; }
.evaluation .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem 2.5rem; }
.evaluation .bars { display: grid; grid-template-columns: 7.5rem 1fr 8rem; gap: .15rem .75rem; align-items: center; font-size: .92rem; }
.evaluation .bars .name { overflow-wrap: anywhere; }
.evaluation .bars .n { color: var(--soft); font-size: .85rem; white-space: nowrap; }
.evaluation .bars .value { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.evaluation .bars .apart { grid-column: 1 / -1; border-block-start: 1px solid var(--line); margin-block: .3rem; }
.evaluation svg { display: block; inline-size: 100%; overflow: visible; direction: ltr; }
[dir="rtl"] .evaluation .bars svg { transform: scaleX(-1); }
.evaluation svg text { fill: var(--soft); font: 12px var(--plain); }
.evaluation .track { fill: var(--track); }
.evaluation .one { fill: var(--one); } .evaluation .one-soft { fill: var(--one-soft); } .evaluation .two { fill: var(--two); }
.evaluation .bars .one { fill: var(--one-bar); } .evaluation .bars .two { fill: var(--two-bar); }
.evaluation .whisker { stroke: var(--ink); stroke-width: 1.5; }
.evaluation .axis { stroke: var(--line); stroke-width: 1; }
.evaluation .floor { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
.evaluation svg text.said { fill: var(--ink); }
.evaluation figure { margin: .8rem 0 0; }
.evaluation figure h3 { margin-block-start: .4rem; }
.evaluation .key { display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; font-size: .9rem; padding: 0; margin: .3rem 0 .6rem; list-style: none; }
.evaluation .key i { display: inline-block; inline-size: .8rem; block-size: .8rem; border-radius: 2px; margin-inline-end: .4rem; vertical-align: -1px; }
.evaluation .of-one { background: var(--one); } .evaluation .of-one-soft { background: var(--one-soft); } .evaluation .of-two { background: var(--two); }
.evaluation .scroll { overflow-x: auto; margin-block-start: .8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); }
.evaluation .scroll:focus-visible { outline: 2px solid var(--one); }
.evaluation table { border-collapse: collapse; inline-size: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
.evaluation :is(th, td) { padding: .45rem .6rem; text-align: end; white-space: nowrap; border-block-end: 1px solid var(--line); }
.evaluation tr > :first-child { text-align: start; position: sticky; inset-inline-start: 0; background: var(--card); box-shadow: 1px 0 var(--line), -1px 0 var(--line); }
.evaluation thead th { color: var(--soft); font-weight: 600; }
.evaluation tbody th { font-weight: 500; }
.evaluation tbody tr:last-child > * { border-block-end: 0; font-weight: 650; }
.evaluation tr.apart > * { border-block-start: 2px solid var(--line); }
.evaluation td small { display: block; color: var(--soft); font-weight: 400; font-size: .8rem; line-height: 1.2; direction: ltr; text-align: end; }
[dir="rtl"] .evaluation td small { text-align: start; }
.evaluation .choice { display: flex; flex-wrap: wrap; gap: .4rem; border: 0; padding: 0; margin: 1rem 0 0; }
.evaluation .choice legend { padding: .2rem 0; color: var(--soft); font-size: .92rem; }
.evaluation .choice label { border: 1px solid var(--soft); border-radius: 99px; padding: .2rem .8rem; font-size: .9rem; background: var(--card); cursor: pointer; position: relative; }
.evaluation .choice label:has(:checked) { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.evaluation .choice label:has(:focus-visible) { outline: 2px solid var(--one); outline-offset: 2px; }
.evaluation .choice input { position: absolute; opacity: 0; min-block-size: 0; inset: 0; }
.evaluation .miss { background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin-block: .5rem; }
.evaluation .miss > summary { cursor: pointer; padding: .6rem .9rem; display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; align-items: baseline; list-style: none; }
.evaluation .miss > summary::-webkit-details-marker { display: none; }
.evaluation .miss > summary:hover, .evaluation .miss[open] > summary { background: var(--track); }
.evaluation .miss > summary:focus-visible { outline: 2px solid var(--one); }
.evaluation .asked { justify-self: start; font-weight: 550; overflow-wrap: anywhere; }
.evaluation .told { font-size: .9rem; font-variant-numeric: tabular-nums; }
.evaluation details > summary .told::after { content: " ▾"; }
.evaluation details[open] > summary .told::after { content: " ▴"; }
.evaluation .who { grid-column: 1 / -1; font-size: .85rem; color: var(--soft); }
.evaluation .miss .pair { padding: .9rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.2rem 2rem; }
.evaluation .miss .pair > * { min-inline-size: 0; }
.evaluation blockquote { margin: 0; padding: 0 .9rem; border-inline-start: 3px solid var(--two); overflow-wrap: anywhere; }
.evaluation .where { margin-block: .35rem 0; font-size: .9rem; color: var(--soft); }
.evaluation .whole { white-space: nowrap; }
.evaluation mark { background: var(--mark); color: inherit; padding-block: .05em; }
.evaluation .gold { list-style: none; margin: 0; padding: 0; }
.evaluation .gold li { margin-block: 0 .8rem; }
.evaluation .gold .piece { padding-inline: .9rem; border-inline-start: 3px solid var(--one); overflow-wrap: anywhere; }
.evaluation .meanings dt { font-weight: 600; margin-block-start: .7rem; }
.evaluation .meanings dd { margin: 0; color: var(--soft); max-inline-size: 46rem; }
@media (max-width: 36rem) {
  .evaluation .bars { grid-template-columns: 6.2rem 1fr 7.4rem; column-gap: .5rem; font-size: .88rem; }
  .evaluation .cards { grid-template-columns: 1fr 1fr; }
  .evaluation .miss > summary { grid-template-columns: 1fr; }
}
${choiceRules}
`;
