/** A piece of a page that is markup already. Everything else that is put into a page is text, and is escaped. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Content = string | number | Markup | readonly Content[] | null;

/**
 * Markup with values in it: text and numbers are escaped, markup is taken as it is, lists are joined, `null` is nothing. What is made of it is
 * well-formed XML as well, if the template is.
 */
export function html(template: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = template.map((part, index) => part + sourceOf(values[index] ?? null));
  return new Markup(parts.join(''));
}

function sourceOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'object') return content.map(sourceOf).join('');
  return escaped(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters that no page may hold. */
// These are the characters to be found
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(forbidden, '\ufffd');
}
