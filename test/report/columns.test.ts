import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, pad, widthOf, wrap } from '../../src/report/columns.ts';

const mixed = fc
  .array(fc.constantFrom('a', 'bc', ' ', '千', '问', '149.03%', '，', 'é'))
  .map((parts) => parts.join(''));

describe('columns', () => {
  it('gives a Chinese character two places', () => {
    expect(widthOf('千问 Qwen')).toBe(9);
    expect(pad('千问', 6)).toBe('千问  ');
  });

  it('cuts inside no character and fills to the place', () => {
    expect(cut('千问超过三千万', 7)).toBe('千问超…');
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2, max: 30 }), (text, width) => {
        expect(widthOf(pad(text, width))).toBe(width);
      }),
    );
  });

  it('begins no line with a colon that stood after a character', () => {
    for (let width = 8; width < 40; width += 1)
      for (const line of wrap(`${'x'.repeat(30)}::error::y 千问千问千问::error::z`, width))
        expect(line).not.toMatch(/^:/);
  });

  it('wraps to lines that fit, and loses no character but spaces', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
