import { describe, expect, it } from 'vitest';
import { placeProblem } from '../../src/locate/place-syntax.ts';

describe('a place that no page can be asked for', () => {
  it.each([
    ['look-ahead', { by: 'regex', pattern: 'has (?=\\d+)' }, 'Not a pattern of RE2, which has no look-around'],
    ['look-behind', { by: 'regex', pattern: '(?<=has )\\d+' }, 'Not a pattern of RE2'],
    ['a back-reference', { by: 'regex', pattern: '(a)\\1' }, 'Not a pattern of RE2'],
    ['a class that is never closed', { by: 'regex', pattern: '([a' }, 'Not a pattern of RE2'],
    ['a selector that is none', { by: 'css', selector: 'p:has(' }, 'Not a CSS selector'],
    ['a path that is none', { by: 'json', path: '$..[?(@.a' }, 'Not a JSONPath of RFC 9535'],
    ['records at no path', { by: 'series', value: 'x', records: '$[' }, 'Not a JSONPath of RFC 9535'],
  ] as const)('is told before any is fetched: %s', (_, place, start) => {
    expect(placeProblem(place)?.startsWith(start)).toBe(true);
  });

  it.each([
    [{ by: 'regex', pattern: '(a+)+$' }],
    [{ by: 'css', selector: 'article p:nth-child(2)' }],
    [{ by: 'json', path: "$.items[?@.name == 'x'].count" }],
    [{ by: 'near', words: 'has ___ (?=users)' }],
  ] as const)('and one that can be: %j', (place) => {
    expect(placeProblem(place)).toBeUndefined();
  });
});
