import { makeZip, type ZipFile } from './make-zip.js';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A paragraph: its text, or its text with the name of its style, or WordprocessingML as it is. */
export type DocxParagraph = string | { readonly style: string; readonly text: string } | { readonly xml: string };

export interface DocxOptions {
  readonly title?: string;
  readonly header?: string;
  readonly footnote?: string;
  /** More files of the archive, and those that replace one. */
  readonly files?: readonly ZipFile[];
  readonly contentType?: string;
  /** More relations of the document, as XML. */
  readonly relations?: string;
  /** What stands between the XML declaration and the document. */
  readonly prologue?: string;
}

/** The files of a Word document with these paragraphs. */
export function docxFiles(paragraphs: readonly DocxParagraph[], options: DocxOptions = {}): ZipFile[] {
  const { title = '', header, footnote, files = [], contentType = mainType, relations = '', prologue = '' } = options;
  const parts: ZipFile[] = [
    {
      name: '[Content_Types].xml',
      content: xml(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      content: xml(
        relationsOf(`<Relationship Id="rId1" Type="${officeRelation}/officeDocument" Target="word/document.xml"/>`),
      ),
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: xml(
        relationsOf(
          `<Relationship Id="rIdS" Type="${officeRelation}/styles" Target="styles.xml"/><Relationship Id="rIdF" Type="${officeRelation}/footnotes" Target="footnotes.xml"/>${relations}`,
        ),
      ),
    },
    {
      name: 'word/styles.xml',
      content: xml(
        `<w:styles ${namespaces}>${['Title', 'heading 1', 'heading 2'].map((name) => `<w:style w:type="paragraph" w:styleId="${idOf(name)}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`,
      ),
    },
    {
      name: 'docProps/core.xml',
      content: xml(
        `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:creator>Administrator</dc:creator></cp:coreProperties>`,
      ),
    },
    {
      name: 'word/document.xml',
      content: xml(
        `${prologue}<w:document ${namespaces}><w:body>${paragraphs.map(paragraphXml).join('')}</w:body></w:document>`,
      ),
    },
  ];
  if (header !== undefined) {
    parts.push({ name: 'word/header1.xml', content: xml(`<w:hdr ${namespaces}>${paragraphXml(header)}</w:hdr>`) });
  }
  if (footnote !== undefined) {
    const note = `<w:footnote w:id="1">${paragraphXml(footnote)}</w:footnote>`;
    parts.push({ name: 'word/footnotes.xml', content: xml(`<w:footnotes ${namespaces}>${note}</w:footnotes>`) });
  }
  const replaced = new Set(files.map(({ name }) => name));
  return [...parts.filter(({ name }) => !replaced.has(name)), ...files];
}

/** A Word document with these paragraphs. */
export function makeDocx(paragraphs: readonly DocxParagraph[], options: DocxOptions = {}): Buffer {
  return makeZip(docxFiles(paragraphs, options));
}

/** A sign in the text that refers to the footnote. */
export const footnoteSign = '<w:r><w:footnoteReference w:id="1"/></w:r>';

/** Text as a run of a paragraph. */
export function runOf(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function paragraphXml(paragraph: DocxParagraph): string {
  if (typeof paragraph === 'object' && 'xml' in paragraph) return paragraph.xml;
  const { style, text } = typeof paragraph === 'string' ? { style: '', text: paragraph } : paragraph;
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${idOf(style)}"/></w:pPr>`;
  return `<w:p>${properties}${runOf(text)}</w:p>`;
}

function idOf(style: string): string {
  return style.replace(' ', '');
}

function relationsOf(relations: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`;
}

function xml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
