/** All models of an author: listed page by page, counted, added up. */
import type { Reading } from '../evidence.ts';
import { type Interval, plus, point } from '../figures/interval.ts';
import { rational, zero } from '../figures/rational.ts';
import { childrenOf, countOf, countReading, failed, parse } from './huggingface-answers.ts';
import { type Asked, addressOf, count, fieldOf, type Options, pathOf, unitOf } from './huggingface-fields.ts';
import { type Row, wholeList } from './huggingface-pages.ts';
import { readCapture } from './read-capture.ts';
import type { AskOf, SourceAnswer, Tools } from './source.ts';

/** Models of one author whose children are counted: one request each, and an anonymous window allows 500. */
const mostFamily = 450;

export async function askAuthor(
  asks: readonly AskOf<Options>[],
  asked: Extract<Asked, { author: string }>,
  tools: Tools,
): Promise<SourceAnswer[]> {
  const listed = await wholeList(tools.web, addressOf(asked), 'The author has');
  if ('failure' in listed) return failed(asks, listed.captures, listed.failure);
  const { captures, rows } = listed;

  const answers: SourceAnswer[] = [];
  const done = (ask: AskOf<Options>, readings: readonly Reading[], trail: SourceAnswer['trail'] = captures): void => {
    answers.push({ ask: ask.id, facts: {}, readings, passedOver: [], trail });
  };
  for (const ask of asks) {
    const field = fieldOf(ask.options.huggingface);
    const unit = unitOf(field);
    if (field === 'models') {
      done(ask, [
        countReading(point(rational(rows.length)), count('model'), 'counted', `${rows.length} models`, 'json:$[*]'),
      ]);
    } else if (field === 'derivatives') {
      answers.push(await familyOf(ask, rows, captures, tools));
    } else if (ask.question.kind === 'list' && unit && field) {
      const members = rows.map((row) => {
        const counted = countOf(row[field]);
        return { name: String(row['id']), value: counted === undefined ? null : point(rational(counted)) };
      });
      const text = `${members.length} models of ${asked.author}`;
      done(ask, [
        {
          value: { kind: 'list', unit, members, open: true },
          passage: { text, start: 0, end: text.length, address: `json:$[*].${field}` },
        },
      ]);
    } else if (ask.question.kind === 'figure' && unit && field) {
      const known = rows.map((row) => countOf(row[field])).filter((counted) => counted !== undefined);
      const total = point(rational(known.reduce((sum, counted) => sum + BigInt(counted), 0n)));
      // A row without the field has any count: what is missing is not zero.
      const interval = known.length === rows.length ? total : { low: total.low, high: null };
      const text = `${field} of ${known.length} of ${rows.length} models`;
      done(ask, [countReading(interval, unit, 'sum', text, `json:$[*].${field}`)]);
    } else {
      const rewrite = (): AskOf<Options>['question'] => ({
        ...ask.question,
        place: { by: 'json', path: `$[*]${pathOf(field ?? '').slice(1)}` },
      });
      const found = (
        await Promise.all(captures.map((capture) => readCapture([ask], capture, tools.locate, { rewrite })))
      ).flat();
      done(
        ask,
        found.flatMap(({ readings }) => readings),
      );
    }
  }
  return answers;
}

async function familyOf(
  ask: AskOf<Options>,
  rows: readonly Row[],
  captures: SourceAnswer['trail'],
  { web }: Tools,
): Promise<SourceAnswer> {
  if (rows.length > mostFamily) {
    const failure = {
      code: 'too-large',
      detail: `${rows.length} models`,
      hint: 'Too many models to count the children of each; ask for one model at a time.',
    } as const;
    return { ask: ask.id, facts: {}, readings: [], passedOver: [], failure, trail: captures };
  }
  const family = await Promise.all(
    rows.map((row) =>
      web.get({
        url: addressOf({ model: String(row['id']), field: 'derivatives' }),
        accept: 'application/json',
        answers: [401, 403, 404],
      }),
    ),
  );
  const counts = family.map((capture) => childrenOf(parse(capture)));
  const known = counts.filter((counted) => counted !== undefined);
  const total = known.reduce<Interval>((sum, { single }) => plus(sum, single), point(zero));
  // A model whose count is missing can have any number of children: the sum then has no upper end.
  const interval = known.length === counts.length ? total : { low: total.low, high: null };
  const text = `direct children of ${known.length} of ${rows.length} models`;
  const trail = [...captures, ...family];
  return {
    ask: ask.id,
    facts: {},
    readings: [countReading(interval, count('model'), 'derivatives', text, 'json:$.childrenModelCount')],
    passedOver: [],
    trail,
  };
}
