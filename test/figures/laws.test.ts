import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equals } from '../../src/figures/interval.ts';
import { toDecimal } from '../../src/figures/rational.ts';
import { readFigure, readFigures } from '../../src/figures/read.ts';

/** Two to four digits that count, the last not zero. */
const digits = fc.integer({ min: 11, max: 9999 }).filter((n) => n % 10 !== 0);

/** n * 10^e in a scale of 10^scale, as digits with a point where one is needed. */
function inScale(n: number, e: number, scale: number): string {
  const text = String(n);
  const shift = e - scale;
  if (shift >= 0) return text + '0'.repeat(shift);
  const padded = text.padStart(1 - shift, '0');
  return `${padded.slice(0, shift)}.${padded.slice(shift)}`;
}

const scales: readonly (readonly [string, number])[] = [
  [' million', 6],
  [' billion', 9],
  ['bn', 9],
  [' lakh', 5],
  [' crore', 7],
  ['万', 4],
  ['萬', 4],
  ['亿', 8],
  ['億', 8],
  ['千万', 7],
];

const hanDigits = '零一二三四五六七八九';

/** A whole number below 10,000 in Chinese characters. */
function inHan(n: number): string {
  const units = ['千', '百', '十', ''];
  const padded = String(n).padStart(4, '0');
  let out = '';
  let zero = false;
  [...padded].forEach((digit, i) => {
    if (digit === '0') {
      zero = out !== '';
      return;
    }
    out += `${zero ? '零' : ''}${hanDigits[Number(digit)]}${units[i]}`;
    zero = false;
  });
  return out;
}

describe('the same quantity', { timeout: 60_000 }, () => {
  it('is the same interval in two scales or languages', () => {
    const scale = fc.constantFrom(...scales);
    fc.assert(
      fc.property(digits, fc.integer({ min: 4, max: 10 }), scale, scale, (n, e, [wordA, a], [wordB, b]) => {
        const [first, second] = [readFigure(inScale(n, e, a) + wordA), readFigure(inScale(n, e, b) + wordB)];
        if (!first || !second) throw new Error(`unread: ${inScale(n, e, a)}${wordA}, ${inScale(n, e, b)}${wordB}`);
        return equals(first.interval, second.interval);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is the same interval in digits and in characters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 9999 }), fc.constantFrom('万', '亿'), (n, word) => {
        const [first, second] = [readFigure(`${n}${word}人`), readFigure(`${inHan(n)}${word}人`)];
        return first !== undefined && second !== undefined && equals(first.interval, second.interval);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a printed number', () => {
  it('is read as what was printed, however it is grouped', () => {
    const separators = fc.constantFrom(',', ' ', "'");
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), separators, (n, separator) => {
        const printed = String(n).replace(/\B(?=(\d{3})+$)/g, separator);
        const figure = readFigure(`${printed} people`);
        return figure?.printed !== undefined && toDecimal(figure.printed) === String(n);
      }),
      { numRuns: 2000 },
    );
  });

  it('lies in its own interval unless a hedge leaves it out', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 9999, noNaN: true }), fc.integer({ min: 0, max: 3 }), (n, places) => {
        const figure = readFigure(`${n.toFixed(places)}%`);
        if (!figure?.printed) return false;
        const { low, high } = figure.interval;
        return low !== null && high !== null && low.value.n * high.value.d <= high.value.n * low.value.d;
      }),
    );
  });
});

const pieces = fc.constantFrom(
  '1',
  '12',
  '3.5',
  '1,234',
  '三',
  '百',
  '千万',
  '亿',
  '半',
  '多',
  '约',
  '超过',
  '以上',
  'over ',
  'about ',
  'nearly ',
  ' million',
  'bn',
  '%',
  '$',
  '€',
  '元',
  '块',
  '人',
  ' people',
  ' to ',
  '-',
  '至',
  '到',
  '和',
  ' and ',
  'a third of ',
  'half a ',
  'one in ',
  '(',
  ')',
  '[',
  ']',
  '.',
  ',',
  '，',
  '。',
  ' ',
  '\n',
  'GPT-4',
  '第',
  '連續',
  '个',
  '分之',
  '点',
  '負',
  '−',
  '±',
  '/',
  ' per ',
  'per 1,000 ',
  '😀',
  '\ud800',
  '零',
  '廿',
  '参',
  '陆',
  'e5',
  '×10^',
  "'",
  '½',
  '几',
  '1:600',
  'triple-digit ',
  'second ',
  'million million ',
);

describe('any text at all', { timeout: 60_000 }, () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  it('is read without an error, in figures that lie in the text, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end, text: printed } of readFigures(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(printed).toBe(text.slice(start, end));
          last = end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '1',
    '百',
    '(',
    '((1))',
    '1,',
    '1.',
    '1-',
    'more than ',
    'million ',
    '一分之',
    '約',
    '1 234 ',
    '$1',
    'hundred ',
  ])('takes time in proportion to its length: %j over and over', (piece) => {
    const timed = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const start = process.cpuUsage();
      readFigures(text);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    timed(4000);
    const [short, long] = [Math.max(timed(4000), 3000), timed(32_000)];
    // Eight times the text; thirty-two leaves room for a busy machine, and squares would be sixty-four.
    expect(long / short).toBeLessThan(32);
  });
});
