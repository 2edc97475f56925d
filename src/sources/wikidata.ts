/** A statement of a Wikidata item, with its date qualifiers and ranks. */
import { z } from 'zod';
import type { Reading } from '../evidence.ts';
import { type Capture, type Web, WebError } from '../net/web.ts';
import type { Question } from '../question.ts';
import type { AskOf, Source, SourceAnswer } from './source.ts';
import { pickTerm } from './wikidata-terms.ts';
import { entitySchema, type Statement, snakValue, timeOf } from './wikidata-values.ts';

const api = 'https://www.wikidata.org';

const entry = z.strictObject({
  wikidata: z.strictObject({
    item: z.string().describe('"Q42", or the exact English label of one item.'),
    statement: z.string().describe('"P577", or the English label of a property: "publication date".'),
  }),
});

type Options = z.infer<typeof entry>;

const search = z.object({
  search: z
    .array(z.object({ id: z.string(), label: z.string().optional(), aliases: z.array(z.string()).optional() }))
    .default([]),
});

function parse<T>(schema: z.ZodType<T>, capture: Capture): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(capture.body)));
  } catch (cause) {
    throw new WebError('unreadable', 'type', 'Wikidata answered something else than an entity.', { cause, capture });
  }
}

/** Errors of the Action API come with status 200. */
function refused(capture: Capture): void {
  const error = /"error"\s*:\s*\{\s*"code"\s*:\s*"([\w-]+)"/.exec(
    new TextDecoder().decode(capture.body.subarray(0, 2000)),
  )?.[1];
  if (error)
    throw new WebError('unreachable', `api ${error}`, 'Wikidata refused the question: try again later.', { capture });
}

/** The id of what is called so: only an exact label counts, and only one. */
async function idOf(
  text: string,
  type: 'item' | 'property',
  web: Web,
): Promise<{ id: string; trail: readonly Capture[] }> {
  if (/^[QP][1-9]\d*$/.test(text)) return { id: text, trail: [] };
  const query = `action=wbsearchentities&search=${encodeURIComponent(text)}&language=en&uselang=en&type=${type}&limit=50&format=json`;
  const capture = await web.get({ url: `${api}/w/api.php?${query}`, accept: 'application/json' });
  refused(capture);
  const same = (name: string | undefined): boolean => name?.toLowerCase() === text.toLowerCase();
  const found = parse(search, capture).search;
  const labelled = found.filter(({ label }) => same(label));
  const exact = labelled.length > 0 ? labelled : found.filter(({ aliases }) => aliases?.some(same));
  const [only, other] = exact;
  if (only && !other) return { id: only.id, trail: [capture] };
  const hint = only
    ? `Several are called so (${exact
        .map(({ id }) => id)
        .slice(0, 5)
        .join(', ')}): name the one that is meant.`
    : 'Name it by its number (Q… or P…).';
  throw new WebError('not-found', only ? `several called "${text}"` : `nothing called "${text}"`, hint, { capture });
}

/** Preferred statements where there are any, else the normal ones; deprecated ones never. */
function ranked(statements: readonly Statement[]): Statement[] {
  const preferred = statements.filter(({ rank }) => rank === 'preferred');
  return preferred.length > 0 ? preferred : statements.filter(({ rank }) => rank === 'normal');
}

function readingOf(statement: Statement, property: string, at: number, question: Question): Reading | undefined {
  const value = snakValue(statement.mainsnak, question);
  if (!value) return undefined;
  const when = timeOf(statement.qualifiers?.['P585']?.[0]);
  const text = value.text;
  const address = `json:$.claims.${property}[${at}]`;
  return {
    value: value.value,
    passage: { text, start: 0, end: text.length, address },
    ...(when ? { refersTo: when } : {}),
  };
}

async function askOne(
  ask: AskOf<Options>,
  item: string,
  before: readonly Capture[],
  capture: Capture,
  web: Web,
): Promise<SourceAnswer> {
  const { id: property, trail } = await idOf(ask.options.wikidata.statement, 'property', web);
  const { entities } = parse(entitySchema, capture);
  // A redirected item answers under its new number.
  const entity = entities[item] ?? Object.values(entities)[0];
  const statements = ranked(entity?.claims[property] ?? []);
  const places = entity?.claims[property] ?? [];
  const captures = [...before, ...trail];
  const readings: Reading[] = [];
  for (const statement of statements) {
    const reading = readingOf(statement, property, places.indexOf(statement), ask.question);
    if (reading) readings.push(reading);
  }
  const ids = statements.flatMap(({ mainsnak }) =>
    mainsnak.datavalue?.type === 'wikibase-entityid' ? [mainsnak.datavalue.value.id] : [],
  );
  if (ids.length > 0 && ask.question.kind === 'term') {
    const names = await pickTerm(ids, web, ask.question.terms ?? []);
    captures.push(names.capture);
    for (const { id, value } of names.values)
      readings.push({
        value,
        passage: { text: value.text, start: 0, end: value.text.length, address: `json:$.claims.${property} ${id}` },
      });
  }
  const { read } = ask.question;
  const dated = read ? bestDated(readings, read) : readings;
  const failure = {
    code: 'not-found',
    detail: `no ${property}`,
    hint: 'The item has no such statement: look at it on wikidata.org.',
  } as const;
  return {
    ask: ask.id,
    facts: {},
    readings: dated,
    passedOver: [],
    ...(readings.length === 0 ? { failure } : {}),
    trail: [...captures, capture],
  };
}

/** The last or first of dated values; undated ones cannot be put in order and are left out. */
function bestDated(readings: readonly Reading[], read: 'latest' | 'earliest'): Reading[] {
  const day = ({ refersTo, value }: Reading): bigint | undefined => {
    const low =
      refersTo?.low ??
      (value.kind === 'figure' && value.figure.unit.dimension === 'date' ? value.figure.interval.low : undefined);
    return low ? low.value.n / low.value.d : undefined;
  };
  const sorted = readings.flatMap((reading) => {
    const at = day(reading);
    return at === undefined ? [] : [{ reading, at }];
  });
  sorted.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const best = read === 'latest' ? sorted[sorted.length - 1] : sorted[0];
  return best ? [best.reading] : [];
}

export const wikidata: Source<Options> = {
  name: 'wikidata',
  summary: 'A statement of a Wikidata item, with its date.',
  example: 'wikidata: { item: Q1299, statement: inception }',
  limits: [
    'Anyone can edit Wikidata: it is a secondary source, and what it leaves out is not evidence of absence.',
    'A name must be the exact label of one item; where several are called so, the number is needed.',
    'Preferred statements hide normal ones; deprecated ones never count.',
  ],
  entry,
  hosts: [
    {
      hosts: ['www.wikidata.org', '*.wikipedia.org'],
      connections: 1,
      needsContact: true,
      waitAfter429Ms: 5_000,
      api: true,
      source: 'mediawiki.org/wiki/API:Etiquette, read 2026-01: requests in series, a contact in the User-Agent',
    },
  ],
  answers: ['figure', 'date', 'term'],
  place: ({ wikidata: { statement } }) => ({ by: 'json', path: `$.claims['${statement.replaceAll(/['\\]/g, '')}']` }),
  standing: () => 'secondary',
  origin: () => 'Wikidata',
  key: ({ wikidata: { item } }) => item,
  async ask(asks, { web }) {
    const [first] = asks;
    if (!first) return [];
    const { id: item, trail } = await idOf(first.options.wikidata.item, 'item', web);
    const capture = await web.get({ url: `${api}/wiki/Special:EntityData/${item}.json`, accept: 'application/json' });
    const answers: SourceAnswer[] = [];
    for (const ask of asks) answers.push(await askOne(ask, item, trail, capture, web));
    return answers;
  },
};
