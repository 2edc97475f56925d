/** A statement of a Wikidata item, with its date qualifiers and ranks. */
import { z } from 'zod';
import type { Reading } from '../evidence.ts';
import { type Capture, type Web, WebError } from '../net/web.ts';
import type { Question } from '../question.ts';
import type { AskOf, Source, SourceAnswer } from './source.ts';
import { pickTerm } from './wikidata-terms.ts';
import { entitySchema, isOfAnotherTime, periodOf, type Statement, snakValue, statements } from './wikidata-values.ts';

const api = 'https://www.wikidata.org';

const entry = z.strictObject({
  wikidata: z.strictObject({
    item: z.string().describe('"Q42", or the exact English label of one item.'),
    statement: z.string().describe('"P577", or the English label of a property: "publication date".'),
  }),
});

type Options = z.infer<typeof entry>;
type Failure = NonNullable<SourceAnswer['failure']>;

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

function parsedStatements(given: unknown, capture: Capture): Statement[] {
  const parsed = statements.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new WebError('unreadable', 'type', "The item's statements have another shape than they used to have.", {
    cause: parsed.error,
    capture,
  });
}

/** Preferred statements where there are any, else the normal ones; deprecated ones never. */
function ranked(statements: readonly Statement[]): Statement[] {
  const preferred = statements.filter(({ rank }) => rank === 'preferred');
  return preferred.length > 0 ? preferred : statements.filter(({ rank }) => rank === 'normal');
}

const refersTo = (statement: Statement): Pick<Reading, 'refersTo'> => {
  const period = periodOf(statement);
  return period ? { refersTo: period } : {};
};

function readingOf(statement: Statement, address: string, question: Question): Reading | undefined {
  const value = snakValue(statement.mainsnak, question);
  if (!value) return undefined;
  const { text } = value;
  return { value: value.value, passage: { text, start: 0, end: text.length, address }, ...refersTo(statement) };
}

/** What there is instead of a value: Wikidata tells "there is none" from "nobody knows it", and both from silence. */
function withoutValue(
  property: string,
  all: readonly Statement[],
  counting: readonly Statement[],
  readings: readonly Reading[],
): Failure {
  const snaks = new Set(counting.map(({ mainsnak }) => mainsnak.snaktype));
  const failure = (detail: string, hint: string): Failure => ({ code: 'not-found', detail, hint });
  if (readings.length > 0)
    return failure(
      `${property}: no date`,
      'None of the values has a date, so that none is the latest or earliest: leave `read:` out.',
    );
  if (snaks.has('somevalue'))
    return failure(`${property}: unknown value`, 'The item says that the value is not known: look for another source.');
  if (snaks.has('novalue'))
    return failure(`${property}: no value`, 'The item says that there is no such value: look for another source.');
  if (snaks.size > 0)
    return failure(
      `${property}: another kind of value`,
      'The statement holds no value of the kind that was asked for, or a date of another calendar: look at it on wikidata.org.',
    );
  return all.length === 0
    ? failure(`no ${property}`, 'The item has no such statement: look at it on wikidata.org.')
    : failure(
        `no ${property} that counts`,
        'All such statements of the item are deprecated, or of another time than the as-of day: look at them on wikidata.org.',
      );
}

async function askOne(
  ask: AskOf<Options>,
  item: string,
  before: readonly Capture[],
  capture: Capture,
  web: Web,
): Promise<SourceAnswer> {
  const { question } = ask;
  const { id: property, trail } = await idOf(ask.options.wikidata.statement, 'property', web);
  const { entities } = parse(entitySchema, capture);
  // A redirected item answers under its new number.
  const claims = (entities[item] ?? Object.values(entities)[0])?.claims;
  const given = claims === undefined || Array.isArray(claims) ? undefined : claims[property];
  const all = given === undefined ? [] : parsedStatements(given, capture);
  // Who was something until 2015 is not that in 2020; of an amount its period says when it was so.
  const counting = ranked(all).filter((one) => question.kind !== 'term' || !isOfAnotherTime(one, question.asOf));
  const addressOf = (one: Statement): string => `json:$.claims.${property}[${all.indexOf(one)}]`;
  const captures = [...before, ...trail];
  const readings = counting.flatMap((one) => readingOf(one, addressOf(one), question) ?? []);
  const items = counting.flatMap((one) =>
    one.mainsnak.datavalue?.type === 'wikibase-entityid' ? [{ one, id: one.mainsnak.datavalue.value.id }] : [],
  );
  if (items.length > 0 && question.kind === 'term') {
    const ids = [...new Set(items.map(({ id }) => id))];
    const names = await pickTerm(ids, web, question.terms ?? []);
    captures.push(names.capture);
    for (const { one, id } of items) {
      const named = names.values.find((value) => value.id === id);
      if (!named) continue;
      const { text } = named.value;
      const passage = { text, start: 0, end: text.length, address: `${addressOf(one)} ${id}` };
      readings.push({ value: named.value, passage, ...refersTo(one) });
    }
  }
  const { read } = ask.question;
  const dated = read ? bestDated(readings, read) : readings;
  return {
    ask: ask.id,
    facts: {},
    readings: dated,
    passedOver: [],
    ...(dated.length === 0 ? { failure: withoutValue(property, all, counting, readings) } : {}),
    trail: [...captures, capture],
  };
}

/** The last or first of dated values, all of that day; undated ones cannot be put in order and are left out. */
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
  return sorted.filter(({ at }) => at === best?.at).map(({ reading }) => reading);
}

export const wikidata: Source<Options> = {
  name: 'wikidata',
  summary: 'A statement of a Wikidata item, with its date.',
  example: 'wikidata: { item: Q1299, statement: inception }',
  limits: [
    'Anyone can edit Wikidata: it is a secondary source, and what it leaves out is not evidence of absence.',
    'A name must be the exact label of one item; where several are called so, the number is needed.',
    'Preferred statements hide normal ones; deprecated ones never count, nor does a term whose statement had ended by the as-of day or began later.',
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
