/**
 * The Hugging Face Hub's API: what a repository or an organisation says of itself, and what the Hub counts.
 * `downloads` is a rolling window of 30 days, `downloadsAllTime` is since creation: two units, never compared.
 */
import type { Reading } from '../evidence.ts';
import { dayNumber, days } from '../figures/day.ts';
import type { Unit } from '../figures/figure.ts';
import { equals } from '../figures/interval.ts';
import type { Place } from '../question.ts';
import { childrenOf, countReading, failed, parse, refusal } from './huggingface-answers.ts';
import { askAuthor } from './huggingface-author.ts';
import { askPastChildren, asksForChildren } from './huggingface-children.ts';
import { addressOf, count, entry, fieldOf, hub, type Options, pathOf, unitOf } from './huggingface-fields.ts';
import { askPastFile } from './huggingface-past.ts';
import { readCapture } from './read-capture.ts';
import type { Source } from './source.ts';

/** Gives bare numbers the unit of their field. */
const withUnit = (reading: Reading, unit: Unit | undefined): Reading =>
  unit && reading.value.kind === 'figure' && ['number', 'count'].includes(reading.value.figure.unit.dimension)
    ? { ...reading, value: { kind: 'figure', figure: { ...reading.value.figure, unit } } }
    : reading;

/** 2022-03-02: the Hub gave this day to all repositories that it had, when it began to store when they were made. */
const firstStored = dayNumber({ year: 2022, month: 3, day: 2 });

/** A repository that is dated on the first day of all dates is of that day or of any day before. */
function sinceWhen(reading: Reading): Reading {
  if (reading.value.kind !== 'figure') return reading;
  const { figure } = reading.value;
  if (!equals(figure.interval, days(firstStored))) return reading;
  return {
    ...reading,
    value: { kind: 'figure', figure: { ...figure, interval: { low: null, high: figure.interval.high } } },
  };
}

export const huggingface: Source<Options> = {
  name: 'huggingface',
  summary: "The Hugging Face Hub: models, datasets, spaces, organisations and authors, with the Hub's own counts.",
  example: 'huggingface: { model: Qwen/Qwen3-8B, field: downloads }',
  limits: [
    '`downloads` counts requests of the last 30 days, not users; `downloadsAllTime` counts since creation. Past values of either are not to be had here.',
    '`derivatives` counts direct children that declare their base model: from fine-tunes, adapters and merges to those and quantisations.',
    '`createdAt` of old repositories is 2022-03-02, the day on which the Hub began to store it: it is read as "on that day or before".',
    '`at:` gives a file as it was on a day, by the commits; of `derivatives` the least that there were: the children of today that had been made by then, without quantisations; of all else the copies of a web archive.',
    'A missing repository and a private one look alike.',
  ],
  entry,
  hosts: [
    {
      hosts: ['huggingface.co', 'datasets-server.huggingface.co'],
      connections: 4,
      token: { env: 'HF_TOKEN', origin: hub },
      waitAfter429Ms: 60_000,
      api: true,
      source:
        'huggingface.co/docs/hub/rate-limits, read 2025-09: 500 API requests in 5 minutes for an anonymous address',
    },
  ],
  answers: ['figure', 'date', 'term', 'list'],
  place: ({ huggingface: asked }): Place | undefined => {
    const field = fieldOf(asked);
    return field === undefined ? undefined : { by: 'json', path: pathOf(field) };
  },
  standing: () => 'primary',
  origin: () => 'Hugging Face',
  key: ({ huggingface: asked }) => addressOf(asked),
  ownPast: true,
  async ask(asks, { past, ...now }) {
    const [first] = asks;
    if (!first) return [];
    const asked = first.options.huggingface;
    const { at } = first;
    if (at !== undefined && 'file' in asked) return askPastFile(asks, asked, at, { past, ...now });
    if (at !== undefined && asksForChildren(asked)) return askPastChildren(asks, asked, at, { past, ...now });
    const tools = { past, ...now, web: at === undefined ? now.web : past(at) };
    if ('author' in asked) return askAuthor(asks, asked, tools);
    const capture = await tools.web.get({
      url: addressOf(asked),
      accept: 'application/json',
      answers: [401, 403, 404],
    });
    const refused = refusal(capture);
    if (refused) return failed(asks, [capture], refused);
    const children = fieldOf(asked)?.startsWith('derivatives') ? childrenOf(parse(capture)) : undefined;
    const answers = await readCapture(asks, capture, tools.locate);
    return answers.map((answer) => {
      const field = fieldOf(asks.find(({ id: askId }) => askId === answer.ask)?.options.huggingface ?? asked);
      if (field === 'derivatives' && children) {
        const reading = countReading(
          children.all,
          count('model'),
          'derivatives',
          children.text,
          'json:$.childrenModelCount',
        );
        return {
          ask: answer.ask,
          facts: answer.facts,
          readings: [reading],
          passedOver: answer.passedOver,
          trail: answer.trail,
        };
      }
      const readings = answer.readings.map((reading) => withUnit(reading, unitOf(field)));
      return { ...answer, readings: field === 'createdAt' ? readings.map(sinceWhen) : readings };
    });
  },
};
