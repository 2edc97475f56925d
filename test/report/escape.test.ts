import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeSpan,
  forJson,
  forMarkdown,
  forTerminal,
  forTsv,
  forWorkflowData,
  forWorkflowProperty,
  markdownLink,
} from '../../src/report/escape.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\u001b[2J', '\u202e', '\r\n::error::x', '`', '|', '@everyone', '#1'),
);

describe('text from outside', () => {
  it('reaches a terminal as one line without a control or format character, at most 300 long', () => {
    fc.assert(
      fc.property(
        fc.array(text).map((parts) => parts.join('')),
        (raw) => {
          const line = forTerminal(raw);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u);
          expect([...line].length).toBeLessThanOrEqual(300);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is cut at 300 characters, those that were written out counted', () => {
    expect(forTerminal('x'.repeat(300))).toBe('x'.repeat(300));
    expect(forTerminal('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
    expect([...forTerminal('\u202e'.repeat(200))]).toHaveLength(300);
  });

  it('writes an escape sequence and a bidi mark out', () => {
    expect(forTerminal('a\u001b[2Jb\u202ec')).toBe('a\\u{1b}[2Jb\\u{202e}c');
  });

  it('is no command to the runner of a workflow: at a line’s begin in its new form, anywhere in its old one', () => {
    expect(forTerminal('\u00a0 ::error::x a::b')).toBe('\\u{3a}:error::x a::b');
    expect(forTsv('see ##[error]x')).toBe('see #\\u{23}[error]x');
    expect(forTerminal('a ::stop-commands::b')).toBe('a \\u{3a}:stop-commands::b');
  });

  it('is the same data in JSON, without an unseen character or a command', () => {
    fc.assert(
      fc.property(fc.dictionary(text, text), (data) => {
        const json = forJson({ data, more: ['##[error]', '\u2028\u{e0001}'] });
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|##\[/u);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ data, more: ['##[error]', '\u2028\u{e0001}'] })));
      }),
      { numRuns: 300 },
    );
  });

  it('is no formula in a spreadsheet', () => {
    expect(forTsv('=HYPERLINK("http://evil.example")')).toBe('\'=HYPERLINK("http://evil.example")');
    expect(forTsv('+1\t2\n3')).toBe("'+1 2 3");
  });

  it.each([
    ['[a](http://evil.example)', '\\[a\\]\\(http:\u200b//evil.example\\)'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert\\(1\\)&gt;'],
    ['@jack #12', '\\@\u200bjack \\#\u200b12'],
    ['a | b', 'a \\| b'],
    ['# head', '\\#\u200b head'],
    ['- item', '\\- item'],
    ['12. item', '12\\. item'],
    ['www.evil.example', 'www\u200b.evil.example'],
    ['149.03% of Qwen3-8B, "as said"', '149.03% of Qwen3-8B, "as said"'],
  ])('is inert in Markdown: %s', (raw, escaped) => {
    expect(forMarkdown(raw)).toBe(escaped);
  });

  it('cannot end a code span', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const span = codeSpan(raw);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        expect(span.endsWith(fence)).toBe(true);
        expect(span.slice(fence.length, -fence.length)).not.toMatch(new RegExp(`(?<!\`)${fence}(?!\`)`));
      }),
    );
  });

  it.each(['`', 'a`b', '``', 'a``b`c', '`a', 'a`', '```` x'])(
    'cannot end a code span with its own fence: %s',
    (raw) => {
      const span = codeSpan(raw);
      const fence = /^`+/.exec(span)?.[0] ?? '';
      expect(raw).not.toContain(fence);
      expect(span.endsWith(fence)).toBe(true);
    },
  );

  it('is a link only where it is an http address, and cannot leave the brackets', () => {
    expect(markdownLink('x', 'javascript:alert(1)')).toBe('x');
    expect(markdownLink('x', 'https://a.example/b)c d')).toBe('[x](https://a.example/b%29c%20d)');
  });

  it('begins no workflow command and no property of one', () => {
    expect(forWorkflowData('50%\n::error::x')).toBe('50%25 ::error::x');
    expect(forWorkflowProperty('a,line=1::b')).toBe('a%2Cline=1%3A%3Ab');
  });
});
