import { describe, expect, it } from 'vitest';
import { days, parseDay } from '../../src/figures/day.ts';
import { wikidata } from '../../src/sources/wikidata.ts';
import { asked, askFor, describeSource, evidenceIn, gapIn, saidBy } from './describe-source.ts';
import { json, type Routes } from './loopback.ts';

const entity = 'https://www.wikidata.org/wiki/Special:EntityData/Q4242.json';
const search = (text: string, type: string): string =>
  `https://www.wikidata.org/w/api.php?action=wbsearchentities&search=${encodeURIComponent(text)}&language=en&uselang=en&type=${type}&limit=50&format=json`;
const gregorian = 'http://www.wikidata.org/entity/Q1985727';

const time = (text: string, precision: number, rest: object = {}) => ({
  mainsnak: {
    snaktype: 'value',
    property: 'P577',
    datavalue: {
      value: { time: text, timezone: 0, before: 0, after: 0, precision, calendarmodel: gregorian },
      type: 'time',
    },
    datatype: 'time',
  },
  type: 'statement',
  id: 'Q4242$1',
  rank: 'normal',
  ...rest,
});
const amount = (value: string, year: string, rank = 'normal') => ({
  mainsnak: {
    snaktype: 'value',
    property: 'P1082',
    datavalue: { value: { amount: value, unit: '1' }, type: 'quantity' },
  },
  qualifiers: {
    P585: [
      {
        snaktype: 'value',
        property: 'P585',
        datavalue: {
          value: {
            time: `+${year}-00-00T00:00:00Z`,
            timezone: 0,
            before: 0,
            after: 0,
            precision: 9,
            calendarmodel: gregorian,
          },
          type: 'time',
        },
      },
    ],
  },
  type: 'statement',
  rank,
});
const item = (claims: object) =>
  json({
    entities: {
      Q4242: { pageid: 1, type: 'item', id: 'Q4242', labels: { en: { language: 'en', value: 'Thing' } }, claims },
    },
  });

const entry = { wikidata: { item: 'Q4242', statement: 'P577' } };
const question = { kind: 'date', dimension: 'date' } as const;

describeSource(wikidata, {
  takes: [entry, { wikidata: { item: 'GPT-5', statement: 'publication date' } }],
  refuses: [
    { wikidata: 'Q4242' },
    { wikidata: { item: 'Q4242' } },
    { wikidata: { item: 'Q4242', statement: 'P577', rank: 'best' } },
  ],
  entry,
  question,
  world: { [entity]: item({ P577: [time('+2025-08-07T00:00:00Z', 11)] }) },
  says: ['{20307} day'],
  changed: { [entity]: item({ P571: [time('+2025-08-07T00:00:00Z', 11)] }) },
  needs: entity,
});

const one = async (asking: Parameters<typeof askFor>[1], routes: Routes, asks = {}) =>
  (await asked(wikidata, routes, [askFor(wikidata, asking, asks)])).all[0] as Awaited<
    ReturnType<typeof asked>
  >['all'][0];

