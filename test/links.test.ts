/** The documents lead a reader from one to the next: a link that leads nowhere is found here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
];

/** A text without what stands in code, where brackets are no links. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, 'code');

/** The anchors that a code host makes of the headings: lower case, punctuation dropped, spaces to hyphens. */
function anchors(path: string): ReadonlySet<string> {
  const text = readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return new Set(
    [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- _]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe.each(documents)('%s', (document) => {
  const links = [...prose(readFileSync(join(root, document), 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

  it('leads to files and headings that are there', () => {
    const lost = links.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? join(root, document) : resolve(root, dirname(document), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchors(file).has(anchor);
    });
    expect(lost).toEqual([]);
  });
});
