import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticCodes } from '../../src/claims/diagnostic-codes.ts';
import { formatDiagnostics } from '../../src/claims/format-diagnostic.ts';
import { functions } from '../../src/claims/functions.ts';
import { loadClaims } from '../../src/claims/load.ts';
import { parseExpression } from '../../src/claims/parse-expression.ts';
import { claimKeys, commonKeys, readingKeys } from '../../src/claims/schema.ts';
import { sources } from '../../src/sources/index.ts';

const page = readFileSync(new URL('../../docs/claim-format.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? '');

/** A table of the page between its two marks, without its head and however it is aligned. */
const tableOf = (name: string): readonly string[] => {
  const body = new RegExp(`<!-- ${name} -->\n([^]*?)<!-- /${name} -->`).exec(page)?.[1] ?? '';
  return body
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.replace(/\s+/g, ' ').trim());
};

describe('the page on the claims file', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThan(7));

  it.each(examples.map((text, index) => [index + 1, text] as const))(
    'shows an example %i that loads',
    (index, text) => {
      const bytes = new TextEncoder().encode(text);
      const { files, diagnostics } = loadClaims([{ path: `example-${index}.yaml`, bytes }], { sources });
      expect(formatDiagnostics(diagnostics, 1)).toBe('');
      expect(files[0]?.claims.length).toBeGreaterThan(0);
    },
  );

  it('names every key of a claim, a reading and a source', () => {
    for (const key of Object.keys({ ...claimKeys, ...readingKeys, ...commonKeys })) {
      if (key !== 'line') expect([key, new RegExp(`\\b${key}\\b`).test(page)]).toEqual([key, true]);
    }
  });

  it('lists every function, with an example that can be read', () => {
    expect(tableOf('functions')).toEqual(
      Object.entries(functions).map(([name, { summary, example }]) => `| \`${name}\` | ${summary} | \`${example}\` |`),
    );
    const names = [
      'x',
      'a',
      'b',
      'second',
      'third',
      'fourth',
      'nz',
      'uk',
      'others',
      'days',
      'nuclear',
      'growth',
      'aid',
    ];
    const more = ['zimbabwe', 'loans', 'white', 'black', 'staff', 'price', 'qwen', 'llama'];
    for (const { example } of Object.values(functions)) {
      expect([example, 'expression' in parseExpression(example, { names: [...names, ...more] })]).toEqual([
        example,
        true,
      ]);
    }
  });

  it('lists everything that can be wrong', () => {
    expect(tableOf('codes')).toEqual(
      Object.entries(diagnosticCodes).map(([code, means]) => `| \`${code}\` | ${means.replaceAll('|', '\\|')} |`),
    );
  });
});
