import { expect, it } from 'vitest';
import type { Capture, Web } from '../../src/net/web.ts';
import type { Ask } from '../../src/question.ts';
import { gather } from '../../src/sources/gather.ts';
import type { Source, Tools } from '../../src/sources/source.ts';

const MiB = 2 ** 20;

it('holds no more pages at once than there is room for, and asks again for one that it let go', async () => {
  const asked: string[] = [];
  const web: Web = {
    async get({ url }) {
      asked.push(url);
      return { url, finalUrl: url, headers: [], body: new Uint8Array(15 * MiB) } as unknown as Capture;
    },
  };
  let held = 0;
  let most = 0;
  const source = {
    name: 'large',
    key: ({ url }: { url: string }) => url,
    async ask(asks: readonly Ask[], tools: Tools) {
      const capture = await tools.web.get({ url: asks[0]?.id ?? '' });
      held += 1;
      most = Math.max(most, held);
      await new Promise(setImmediate);
      held -= 1;
      return asks.map(({ id }) => ({
        ask: id,
        facts: {},
        readings: [],
        passedOver: [],
        failure: { code: 'not-found', detail: 'nothing there', hint: '' },
        trail: [capture],
      }));
    },
  } as unknown as Source;
  const urls = Array.from({ length: 12 }, (_, at) => `https://example.org/${at}`);
  const asks = urls.map((url) => ({ id: url, source: 'large', options: { url } }) as unknown as Ask);
  const gathered = gather(asks, [source], { web } as Tools);
  const answers = await Promise.all(urls.map(gathered));
  expect(answers.map(({ ask }) => ask.id)).toEqual(urls);
  expect(new Set(asked)).toEqual(new Set(urls));
  expect(most).toBeLessThanOrEqual(2);
});
