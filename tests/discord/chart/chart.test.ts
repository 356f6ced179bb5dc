import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { drawChartAside } from '../../../src/discord/chart/chart.js';
import { chartMarkup, type QuestionChart } from '../../../src/discord/chart/draw-chart.js';

const chart: QuestionChart = {
  title: 'Questions a day',
  answered: 'Answered',
  refused: 'Nothing found',
  direction: 'left-to-right',
  days: [
    { day: '2026-04-01', answered: 3, refused: 1 },
    { day: '2026-04-02', answered: 0, refused: 0 },
    { day: '2026-04-03', answered: 5, refused: 2 },
  ],
};
const mirrored: QuestionChart = {
  ...chart,
  title: 'الأسئلة في اليوم',
  answered: 'أُجيب عنها',
  refused: 'لم يُعثر على شيء',
  direction: 'right-to-left',
};

interface Bar {
  readonly fill: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

function barsOf(markup: string): Bar[] {
  const rects = new JSDOM(markup).window.document.querySelectorAll('[aria-label=bar] rect');
  const number = (rect: Element, name: string) => Number(rect.getAttribute(name));
  return [...rects].map((rect) => ({
    fill: rect.getAttribute('fill') ?? '',
    x: number(rect, 'x'),
    y: number(rect, 'y'),
    height: number(rect, 'height'),
  }));
}

const wordsOf = (markup: string) =>
  [...new JSDOM(markup).window.document.querySelectorAll('text')].map((text) => text.textContent);

describe('a chart of questions', () => {
  it('has a bar for each day, as high as its counts, refused ones on top', () => {
    const bars = barsOf(chartMarkup(chart));
    const [answered, refused] = ['#0072b2', 'url(#hatched)'].map((fill) => bars.filter((bar) => bar.fill === fill));
    expect(answered).toHaveLength(3);
    expect(answered![2]!.height / answered![0]!.height).toBeCloseTo(5 / 3);
    expect(refused![2]!.height / refused![0]!.height).toBeCloseTo(2);
    expect(refused![0]!.height / answered![0]!.height).toBeCloseTo(1 / 3);
    expect([answered![1]!.height, refused![1]!.height]).toEqual([0, 0]);
    for (const [index, { x, y, height }] of refused!.entries()) {
      expect(x).toBe(answered![index]!.x);
      expect(y + height).toBeCloseTo(answered![index]!.y);
    }
    expect(answered![0]!.x).toBeLessThan(answered![2]!.x);
  });

  it('says what it shows, with whole numbers and ISO dates', () => {
    expect(wordsOf(chartMarkup(chart))).toEqual(
      expect.arrayContaining(['Questions a day', 'Answered', 'Nothing found', '2026-04-01', '2026-04-03', '0', '7']),
    );
    const small = wordsOf(chartMarkup({ ...chart, days: [{ day: '2026-04-01', answered: 1, refused: 0 }] }));
    expect(small).toEqual(['2026-04-01', '0', '1', 'Questions a day', 'Answered', 'Nothing found']);
  });

  it('runs from right to left in such languages', () => {
    const answered = barsOf(chartMarkup(mirrored)).filter(({ fill }) => fill === '#0072b2');
    expect(answered[0]!.x).toBeGreaterThan(answered[2]!.x);
    const { document } = new JSDOM(chartMarkup(mirrored)).window;
    const title = [...document.querySelectorAll('text')].find((text) => text.textContent === mirrored.title);
    expect(title?.getAttribute('text-anchor')).toBe('end');
  });

  it('can take a year, and says no more dates than fit', () => {
    const days = Array.from({ length: 366 }, (_, index) => ({
      day: new Date(Date.UTC(2025, 0, 1) + index * 86_400_000).toISOString().slice(0, 10),
      answered: index % 9,
      refused: index % 4,
    }));
    const dates = wordsOf(chartMarkup({ ...chart, days })).filter((words) => /^\d{4}-/.test(words));
    expect(dates).toHaveLength(6);
    expect(dates.at(-1)).toBe('2026-01-01');
  });

  it('is text and nothing else whatever its words are', () => {
    const words = wordsOf(chartMarkup({ ...chart, title: '<script>alert(1)</script>&' }));
    expect(words).toContain('<script>alert(1)</script>&');
  });

  it('is drawn as an image in a thread of its own, several at once', async () => {
    const images = await Promise.all([chart, mirrored].map(drawChartAside));
    for (const image of images) {
      const bytes = Buffer.from(image);
      expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1600, 800]);
      expect(bytes.length).toBeLessThan(500_000);
    }
    // Other words make another picture: letters are really drawn.
    const [, other] = await Promise.all([chart, { ...chart, title: 'Questions a month' }].map(drawChartAside));
    expect(Buffer.from(other!).equals(Buffer.from(images[0]!))).toBe(false);
  });

  it('is no image, but an error, when it cannot be drawn', async () => {
    await expect(drawChartAside({ ...chart, days: null as never })).rejects.toThrow();
  });
});
