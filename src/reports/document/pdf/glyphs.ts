import { OPS } from 'unpdf/pdfjs';
import { identity, type Matrix, matrixOf, multiply } from './matrix.js';

/** One sign as a page draws it. Lengths are in points; `y` grows downwards. */
export interface Glyph {
  /** The letters that its font names for it, in the order in which they are read: one, or those of a joined sign. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
  /** Whether it stands upright on a horizontal line. */
  readonly isUpright: boolean;
  /** Whether the file says of it that it belongs to the page and not to the text: a header, a page number. */
  readonly isOfPage: boolean;
}

/** The operations that draw a page, as the PDF library gives them. */
export interface Operations {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Widths of a font's signs, in heights of the font, for one of their units. */
const usualUnit = 0.001;

/** What the operations have set so far that signs are drawn by: PDF 32000-1, 8.4 and 9.3. */
interface State {
  readonly place: Matrix;
  readonly font: string;
  readonly size: number;
  readonly letterSpace: number;
  readonly wordSpace: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
}

/**
 * The signs that a page draws, in the order in which it does. Taken from the operations and not from the library's own text, because that turns and
 * spaces lines without regard to what one sign is: of a joined lam-alef it makes alef-lam.
 *
 * @param shown the matrix from the page's own lengths to the page as it is shown
 * @param unitOf the unit in which a font states the widths of its signs, if not a thousandth
 */
export function glyphsOf(
  operations: Operations,
  shown: Matrix,
  unitOf: (font: string) => number | undefined = () => undefined,
): Glyph[] {
  const glyphs: Glyph[] = [];
  const saved: State[] = [];
  const marked: boolean[] = [];
  let state: State = {
    place: shown,
    font: '',
    size: 0,
    letterSpace: 0,
    wordSpace: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
  };
  let text: Matrix = identity;
  let line = { x: 0, y: 0 };
  let x = 0;

  const set = (change: Partial<State>): void => {
    state = { ...state, ...change };
  };
  const move = (right: number, up: number): void => {
    line = { x: line.x + right, y: line.y + up };
    x = line.x;
  };
  const draw = (signs: unknown): void => {
    if (!Array.isArray(signs)) return;
    const place = multiply(state.place, text);
    const unit = unitOf(state.font) ?? usualUnit;
    for (const sign of signs as unknown[]) {
      if (typeof sign === 'number') {
        x -= (sign * state.size * state.stretch) / 1000;
        continue;
      }
      const { unicode, width, isSpace } = sign as { unicode?: string; width?: number; isSpace?: boolean };
      const advance = (width ?? 0) * unit * state.size * state.stretch;
      if (unicode)
        glyphs.push(glyphAt(unicode, place, { x, y: line.y + state.rise }, advance, state.size, marked.includes(true)));
      x += advance + (state.letterSpace + (isSpace === true ? state.wordSpace : 0)) * state.stretch;
    }
  };

  operations.fnArray.forEach((operation, at) => {
    const given = operations.argsArray[at];
    const args = Array.isArray(given) ? (given as unknown[]) : [];
    switch (operation) {
      case OPS.save:
        saved.push(state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state;
        break;
      case OPS.transform:
        set({ place: multiply(state.place, matrixOf(args)) });
        break;
      case OPS.paintFormXObjectBegin:
        saved.push(state);
        set({ place: multiply(state.place, matrixOf(args[0])) });
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        marked.push(args[0] === 'Artifact');
        break;
      case OPS.endMarkedContent:
        marked.pop();
        break;
      case OPS.beginText:
        text = identity;
        line = { x: 0, y: 0 };
        x = 0;
        break;
      case OPS.setFont:
        set({ font: String(args[0]), size: Number(args[1]) });
        break;
      case OPS.setCharSpacing:
        set({ letterSpace: Number(args[0]) });
        break;
      case OPS.setWordSpacing:
        set({ wordSpace: Number(args[0]) });
        break;
      case OPS.setHScale:
        set({ stretch: Number(args[0]) / 100 });
        break;
      case OPS.setLeading:
        set({ leading: Number(args[0]) });
        break;
      case OPS.setTextRise:
        set({ rise: Number(args[0]) });
        break;
      case OPS.setTextMatrix:
        text = matrixOf(args.length === 1 ? args[0] : args);
        line = { x: 0, y: 0 };
        x = 0;
        break;
      case OPS.setLeadingMoveText:
        set({ leading: -Number(args[1]) });
        move(Number(args[0]), Number(args[1]));
        break;
      case OPS.moveText:
        move(Number(args[0]), Number(args[1]));
        break;
      case OPS.nextLine:
        move(0, -state.leading);
        break;
      case OPS.showText:
        draw(args[0]);
        break;
    }
  });
  return glyphs;
}

function glyphAt(
  text: string,
  place: Matrix,
  at: { x: number; y: number },
  advance: number,
  fontSize: number,
  isOfPage: boolean,
): Glyph {
  const [a, b, c, d, e, f] = place;
  return {
    text,
    x: a * at.x + c * at.y + e,
    y: b * at.x + d * at.y + f,
    width: Math.abs(a * advance),
    size: Math.hypot(c * fontSize, d * fontSize),
    isUpright: a * fontSize > 0 && Math.abs(b) <= 0.2 * Math.abs(a),
    isOfPage,
  };
}
