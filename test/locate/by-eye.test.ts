import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { days } from '../../src/figures/day.ts';
import { formatInterval } from '../../src/figures/interval.ts';
import { answer } from '../../src/locate/answer.ts';
import type { Answer } from '../../src/locate/locate.ts';
import type { Question } from '../../src/question.ts';
import { day } from './ask.ts';
import { absent, type Picked, picked } from './by-eye.ts';
import { absentLater, pickedLater } from './by-eye-later.ts';

/** Real pages are their publishers'; they lie beside the repository or not at all. */
const beside = new URL('../../../shared/', import.meta.url);
const here = existsSync(beside);

function questionOf({ place, dimension, unit, terms }: Picked, index: number): Question {
  return {
    id: String(index),
    kind: terms ? 'term' : dimension === 'date' ? 'date' : 'figure',
    place,
    asOf: days(day),
    ...(dimension === undefined ? {} : { dimension }),
    ...(unit === undefined ? {} : { unit }),
    ...(terms === undefined ? {} : { terms: terms.map((name) => ({ name, spellings: [name] })) }),
  };
}

function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(new URL(/^(?:samples|suites)\//.test(file) ? file : `samples/${file}`, beside));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** Every page is opened once, whatever is asked of it. */
function answersTo(list: readonly Picked[]): Map<Picked, Answer> {
  const answers = new Map<Picked, Answer>();
  for (const file of new Set(list.map((each) => each.file))) {
    const asked = list.filter((each) => each.file === file);
    const page = {
      url: `https://example.org/${file}`,
      body: bytesOf(file),
      contentType: 'text/html',
    };
    const located = answer(page, asked.map(questionOf));
    for (const [index, each] of asked.entries()) {
      const found = located.answers[index];
      if (found) answers.set(each, found);
    }
  }
  return answers;
}

const valuesIn = (found: Answer | undefined): string[] => [
  ...new Set(
    (found?.readings ?? []).map(({ value }) =>
      value.kind === 'figure' ? formatInterval(value.figure.interval) : value.kind,
    ),
  ),
];

const asserted = (found: Answer | undefined): number =>
  (found?.readings ?? []).filter(({ hedge }) => hedge === undefined || hedge.asked).length;

const titleOf = ({ file, place }: Picked): string =>
  `${file.replace(/^.*\//, '')}: ${place.by === 'near' ? place.words : place.by === 'table' ? `${place.row} / ${place.column}` : place.by}`;

describe.runIf(here).each([
  { list: 'the first list', picked, absent },
  { list: 'the second list', picked: pickedLater, absent: absentLater },
])('on real pages, which lie outside of the repository: $list', ({ picked, absent }) => {
  const found = here ? answersTo(picked) : new Map<Picked, Answer>();
  const notThere = here ? answersTo(absent) : new Map<Picked, Answer>();

  it('finds at least forty figures picked by eye, and no other figure for any of them', () => {
    const wrong = picked.filter((each) => each.missed === undefined && valuesIn(found.get(each)).join() !== each.is);
    expect(
      wrong.map((each) => `${titleOf(each)} -> ${valuesIn(found.get(each)).join(' or ') || 'nothing'}, not ${each.is}`),
    ).toEqual([]);
    expect(picked.length - wrong.length).toBeGreaterThanOrEqual(40);
  });

  it('finds nothing asserted where the page does not say it', () => {
    const wrong = absent.filter((each) => each.missed === undefined && asserted(notThere.get(each)) > 0);
    expect(wrong.map((each) => `${titleOf(each)} -> ${valuesIn(notThere.get(each)).join()}`)).toEqual([]);
  });
});
