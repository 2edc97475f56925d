/** A Node that is too old is told so, and not that the program has a bug. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tooOld } from '../../src/cli/node-version.ts';

it.each(['18.20.8', '20.18.3', '0.12.0'])('Node %s is refused, with the one that is needed', (running) => {
  expect(tooOld(running)).toContain(running);
});

it.each(['20.19.0', '20.20.2', '22.0.0', '26.1.0-nightly'])('Node %s runs it', (running) => {
  expect(tooOld(running)).toBeUndefined();
});

it('the oldest is the one that the package names', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    engines: { node: string };
  };
  const oldest = engines.node.replace('>=', '');
  expect(tooOld('1.0.0')).toContain(`Node ${oldest} or newer`);
  expect(tooOld(`${oldest}.0`)).toBeUndefined();
});
