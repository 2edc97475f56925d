import { describe, expect, it } from 'vitest';
import { probeApart } from '../../src/cli/probe-apart.ts';

const page = { url: 'https://example.org/', body: new TextEncoder().encode('<p>Sales grew 5%.') };
const script = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

describe('a page that is probed', () => {
  it('is read apart, and what was seen comes back', async () => {
    const echo = script(`import { parentPort, workerData } from 'node:worker_threads';
      parentPort.postMessage({ total: workerData.options.from, length: workerData.page.body.length });`);
    expect(await probeApart(page, { from: 7 }, { script: echo })).toEqual({ total: 7, length: page.body.length });
    expect(page.body.length).toBe(17);
  });

  it('is given up at the deadline, and says so', async () => {
    const seen = await probeApart(page, {}, { deadlineMs: 200, script: script('for (;;);') });
    expect(seen).toMatchObject({ total: 0, failure: { code: 'too-slow', detail: 'deadline' } });
  });

  it('is given up where it fills the memory', async () => {
    const filling = script('const all = []; for (;;) all.push(new Array(1e5).fill(all.length));');
    const seen = await probeApart(page, {}, { script: filling });
    expect(seen.failure).toMatchObject({ code: 'too-slow', detail: 'memory' });
  });

  it("throws the program's own errors", async () => {
    await expect(probeApart(page, {}, { script: script("throw new Error('a bug')") })).rejects.toThrow('a bug');
  });
});
