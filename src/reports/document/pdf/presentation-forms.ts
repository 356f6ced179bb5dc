/**
 * Arabic letters in the forms in which they are drawn, and the joined Latin letters ﬀ ﬁ ﬂ: fonts of PDF files name their letters so. Signs that
 * people write as such are none of them: ﷺ, ﷽, ﷼, ornate brackets.
 */
const drawnForms = /[\uFB00-\uFB06\uFB50-\uFBB1\uFBD3-\uFD3D\uFD50-\uFDC7\uFDF2\uFE70-\uFEFC]/g;

/** What the compatibility form of a mark that stands alone holds besides the mark: something to carry it. */
const carriers = /[ \u0640](?=\p{M})/gu;

export interface CommonForms {
  readonly text: string;
  /** How many letters were brought from the form in which they are drawn to their common one. */
  readonly changed: number;
}

/** A text whose drawn forms are brought to the common letters (NFKC of these characters alone); every other character stays as it is. */
export function withCommonForms(text: string): CommonForms {
  let changed = 0;
  const common = text.replace(drawnForms, (form) => {
    changed += 1;
    return form.normalize('NFKC').replace(carriers, '');
  });
  return { text: common, changed };
}
