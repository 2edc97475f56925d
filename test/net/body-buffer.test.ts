import { expect, it } from 'vitest';
import { openBodyBuffer } from '../../src/net/body-buffer.ts';

const parts = Array.from({ length: 400 }, (_, at) => new Uint8Array(1_000).fill(at));
const whole = new Uint8Array(Buffer.concat(parts));

it.each([0, 10, 400_000, 900_000])('holds what came, in order, whatever size was promised (%d)', (promised) => {
  const body = openBodyBuffer(promised);
  for (const part of parts) body.add(part);
  expect(body.length).toBe(400_000);
  expect(Buffer.compare(body.take(500_000), whole)).toBe(0);
  expect(Buffer.compare(body.take(1_500), whole.subarray(0, 1_500))).toBe(0);
});

it('gives memory of no more than its own size', () => {
  const body = openBodyBuffer();
  expect(body.take(10).buffer.byteLength).toBe(0);
  body.add(new Uint8Array(70_000));
  expect(body.take(70_000).buffer.byteLength).toBe(70_000);
});
