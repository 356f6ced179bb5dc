/** The look of Discord's client, roughly: sizes and colours as seen, without its fonts. */
export const style = `
:root { --back: #313338; --card: #2b2d31; --edge: #3f4147; --ink: #dbdee1; --strong: #f2f3f5; --faint: #949ba4; --link: #00a8fc;
  --button: #4e5058; --bar: #4e5058; --mention: #3c4270; --mention-ink: #c9cdfb; }
:root[data-theme='light'] { --back: #ffffff; --card: #f7f7f8; --edge: #e1e2e4; --ink: #313338; --strong: #060607; --faint: #5c5e66;
  --link: #006ce7; --button: #e3e5e8; --bar: #c4c9ce; --mention: #e6e8fd; --mention-ink: #4752c4; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/22px 'gg sans', 'Noto Sans', 'Noto Sans Arabic',
  'Helvetica Neue', Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
article { display: flex; gap: 16px; padding: 16px; max-width: 760px; }
.avatar { flex: none; width: 40px; height: 40px; margin-top: 24px; border-radius: 50%; background: #2f9e6e; color: #fff;
  font-size: 22px; line-height: 38px; text-align: center; }
.message { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 8px; }
.asked { color: var(--faint); font-size: 13px; line-height: 16px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
header b { color: var(--strong); font-weight: 600; }
.app { background: #5865f2; color: #fff; font-size: 10px; font-weight: 600; border-radius: 4px; padding: 2px 5px; }
time { color: var(--faint); font-size: 12px; margin-inline-start: 4px; }
.container { background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: 16px; max-width: 600px;
  display: flex; flex-direction: column; gap: 8px; position: relative; overflow: hidden; }
.container[style]::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 4px; background: var(--accent); }
.text { white-space: break-spaces; max-width: 600px; }
h1, h2, h3 { margin: 8px 0 0; color: var(--strong); font-weight: 700; }
.text > :is(h1, h2, h3):first-child { margin-top: 0; }
h1 { font-size: 24px; line-height: 33px; } h2 { font-size: 20px; line-height: 27px; } h3 { font-size: 16px; line-height: 22px; }
small { display: block; color: var(--faint); font-size: 13px; line-height: 18px; }
blockquote { margin: 4px 0; padding-inline-start: 12px; border-inline-start: 4px solid var(--bar); border-radius: 2px; }
strong { font-weight: 700; color: var(--strong); }
code { background: var(--edge); border-radius: 4px; padding: 0 4px; font-size: 14px; }
mark { background: var(--strong); color: var(--strong); }
.mention { background: var(--mention); color: var(--mention-ink); border-radius: 3px; padding: 0 2px; font-weight: 500; }
a { color: var(--link); text-decoration: none; }
hr { width: 100%; margin: 4px 0; border: 0; border-top: 1px solid var(--edge); }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.button { background: var(--button); color: var(--strong); border: 0; border-radius: 8px; min-height: 32px; padding: 5px 12px;
  font-family: inherit; font-size: 14px; font-weight: 500; line-height: 22px; }
.button[disabled] { opacity: 0.5; }
.away { color: var(--faint); }
`;