describe('wikidata', () => {
  it('reads a time by its precision: a year is all of its days', async () => {
    expect(
      saidBy(await one(entry, { [entity]: item({ P577: [time('+1960-00-00T00:00:00Z', 9)] }) }, question)),
    ).toEqual(['[-3653, -3288] day']);
  });

  it('takes preferred statements before normal ones, and never a deprecated one', async () => {
    const claims = {
      P577: [
        time('+2024-01-01T00:00:00Z', 11),
        time('+2025-08-07T00:00:00Z', 11, { rank: 'preferred' }),
        time('+2026-01-01T00:00:00Z', 11, { rank: 'deprecated' }),
      ],
    };
    expect(saidBy(await one(entry, { [entity]: item(claims) }, question))).toEqual(['{20307} day']);
  });

  it('dates each of several values by its qualifier', async () => {
    const asking = { wikidata: { item: 'Q4242', statement: 'P1082' } };
    const gathered = await one(asking, { [entity]: item({ P1082: [amount('+100', '2010'), amount('+200', '2020')] }) });
    expect(evidenceIn(gathered).map(({ reading }) => Number(reading.refersTo?.low?.value.n))).toEqual([14610, 18262]);
    expect(
      saidBy(
        await one(
          asking,
          { [entity]: item({ P1082: [amount('+100', '2010'), amount('+200', '2020')] }) },
          { read: 'latest' },
        ),
      ),
    ).toEqual(['{200}']);
  });

  it('shows all values of the latest day', async () => {
    const claims = { P1082: [amount('+100', '2010'), amount('+200', '2020'), amount('+210', '2020')] };
    const asking = { wikidata: { item: 'Q4242', statement: 'P1082' } };
    expect(saidBy(await one(asking, { [entity]: item(claims) }, { read: 'latest' }))).toEqual(['{200}', '{210}']);
  });

  const without = (snaktype: string) => ({
    mainsnak: { snaktype, property: 'P577', datatype: 'time' },
    type: 'statement',
    rank: 'preferred',
  });
  const julian = time('+1500-01-01T00:00:00Z', 11);
  julian.mainsnak.datavalue.value.calendarmodel = 'http://www.wikidata.org/entity/Q1985786';
  it.each([
    ['that nobody knows', { P577: [without('somevalue'), time('+2024-01-01T00:00:00Z', 11)] }, 'P577: unknown value'],
    ['of which there is none', { P577: [without('novalue')] }, 'P577: no value'],
    ['in another calendar', { P577: [julian] }, 'P577: another kind of value'],
    [
      'that is deprecated',
      { P577: [time('+2024-01-01T00:00:00Z', 11, { rank: 'deprecated' })] },
      'no P577 that counts',
    ],
    ['on which the item is silent', { P571: [time('+2024-01-01T00:00:00Z', 11)] }, 'no P577'],
  ])('tells apart a value %s', async (_which, claims, detail) => {
    const gap = gapIn(await one(entry, { [entity]: item(claims) }, question));
    expect(gap).toMatchObject({ code: 'not-found', detail });
  });

  it('has no latest value where none has a date', async () => {
    const asking = { wikidata: { item: 'Q4242', statement: 'P1082' } };
    const undated = { ...amount('+100', '2010'), qualifiers: {} };
    const gap = gapIn(await one(asking, { [entity]: item({ P1082: [undated] }) }, { read: 'latest' }));
    expect(gap).toMatchObject({ code: 'not-found', detail: 'P1082: no date' });
  });

  it('reads nothing from statements of another shape, whatever other statements look like', async () => {
    const world = (claims: object) => ({ [entity]: item(claims) });
    const good = { P577: [time('+2025-08-07T00:00:00Z', 11)], P999: [{ odd: true }] };
    expect(saidBy(await one(entry, world(good), question))).toEqual(['{20307} day']);
    expect(gapIn(await one(entry, world({ P577: [{ odd: true }] }), question))?.code).toBe('unreadable');
  });

  it('finds an item by its exact label alone', async () => {
    const routes: Routes = {
      [search('Thing', 'item')]: json({
        search: [
          { id: 'Q1', label: 'Thing of beauty' },
          { id: 'Q4242', label: 'Thing' },
        ],
      }),
      [search('publication date', 'property')]: json({ search: [{ id: 'P577', label: 'publication date' }] }),
      [entity]: item({ P577: [time('+2025-08-07T00:00:00Z', 11)] }),
    };
    expect(saidBy(await one({ wikidata: { item: 'Thing', statement: 'publication date' } }, routes, question))).toEqual(
      ['{20307} day'],
    );
  });

  it('asks for the number where several are called so', async () => {
    const routes: Routes = {
      [search('Mercury', 'item')]: json({
        search: [
          { id: 'Q308', label: 'Mercury' },
          { id: 'Q925', label: 'mercury' },
        ],
      }),
    };
    const gap = gapIn(await one({ wikidata: { item: 'Mercury', statement: 'P577' } }, routes, question));
    expect(gap).toMatchObject({ code: 'not-found', detail: 'several called "Mercury"' });
    expect(gap?.hint).toContain('Q308, Q925');
  });

  it('knows an error that comes with status 200', async () => {
    const routes: Routes = {
      [search('Thing', 'item')]: json({ error: { code: 'maxlag', info: 'Waiting for a database' }, servedby: 'mw1' }),
    };
    expect(gapIn(await one({ wikidata: { item: 'Thing', statement: 'P577' } }, routes, question))).toMatchObject({
      code: 'unreachable',
      detail: 'api maxlag',
    });
  });

  describe('items that were values for a time', () => {
    const held = (id: string, years: readonly [string, string | null]) => ({
      mainsnak: {
        snaktype: 'value',
        property: 'P169',
        datavalue: { value: { 'entity-type': 'item', id }, type: 'wikibase-entityid' },
      },
      qualifiers: {
        P580: [time(`+${years[0]}-00-00T00:00:00Z`, 9).mainsnak],
        ...(years[1] === null ? {} : { P582: [time(`+${years[1]}-00-00T00:00:00Z`, 9).mainsnak] }),
      },
      type: 'statement',
      rank: 'normal',
    });
    const names =
      'https://www.wikidata.org/w/api.php?action=wbgetentities&ids=IDS&props=labels%7Caliases&languages=en%7Czh&format=json';
    const label = (value: string) => ({ labels: { en: { value } } });
    const routes: Routes = {
      [entity]: item({ P169: [held('Q7', ['2001', '2015']), held('Q8', ['2015', null])] }),
      [names.replace('IDS', 'Q8')]: json({ entities: { Q8: label('Jo New') } }),
      [names.replace('IDS', 'Q7')]: json({ entities: { Q7: label('Al Old') } }),
    };
    const asking = { wikidata: { item: 'Q4242', statement: 'P169' } };
    const terms = [
      { name: 'Al', spellings: ['Al Old'] },
      { name: 'Jo', spellings: ['Jo New'] },
    ];
    const at = (day: string) => ({ kind: 'term', terms, asOf: days(parseDay(day) ?? 0) }) as const;

    it('are none after it', async () => {
      const gathered = await one(asking, routes, at('2025-12-11'));
      expect(saidBy(gathered)).toEqual(['Jo']);
      const since = evidenceIn(gathered)[0]?.reading.refersTo;
      expect([since?.low?.value.n, since?.high]).toEqual([BigInt(parseDay('2015-01-01') ?? 0), null]);
    });

    it('are the only ones before the next began', async () => {
      const gathered = await one(asking, routes, at('2014-06-01'));
      expect(saidBy(gathered)).toEqual(['Al']);
    });
  });

  it('compares an item that stands as value by any of its names', async () => {
    const value = {
      mainsnak: {
        snaktype: 'value',
        property: 'P178',
        datavalue: { value: { 'entity-type': 'item', id: 'Q7' }, type: 'wikibase-entityid' },
      },
      type: 'statement',
      rank: 'normal',
    };
    const labels =
      'https://www.wikidata.org/w/api.php?action=wbgetentities&ids=Q7&props=labels%7Caliases&languages=en%7Czh&format=json';
    const routes: Routes = {
      [entity]: item({ P178: [value] }),
      [labels]: json({
        entities: { Q7: { labels: { en: { value: 'Alibaba Group' } }, aliases: { zh: [{ value: '阿里巴巴' }] } } },
      }),
    };
    const terms = [
      { name: 'Alibaba', spellings: ['阿里巴巴'] },
      { name: 'Google', spellings: ['Google'] },
    ];
    expect(
      saidBy(await one({ wikidata: { item: 'Q4242', statement: 'P178' } }, routes, { kind: 'term', terms })),
    ).toEqual(['Alibaba']);
  });
});
