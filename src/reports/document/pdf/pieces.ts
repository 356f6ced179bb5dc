import type { Direction } from './reorder.js';

/** A run of letters as a PDF page draws it. Lengths are in points; `y` grows downwards. */
export interface Piece {
  readonly text: string;
  readonly direction: Direction;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
  /** Whether the letters stand upright on a horizontal line. */
  readonly isUpright: boolean;
}

/** What the PDF library tells of a run. */
export interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** A run with its place on the page as it is shown, which a page may have turned. */
export function pieceOf(item: TextItem, shown: readonly number[]): Piece {
  const [a, b, c, d, e, f] = six(item.transform);
  const [va, vb, vc, vd, ve, vf] = six(shown);
  const along = { x: va * a + vc * b, y: vb * a + vd * b };
  const up = { x: va * c + vc * d, y: vb * c + vd * d };
  return {
    text: item.str,
    direction: item.dir === 'rtl' ? 'rtl' : 'ltr',
    x: va * e + vc * f + ve,
    y: vb * e + vd * f + vf,
    width: item.width,
    size: Math.hypot(up.x, up.y),
    isUpright: along.x > 0 && Math.abs(along.y) <= 0.2 * along.x,
  };
}

function six(numbers: readonly number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}
