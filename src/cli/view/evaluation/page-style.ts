/** The style of an evaluation's page. Two colours carry meaning: the first is of questions that the reports answer, the second of the others. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1c1f24; --soft: #5b6270; --line: #dfdcd3; --track: #ece9e1;
  --one: #1f6f8b; --one-soft: #9cc6d3; --two: #b3541e; --one-bar: #78afc3; --two-bar: #dd9c72; --mark: #fbe9b7; --good: #2e6b3f; --bad: #a32d2d; --shade: #0003;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --card: #1c2026; --ink: #e8e6e1; --soft: #a3a9b4; --line: #333941; --track: #2a2f37;
    --one: #5db7d3; --one-soft: #2f5e6d; --two: #e39157; --one-bar: #2c7a94; --two-bar: #a9602c; --mark: #5a4a16; --good: #7cc490; --bad: #ec8a8a; --shade: #000a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
}
main { max-width: 66rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 3rem 0 .4rem; }
h3 { font-size: 1rem; margin: 2rem 0 .5rem; }
h4 { font-size: .8rem; margin: 0 0 .4rem; color: var(--soft); font-weight: 600; }
p { margin: .4rem 0; max-width: 46rem; }
.soft, figcaption { color: var(--soft); font-size: .9rem; max-width: 46rem; }
.lead { font-size: 1.1rem; }
.brand { color: var(--soft); font-size: .85rem; margin: 0 0 .3rem; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: 1.2rem 0 0; font-size: .9rem; }
.facts div { display: flex; gap: .5rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.2rem, 1fr)); gap: .75rem; margin: 1.6rem 0 0; }
.card { background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--one); border-radius: 6px; padding: .8rem .9rem; }
.card.two { border-top-color: var(--two); }
.card b { display: block; font-size: 1.75rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
.card span { display: block; font-size: .82rem; color: var(--soft); }
.card .name { color: var(--ink); font-weight: 600; font-size: .9rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem 2.5rem; }
.bars { display: grid; grid-template-columns: minmax(4.5rem, auto) 1fr auto; gap: .15rem .75rem; align-items: center; font-size: .9rem; }
.bars .name { overflow-wrap: anywhere; }
.bars .n { color: var(--soft); font-size: .8rem; white-space: nowrap; }
.bars .value { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bars .apart { grid-column: 1 / -1; border-top: 1px solid var(--line); margin: .3rem 0; }
svg { display: block; width: 100%; overflow: visible; }
svg text { fill: var(--soft); font-size: 12px; }
.track { fill: var(--track); } .one { fill: var(--one); } .one-soft { fill: var(--one-soft); } .two { fill: var(--two); }
.bars .one { fill: var(--one-bar); } .bars .two { fill: var(--two-bar); }
.whisker { stroke: var(--ink); stroke-width: 1.5; }
.axis { stroke: var(--line); stroke-width: 1; }
.floor { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
svg text.said { fill: var(--ink); }
figure { margin: .8rem 0 0; }
figure h3 { margin-top: .4rem; }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; font-size: .85rem; padding: 0; margin: .3rem 0 .6rem; list-style: none; }
.key i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin-inline-end: .4rem; vertical-align: -1px; }
.scroll {
  overflow-x: auto; margin-top: .8rem; border: 1px solid var(--line); border-radius: 6px;
  background: linear-gradient(to left, var(--card) 30%, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--shade), transparent) right / 1rem 100% no-repeat scroll, var(--card);
}
.scroll:focus-visible { outline: 2px solid var(--one); }
table { border-collapse: collapse; width: 100%; font-size: .88rem; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .6rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
th:first-child { text-align: left; position: sticky; left: 0; background: var(--card); }
thead th { color: var(--soft); font-weight: 600; }
tbody th { font-weight: 500; }
tbody tr:last-child > * { border-bottom: 0; font-weight: 650; }
tr.apart > * { border-top: 2px solid var(--line); }
td small { display: block; color: var(--soft); font-weight: 400; font-size: .76rem; line-height: 1.2; }
.filter { display: flex; flex-wrap: wrap; gap: .4rem; border: 0; padding: 0; margin: 1rem 0 0; }
.filter legend { float: left; padding: .2rem .5rem .2rem 0; color: var(--soft); font-size: .9rem; }
.filter label { border: 1px solid var(--line); border-radius: 99px; padding: .2rem .8rem; font-size: .88rem; background: var(--card); cursor: pointer; }
.filter label:has(:checked) { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.filter label:has(:focus-visible) { outline: 2px solid var(--one); outline-offset: 2px; }
.filter input { position: absolute; opacity: 0; }
.miss { background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; }
.miss > summary { cursor: pointer; padding: .6rem .9rem; display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; align-items: baseline; list-style: none; }
.miss > summary::-webkit-details-marker { display: none; }
.miss > summary:hover, .miss[open] > summary { background: var(--track); }
.miss > summary:focus-visible { outline: 2px solid var(--one); }
.asked { font-weight: 550; overflow-wrap: anywhere; }
.told { font-size: .85rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
details > summary .told::after { content: " ▾"; }
details[open] > summary .told::after { content: " ▴"; }
.who { grid-column: 1 / -1; font-size: .8rem; color: var(--soft); }
.miss .pair { padding: .9rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.2rem 2rem; }
.miss .pair > * { min-width: 0; }
blockquote { margin: 0; padding: 0 .9rem; border-inline-start: 3px solid var(--two); overflow-wrap: anywhere; }
.cite { margin: .35rem 0 0; font-size: .84rem; color: var(--soft); }
.whole { white-space: nowrap; }
[lang="ar"], [lang="fa"] { line-height: 1.8; }
mark { background: var(--mark); color: inherit; padding: .05em 0; }
.gold { list-style: none; margin: 0; padding: 0; }
.gold li { margin: 0 0 .8rem; }
.gold .piece { padding: 0 .9rem; border-inline-start: 3px solid var(--one); overflow-wrap: anywhere; }
.plain { padding-inline-start: 1.2rem; }
.plain li { margin: .25rem 0; overflow-wrap: anywhere; }
.gained { color: var(--good); } .lost { color: var(--bad); }
.changes { list-style: none; margin: .4rem 0; padding: 0; }
.changes li { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; padding: .4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.change { font-variant-numeric: tabular-nums; }
dl.words dt { font-weight: 600; margin-top: .7rem; }
dl.words dd { margin: 0; color: var(--soft); max-width: 46rem; }
.nothing { color: var(--soft); }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; }
@media (max-width: 36rem) {
  main { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.5rem; }
  .cards { grid-template-columns: 1fr 1fr; }
  .miss > summary, .changes li { grid-template-columns: 1fr; }
}
`;
