/**
 * The style of the reader. Sides are logical (start, end), so that every rule holds in both directions. Type comes from the system: a
 * book face for what reports say, the system's own for what the interface says.
 */
export const styleSource = `
:root {
  color-scheme: light dark;
  --paper: #faf7f0; --card: #fffdf8; --ink: #1d1a16; --soft: #5f584d; --line: #ddd5c6; --track: #efe9dc;
  --accent: #8a2b1c; --mark: #f6e5ad; --mark-edge: #c79a2b; --strong: #2b6040; --possible: #7a5510; --bar: #a4503f;
  --book: "Iowan Old Style", Charter, "Palatino Linotype", Palatino, "Noto Serif", Georgia, "Amiri", "Noto Naskh Arabic", "Scheherazade New", "Geeza Pro", "Traditional Arabic", serif;
  --naskh: "Noto Naskh Arabic", "Amiri", "Scheherazade New", "Geeza Pro", "Traditional Arabic", "Noto Serif", Charter, Georgia, "Noto Sans Arabic", "DejaVu Sans", serif;
  --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16140f; --card: #1e1b15; --ink: #ece5d8; --soft: #b0a795; --line: #3a352b; --track: #2a261e;
    --accent: #f0a08c; --mark: #51420f; --mark-edge: #c79a2b; --strong: #8fcfa4; --possible: #e0b763; --bar: #c4735f;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--plain); overflow-wrap: anywhere; }
:lang(ar), :lang(fa) { line-height: 1.8; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: from-font; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -6rem; background: var(--card); padding: .6rem 1rem; z-index: 1; }
.skip:focus { inset-block-start: .5rem; }
.top, main, footer { max-inline-size: 46rem; margin-inline: auto; padding-inline: 1.25rem; }
.wide :is(.top, main, footer) { max-inline-size: 64rem; }
.top { padding-block-start: 1.1rem; text-align: center; }
.brand { display: inline-block; font: 600 clamp(1.75rem, 1.4rem + 1.5vw, 2.3rem)/1.25 var(--book); color: var(--ink); text-decoration: none; padding-block-end: .55rem; }
.brand bdi { font: 400 .8em/1.3 var(--naskh); color: var(--soft); margin-inline-start: .25rem; }
.top nav {
  display: flex; flex-wrap: wrap; justify-content: center; gap: 0 1.75rem; padding-block: .15rem;
  border-block-start: 1px solid var(--line); border-block-end: 3px double var(--line);
}
.top nav a, .languages a { display: inline-block; padding-block: .4rem; }
.top nav [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
main { padding-block: 1.75rem 3rem; }
footer { padding-block: 0 2rem; font-size: .92rem; }
footer nav { border-block-start: 1px solid var(--line); padding-block-start: 1rem; }
.languages { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.languages [aria-current] { color: var(--soft); text-decoration: none; }
h1, h2, h3 { font-family: var(--book); line-height: 1.25; text-wrap: balance; font-weight: 600; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.2rem); margin: 0 0 .6rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .7rem; }
h2.small { font: 600 1rem/1.5 var(--plain); color: var(--soft); }
h1:lang(ar), h2:lang(ar), h3:lang(ar), h1:lang(fa), h2:lang(fa), h3:lang(fa) { font-family: var(--naskh); line-height: 1.55; }
h1.notice { font: 1.15rem/1.55 var(--plain); border-inline-start: 4px solid var(--mark-edge); padding: .6rem 1rem; background: var(--card); }
p { margin: .5rem 0; }
.intro { color: var(--soft); max-inline-size: 38rem; }
.hint, .verbatim { color: var(--soft); font-size: .92rem; }
.label { font-weight: 600; }
.notice { border-inline-start: 4px solid var(--mark-edge); background: var(--card); padding: .8rem 1rem; margin-block: 1.25rem; }
.citation { color: var(--soft); font-size: .95rem; margin-block: .2rem .6rem; }
.citation .outlet::after { content: " · "; }

form.ask { margin-block: 1.25rem 1.75rem; }
.question { display: grid; grid-template-columns: 1fr auto; gap: .4rem .6rem; }
.question label { grid-column: 1 / -1; font-weight: 600; }
input, select, button { font: inherit; color: inherit; border: 1px solid var(--soft); border-radius: 4px; min-block-size: 2.75rem; }
input, select { background: var(--card); padding: .35rem .7rem; max-inline-size: 100%; }
.question input { font-family: var(--book); font-size: 1.15rem; inline-size: 100%; min-inline-size: 0; }
.fields select { inline-size: 100%; }
button { background: var(--ink); color: var(--paper); border-color: var(--ink); padding: .35rem 1.2rem; cursor: pointer; }
button:hover { background: var(--accent); border-color: var(--accent); }
.filters { margin-block-start: .8rem; }
summary { cursor: pointer; padding-block: .3rem; }
.filters summary { color: var(--soft); inline-size: max-content; max-inline-size: 100%; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); gap: .4rem 1rem; }
.fields p { margin: 0; }
.fields label { display: block; font-size: .92rem; color: var(--soft); }
.fields input { inline-size: 100%; }

.source { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1.1rem 1.25rem; margin-block: 1.1rem; }
.source h3 { font-size: 1.15rem; margin: 0 0 .2rem; }
.source h3 a { color: inherit; }
figure.quote { margin: .9rem 0 0; }
figure.quote + figure.quote { border-block-start: 1px solid var(--line); padding-block-start: .9rem; }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); font: 1.08rem/1.65 var(--book); }
blockquote:lang(ar), blockquote:lang(fa), .text:lang(ar), .text:lang(fa) { font-family: var(--naskh); font-size: 1.22rem; line-height: 1.95; }
figure.strong blockquote { border-color: var(--strong); }
figure.possible blockquote { border-color: var(--possible); }
figcaption { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin-block-start: .5rem; font-size: .95rem; color: var(--soft); }
.confidence::before { content: "○ "; }
.strong .confidence { color: var(--strong); }
.strong .confidence::before { content: "● "; }
.possible .confidence { color: var(--possible); }
.words { white-space: pre-line; }
mark { background: var(--mark); color: inherit; -webkit-box-decoration-break: clone; box-decoration-break: clone; padding-block: .08em; }
.turning { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; justify-content: center; padding-block: .5rem; }
.deeds { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem 1.5rem; margin-block: .9rem 0; }
.topics { list-style: none; padding: 0; }
.topics li { border-block-start: 1px solid var(--line); padding-block: .4rem; }
.topics p { margin-block: 0; }

.report > header { margin-block-end: 1.5rem; }
/* Of its own direction: the text begins where the title above it does. */
.text { font: 1.14rem/1.7 var(--book); max-inline-size: 38rem; margin-inline: 0 auto; }
.text p { position: relative; margin: 0 0 1.05em; padding-inline-start: 2.4rem; border-inline-start: 3px solid transparent; }
.text h2 { padding-inline-start: calc(2.4rem + 3px); font-size: 1.15em; }
.text .number {
  position: absolute; inset-inline-start: .5rem; font: .8rem/1 var(--plain); inset-block-start: .55em;
  color: var(--soft); text-decoration: none; min-inline-size: 1.5rem;
}
.text p:target, .text p.quoted { border-color: var(--mark-edge); }
.text p:target { background: var(--track); }
.text p:target .number, .text p.quoted .number { color: var(--ink); font-weight: 600; }
mark strong { font-weight: 650; text-decoration: underline; text-decoration-color: var(--mark-edge); text-decoration-thickness: 2px; text-underline-offset: .25em; }
.about { border-block-start: 3px double var(--line); margin-block-start: 2.5rem; }
.about h2 { font-size: 1.05rem; margin-block: 1.3rem .5rem; }
dl { margin: 0; }
dl div { display: flex; flex-wrap: wrap; gap: 0 .8rem; padding-block: .15rem; }
dt { color: var(--soft); min-inline-size: 8rem; }
dd { margin: 0; }
.cite { background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: .7rem .9rem; font-family: var(--book); }
.neighbours { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem 2rem; border-block-start: 1px solid var(--line); margin-block-start: 2rem; padding-block-start: 1rem; }
.neighbours p { margin-block: .1rem; }
.neighbours .label { color: var(--soft); font-size: .92rem; }

svg { display: block; overflow: visible; }
svg .bar { fill: var(--bar); }
svg .axis { stroke: var(--soft); }
svg text { fill: var(--soft); font: 13px var(--plain); }
svg text.count { fill: var(--ink); }
.counts { border-collapse: collapse; inline-size: 100%; }
.counts th { text-align: start; font-weight: 400; padding-block: .2rem; }
.counts td { padding-block: .2rem; }
.count { font-variant-numeric: tabular-nums; }
.counts td.count { text-align: end; padding-inline: 1rem; }
.counts td.bar { inline-size: 55%; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0 3rem; }
.charts h2, .list h2 { margin-block-start: 1.6rem; }
.orders { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.orders a { padding-block: .3rem; }
.orders [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.group h3 { font-size: 1.05rem; margin: 1.3rem 0 0; padding-block-end: .25rem; border-block-end: 1px solid var(--line); }
.group ul { list-style: none; margin: 0; padding: 0; }
.group li { display: grid; grid-template-columns: 1fr auto; gap: 0 1.5rem; padding-block: .35rem; align-items: baseline; }
.group li + li { border-block-start: 1px dotted var(--line); }
.group li a { font-family: var(--book); justify-self: start; }
.group li a:has(:lang(ar)), .group li a:has(:lang(fa)) { font-family: var(--naskh); }
.group li .outlet { grid-row: 2; color: var(--soft); font-size: .92rem; }
.narrow { padding-block: .3rem .5rem; }
.narrow label[for="title"] { display: block; font-size: .92rem; color: var(--soft); }
.narrow #title { inline-size: 100%; }
.when { color: var(--soft); font-size: .92rem; }
.turning a, .orders a { min-inline-size: 1.5rem; text-align: center; }
.turning [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
@media (max-width: 30rem) {
  .top nav { column-gap: 1.1rem; font-size: .95rem; }
  .group li { grid-template-columns: 1fr; }
  .group li .outlet { grid-row: auto; }
  .top, main, footer { padding-inline: 1rem; }
  .source { padding: .9rem; }
  .text p { padding-inline-start: 1.9rem; }
  .text h2 { padding-inline-start: calc(1.9rem + 3px); }
  .text .number { font-size: .72rem; }
}
@media (forced-colors: active) { mark { background: Mark; color: MarkText; } svg .bar { fill: CanvasText; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --track: #eee;
    --accent: #000; --mark: #f6e5ad; --mark-edge: #8a6a1a; --strong: #000; --possible: #000; --bar: #777;
  }
  .skip, .top nav, footer, form, .filters, .orders, .turning, .deeds, .neighbours, .copy, .jump { display: none; }
  .top, main, .wide :is(.top, main) { max-inline-size: none; padding-inline: 0; }
  .source, figure, .text p, .cite { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
