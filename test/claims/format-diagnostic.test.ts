import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/claims/claim.ts';
import { formatDiagnostic, formatDiagnostics } from '../../src/claims/format-diagnostic.ts';

const diagnostic = (change: Partial<Diagnostic> = {}): Diagnostic => ({
  severity: 'error',
  code: 'unknown-source',
  message: 'unknown source "hugingface"',
  hint: 'did you mean "huggingface"?',
  place: { file: 'claims/qwen.yaml', line: 14, column: 5 },
  source: '    hugingface: { model: Qwen/Qwen3-8B, field: downloads }',
  length: 10,
  ...change,
});

describe('a diagnostic, for a person', () => {
  it('has its place, the line with a caret, and what to do', () => {
    expect(formatDiagnostic(diagnostic())).toBe(
      [
        'claims/qwen.yaml:14:5  unknown-source  unknown source "hugingface"',
        '   14 │     hugingface: { model: Qwen/Qwen3-8B, field: downloads }',
        '      │     ^^^^^^^^^^  did you mean "huggingface"?',
      ].join('\n'),
    );
  });

  it('puts the caret under Chinese by the width of its signs', () => {
    const text = formatDiagnostic(
      diagnostic({ source: 'says: 數百億 of 千问', place: { file: 'a', line: 1, column: 14 }, length: 2 }),
    );
    // Three wide signs before the place, two under the caret.
    expect(text.split('\n')[2]).toBe(`      │ ${' '.repeat(16)}^^^^  did you mean "huggingface"?`);
  });

  it('shows signs that act on a terminal, and does not let them act', () => {
    const text = formatDiagnostic(
      diagnostic({ source: 'a: \u001b[31mred\u202e', message: 'odd \u0007', place: { file: 'a', line: 1, column: 4 } }),
    );
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(text.includes(sign)).toBe(false);
    expect(text).toContain('\\u{1b}[31mred\\u{202e}');
  });

  it('cuts a very long line round the caret', () => {
    const text = formatDiagnostic(
      diagnostic({ source: 'x'.repeat(50_000), place: { file: 'a', line: 1, column: 25_000 }, length: 20_000 }),
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(180);
  });

  it('closes with how many there are, and that nothing was checked', () => {
    expect(formatDiagnostics([], 1)).toBe('');
    expect(formatDiagnostics([diagnostic(), diagnostic(), diagnostic({ severity: 'warning' })], 3)).toMatch(
      /\n\n2 problems in 1 file\. Nothing was checked\.$/,
    );
    expect(formatDiagnostics([diagnostic({ severity: 'warning' })], 1)).toMatch(/\n\n1 warning\.$/);
  });

  it('shows the first of thousands, errors before warnings, and says how many it leaves out', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => [
      diagnostic({ severity: 'warning', place: { file: `claims/${at % 50}.yaml`, line: 1, column: 1 } }),
      diagnostic({ place: { file: `claims/${at % 50}.yaml`, line: 2, column: 1 } }),
    ]).flat();
    const text = formatDiagnostics(many, 50);
    expect(text.match(/unknown-source/g)).toHaveLength(100);
    expect(text).not.toContain('warning');
    expect(text.split('\n\n').slice(-2)).toEqual([
      '5900 more not shown: mend these first, or check one file alone.',
      '3000 problems in 50 files. Nothing was checked.',
    ]);
    const of = (files: number) =>
      formatDiagnostics(
        Array.from({ length: 70 }, () => diagnostic()),
        files,
      ).match(/unknown-source/g)?.length;
    expect([of(1), of(2)]).toEqual([70, 20]);
  });
});
