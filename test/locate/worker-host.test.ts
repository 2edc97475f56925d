import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/locate/answer.ts';
import { startReader } from '../../src/locate/worker-host.ts';
import type { Question } from '../../src/question.ts';
import { article, bytes, near, question } from './ask.ts';

/** A worker runs JavaScript: it is built once, into a folder from which its packages are found. */
const root = fileURLToPath(new URL('../../', import.meta.url));
let built = '';
beforeAll(() => {
  built = mkdtempSync(`${root}node_modules/.factcheck-worker-`);
  try {
    execFileSync(
      process.execPath,
      [
        `${root}node_modules/typescript/bin/tsc`,
        '-p',
        `${root}tsconfig.build.json`,
        '--outDir',
        built,
        '--declaration',
        'false',
        '--sourceMap',
        'false',
      ],
      { cwd: root, stdio: 'ignore' },
    );
  } catch {
    // Type errors are other tests' business; what was emitted runs or fails below.
  }
}, 60_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const script = (): URL => pathToFileURL(`${built}/locate/worker.js`);
const page = (body: string, contentType = 'text/html') => ({
  url: 'https://example.org/',
  body: bytes(body),
  contentType,
});
const percent = { dimension: 'percent' as const };

describe('the reader in its worker', () => {
  it('answers what the same call answers in process, and leaves the caller his bytes', async () => {
    const reader = startReader({ script: script() });
    const asked: Question[] = [
      { ...near('users grew ___', percent), id: 'a' },
      { ...question({ by: 'css', selector: 'p' }, percent), id: 'b' },
    ];
    const given = page(article('Users grew 5%.'));
    expect(await reader.locate(given, asked)).toEqual(answer(given, asked));
    expect(given.body.byteLength).toBeGreaterThan(0);
    await reader.close();
  });

  it('ends what runs away, says so for that question alone, and goes on', async () => {
    const reader = startReader({ deadlineMs: 300, script: script() });
    const records = JSON.stringify(Array.from({ length: 3000 }, (_, index) => ({ a: index, b: [index] })));
    const asked: Question[] = [
      { ...question({ by: 'json', path: '$[?count($..a)>1]' }), id: 'slow' },
      { ...question({ by: 'json', path: '$[7].a' }), id: 'quick' },
    ];
    const { answers } = await reader.locate(page(records, 'application/json'), asked);
    expect(answers.map(({ question: id, failure, readings }) => [id, failure?.code, readings.length])).toEqual([
      ['slow', 'too-slow', 0],
      ['quick', undefined, 1],
    ]);
    const after = await reader.locate(page(article('Users grew 5%.')), [near('users grew ___', percent)]);
    expect(after.answers[0]?.readings).toHaveLength(1);
    await reader.close();
  }, 20_000);

  it('takes pages one after another, and none after it was closed', async () => {
    const reader = startReader({ script: script() });
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        reader.locate(page(article(`Users grew ${index}%.`)), [near('users grew ___', percent)]),
      ),
    );
    expect(found.map(({ answers }) => answers[0]?.readings[0]?.passage.text)).toEqual(
      Array.from({ length: 20 }, (_, index) => `Users grew ${index}%.`),
    );
    await reader.close();
    await expect(reader.locate(page('x'), [])).rejects.toThrow('closed');
  });

  it('runs where no code may be made from strings', () => {
    const check = `
      const { answer } = await import(${JSON.stringify(pathToFileURL(`${built}/locate/answer.js`).href)});
      const ask = (place, body, type) => answer({ url: 'https://example.org/', body: new TextEncoder().encode(body), contentType: type }, [{ id: 'q', kind: 'figure', place, asOf: { low: null, high: null } }]).answers[0].readings.length;
      const names = Object.getOwnPropertyNames(Object.prototype).length;
      const counts = [ask({ by: 'css', selector: 'p:nth-child(1)' }, '<p>5 dogs</p>', 'text/html'), ask({ by: 'json', path: "$[?match(@.a, 'x+')].b" }, '[{"a":"xx","b":1}]', 'application/json'), ask({ by: 'regex', pattern: 'n=([0-9]+)' }, 'n=5', 'text/plain')];
      if (counts.join() !== '1,1,1' || names !== Object.getOwnPropertyNames(Object.prototype).length) throw new Error(counts.join());`;
    execFileSync(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', check], {
      cwd: root,
    });
  });
});
