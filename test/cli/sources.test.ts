import { afterEach, expect, it } from 'vitest';
import { sources } from '../../src/sources/index.ts';
import { type Stage, stage } from './stage.ts';

let at: Stage;
afterEach(() => at.remove());

it.each([60, 80])(
  'tells every source within %i places: its keys, what it answers, an example, its limits',
  async (width) => {
    at = stage();
    const { code, out } = await at.play(['sources'], { width });
    expect(code).toBe(0);
    const examples = sources.flatMap(({ example }) => example.split('\n'));
    // An example is to be pasted: it is not broken.
    const long = out.split('\n').filter((line) => line.length > width && !examples.some((each) => line.endsWith(each)));
    expect(long).toEqual([]);
    const parts = out.trim().split('\n\n');
    expect(parts.map((part) => part.split('\n')[0])).toEqual(sources.map(({ name }) => name));
    for (const part of parts)
      for (const label of ['answers', 'keys', 'example', 'limits'])
        expect(part).toMatch(new RegExp(`^ {2}${label} +\\S`, 'm'));
    const text = out.replace(/\s+/g, ' ');
    for (const said of ['downloadsAllTime', 'company: Ticker or CIK number.', 'where?: Rows that count'])
      expect(text).toContain(said);
  },
);
