import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/web/markup.js';

const parser = new new JSDOM().window.DOMParser();

describe('markup', () => {
  it('takes any text as text, in elements and in attributes', () => {
    const text = fc.string({ unit: 'binary' }).map((one) => one.replace(/\p{Cs}/gu, ''));
    fc.assert(
      fc.property(text, (value) => {
        const { source } = html`<p title="${value}">${value}</p>`;
        const { documentElement } = parser.parseFromString(source, 'application/xhtml+xml');
        expect(documentElement.tagName).toBe('p');
        expect(documentElement.children).toHaveLength(0);
        expect(documentElement.attributes).toHaveLength(1);
        // Control characters are replaced, and parsers read every line end as a line feed.
        const shown = (documentElement.textContent ?? '').replaceAll('\ufffd', '');
        // These are the characters to be left out
        expect(shown).toBe(
          value
            .replace(/\r\n?/g, '\n')
            .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]/g, ''),
        );
      }),
    );
  });

  it('joins lists, takes markup as it is and null as nothing', () => {
    const items = ['a', 'b<'].map((item) => html`<b>${item}</b>`);
    expect(html`${items}${null}${3}`.source).toBe('<b>a</b><b>b&lt;</b>3');
  });
});
