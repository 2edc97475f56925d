/** The direction of imports: which folder of `src` may know which. The story in `docs/architecture.md` is this table. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../src');

/** Vocabulary: what anyone above the first three may speak of. */
const words = ['question.ts', 'evidence.ts', 'script'];

/** What each folder, or file at the top, may import besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  figures: [],
  net: [],
  extract: [],
  script: [],
  'question.ts': ['figures'],
  'evidence.ts': ['figures', 'question.ts'],
  locate: ['figures', 'extract', ...words],
  claims: ['figures', ...words],
  sources: ['figures', 'net', 'extract', 'locate', ...words],
  judge: ['figures', 'claims', ...words],
  report: ['figures', 'claims', 'judge', 'probe.ts', ...words],
  'check.ts': ['claims', 'sources', 'judge', 'net', 'locate', 'figures', ...words],
  'mutate.ts': ['claims', 'sources', 'judge', 'net', 'locate', 'extract', 'figures', 'check.ts', ...words],
  'probe.ts': ['extract', 'figures', 'locate', ...words],
  'verify.ts': ['report', ...words],
  'version.ts': [],
  'rules-digest.ts': ['figures', 'judge'],
  'index.ts': [
    'check.ts',
    'rules-digest.ts',
    'version.ts',
    'claims',
    'sources',
    'judge',
    'net',
    'locate',
    'report',
    'figures',
    'verify.ts',
    ...words,
  ],
  cli: [
    'check.ts',
    'mutate.ts',
    'probe.ts',
    'verify.ts',
    'rules-digest.ts',
    'version.ts',
    'claims',
    'sources',
    'judge',
    'net',
    'locate',
    'extract',
    'report',
    'figures',
    ...words,
  ],
};

/** Node modules that touch the world, and the folders that may. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['cli', 'net'],
  'node:fs/promises': ['cli', 'net'],
  'node:net': ['net'],
  'node:http': ['net'],
  'node:https': ['net'],
  'node:dns': ['net'],
  'node:dns/promises': ['net'],
  'node:tls': ['net'],
  'node:child_process': ['cli'],
  undici: ['net'],
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name))
      : entry.name.endsWith('.ts')
        ? [join(folder, entry.name)]
        : [],
  );

const partOf = (path: string): string => relative(root, path).split(/[\\/]/)[0] ?? '';

/** Every module that a file imports, types included. */
const importsOf = (source: string): string[] =>
  [...source.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)'([^']+)'/gm)].map(([, name]) => name ?? '');

/** Imports that go the wrong way, as `file -> target`. */
function wrongWays(path: string, source: string): string[] {
  const part = partOf(path);
  return importsOf(source).filter((name) => {
    if (name.startsWith('.')) {
      const target = partOf(resolve(dirname(path), name));
      return target !== part && !(allowed[part] ?? []).includes(target);
    }
    const door = doors[name];
    return door !== undefined && !door.includes(part);
  });
}

const files = filesBelow(root);

it('lets no import go against the arrows', () => {
  const wrong = files.flatMap((path) =>
    wrongWays(path, readFileSync(path, 'utf8')).map((name) => `${relative(root, path)} -> ${name}`),
  );
  expect(wrong).toEqual([]);
});

it('knows every folder and file at the top', () => {
  expect([...new Set(files.map(partOf))].filter((part) => !(part in allowed))).toEqual([]);
});

it('looks at the clock, the environment and chance in cli alone', () => {
  // A date made of given parts is arithmetic; `Date.now()` and `new Date()` are the machine's clock.
  const looks = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.env\b|\bperformance\.now\(|\bMath\.random\(/;
  const found = files.filter((path) => partOf(path) !== 'cli' && looks.test(readFileSync(path, 'utf8')));
  expect(found.map((path) => relative(root, path))).toEqual([]);
});

it('keeps locales and time zones of the runtime away from verdicts', () => {
  const asks = /\bIntl\.|\.toLocale|\.localeCompare\(/;
  const found = files.filter((path) => asks.test(readFileSync(path, 'utf8')));
  expect(found.map((path) => relative(root, path))).toEqual([]);
});

it('sees an import that goes the wrong way', () => {
  expect(wrongWays(join(root, 'figures/read.ts'), "import { judge } from '../judge/judge.ts';")).toEqual([
    '../judge/judge.ts',
  ]);
  expect(wrongWays(join(root, 'locate/near.ts'), "const fs = await import('node:fs');")).toEqual(['node:fs']);
  expect(wrongWays(join(root, 'sources/page.ts'), "import type { Claim } from '../claims/claim.ts';")).toEqual([
    '../claims/claim.ts',
  ]);
});
