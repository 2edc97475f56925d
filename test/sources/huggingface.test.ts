import { describe, expect, it } from 'vitest';
import { days, parseDay } from '../../src/figures/day.ts';
import { huggingface } from '../../src/sources/huggingface.ts';
import { asked, askFor, describeSource, evidenceIn, gapIn, saidBy } from './describe-source.ts';
import { json, type Routes } from './loopback.ts';

const api = 'https://huggingface.co/api';
const list = `${api}/models?author=maker&sort=createdAt&limit=1000&expand[]=createdAt&expand[]=downloads&expand[]=downloadsAllTime&expand[]=likes&expand[]=cardData`;
const limits = { ratelimit: '"api";r=489;t=189', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' };

/** One model as `/api/models/{id}` answers: shape of 2026, counters invented. */
const model = (rest: object = {}) => ({
  _id: '69e864fd6b68f7e6cfc63ca3',
  id: 'maker/model-8b',
  author: 'maker',
  private: false,
  gated: false,
  downloads: 78864,
  likes: 2656,
  tags: ['transformers', 'safetensors', 'base_model:base/base-7b', 'license:mit'],
  pipeline_tag: 'text-generation',
  library_name: 'transformers',
  createdAt: '2025-04-22T06:04:45.000Z',
  cardData: { license: 'mit', base_model: 'base/base-7b' },
  siblings: [{ rfilename: 'README.md' }],
  ...rest,
});
const entry = { huggingface: { model: 'maker/model-8b', field: 'downloads' } };
const url = `${api}/models/maker/model-8b`;

describeSource(huggingface, {
  takes: [
    entry,
    { huggingface: { organization: 'maker', field: 'numFollowers' } },
    { huggingface: { author: 'maker', field: 'base_model' } },
    { huggingface: { model: 'maker/model-8b', file: 'README.md' } },
  ],
  refuses: [
    { huggingface: { model: 'maker/model-8b' } },
    { huggingface: { model: 'maker/model-8b', field: 'stars' } },
    { huggingface: { model: '../../evil', field: 'likes' } },
    { huggingface: { author: 'a/b', field: 'downloads' } },
    { huggingface: { dataset: 'maker/thing', field: 'derivatives' } },
    { huggingface: { dataset: 'maker/thing', field: 'base_model' } },
    { huggingface: { space: 'maker/thing', field: 'downloads' } },
    { huggingface: { space: 'maker/thing', field: 'parameters' } },
  ],
  entry,
  world: { [url]: json(model(), limits) },
  says: ['{78864} download'],
  changed: { [url]: json({ ...model(), downloads: undefined, downloadCount: 78864 }) },
  needs: url,
});

const one = async (asking: Parameters<typeof askFor>[1], routes: Parameters<typeof asked>[1], question = {}) => {
  const { all, server } = await asked(huggingface, routes, [askFor(huggingface, asking, question)]);
  return { gathered: all[0] as (typeof all)[0], server };
};

describe('huggingface', () => {
  it('tells the downloads of a month from those of all time', async () => {
    const recent = await one(entry, { [url]: json(model()) });
    const total = await one(
      { huggingface: { model: 'maker/model-8b', field: 'downloadsAllTime' } },
      { [`${url}?expand[]=downloadsAllTime`]: json({ _id: '1', id: 'maker/model-8b', downloadsAllTime: 900_001 }) },
    );
    const unit = (gathered: typeof recent.gathered) =>
      evidenceIn(gathered).map(({ reading: { value } }) => value.kind === 'figure' && value.figure.unit.per?.of);
    expect([unit(recent.gathered), unit(total.gathered)]).toEqual([['month'], [undefined]]);
    expect(saidBy(total.gathered)).toEqual(['{900001} download']);
  });

  it('says of a missing repository that it is not visible, since a private one answers alike', async () => {
    const { gathered } = await one(entry, {
      [url]: {
        status: 401,
        headers: { 'x-error-code': 'RepoNotFound' },
        body: '{"error":"Invalid username or password."}',
      },
    });
    expect(gapIn(gathered)).toMatchObject({ code: 'gone', detail: 'status 401, RepoNotFound' });
  });

  it('says of a gated repository that a token is needed', async () => {
    const { gathered } = await one(entry, {
      [url]: {
        status: 403,
        headers: { 'x-error-code': 'GatedRepo', 'content-type': 'application/json' },
        body: '{"error":"gated"}',
      },
    });
    expect(gapIn(gathered)?.code).toBe('blocked');
  });

  it('counts direct children from fine-tunes, adapters and merges to those and quantisations', async () => {
    const { gathered } = await one(
      { huggingface: { model: 'maker/model-8b', field: 'derivatives' } },
      {
        [`${url}?expand[]=childrenModelCount`]: json({
          id: 'maker/model-8b',
          childrenModelCount: { adapter: 716, merge: 19, quantized: 190, finetune: 328 },
        }),
      },
    );
    expect(saidBy(gathered)).toEqual(['[1063, 1253] model']);
  });

  it('follows the pages of a list until no next is named, and counts a repeated row once', async () => {
    const next = `${api}/models?author=maker&cursor=eyIkb3Ii`;
    const row = (id: string, downloadsAllTime: number) => ({
      _id: id,
      id: `maker/${id}`,
      downloadsAllTime,
      cardData: { base_model: 'base/base-7b' },
    });
    const { gathered, server } = await one(
      { huggingface: { author: 'maker', field: 'downloadsAllTime' } },
      {
        [list]: json([row('a', 5), row('b', 6)], { link: `<${next}>; rel="next"` }),
        [next]: json([row('b', 6), row('c', 7)]),
      },
    );
    expect(saidBy(gathered)).toEqual(['{18} download']);
    expect(server.asked).toEqual([list, next]);
  });

  it('does not follow a next page to another host, and counts no list that breaks off there', async () => {
    const { gathered, server } = await one(
      { huggingface: { author: 'maker', field: 'models' } },
      { [list]: json([{ _id: 'a', id: 'maker/a' }], { link: '<https://evil.example/api/models>; rel="next"' }) },
    );
    expect(server.asked).toEqual([list]);
    expect(gapIn(gathered)).toMatchObject({ code: 'unreadable', detail: 'broken link' });
  });

  it.each([
    ['after other links', (next: string) => `<${list}&cursor=old>; rel="prev", <${next}>; rel="next"`],
    ['with several relation types', (next: string) => `<${next}>; rel="next last"`],
    ['behind a title with a comma', (next: string) => `<${next}>; title="more, much more"; rel="next"`],
    ['without quotation marks, in capitals', (next: string) => `<${next}>;REL=NEXT`],
    ['as a path alone', (next: string) => `<${next.replace('https://huggingface.co', '')}>; rel="next"`],
  ])('finds the next page %s', async (_how, link) => {
    const next = `${list}&cursor=eyIkb3Ii`;
    const { gathered } = await one(
      { huggingface: { author: 'maker', field: 'models' } },
      {
        [list]: json([{ _id: 'a', id: 'maker/a' }], { link: link(next) }),
        [next]: json([{ _id: 'b', id: 'maker/b' }]),
      },
    );
    expect(saidBy(gathered)).toEqual(['{2} model']);
  });

  it.each([
    ['that only ends alike', 'rel="anext next-archive"', '{1} model'],
    ['that is named in a title', 'rel="prev"; title="rel=next"', '{1} model'],
  ])('takes no link for the next page %s', async (_how, parameters, says) => {
    const { gathered } = await one(
      { huggingface: { author: 'maker', field: 'models' } },
      { [list]: json([{ _id: 'a', id: 'maker/a' }], { link: `<${list}&cursor=x>; ${parameters}` }) },
    );
    expect(saidBy(gathered)).toEqual([says]);
  });

  it('ends at a page that names itself as the next, without a count', async () => {
    const { gathered, server } = await one(
      { huggingface: { author: 'maker', field: 'models' } },
      { [list]: json([{ _id: 'a', id: 'maker/a' }], { link: `<${list}>; rel="next"` }) },
    );
    expect(server.asked).toEqual([list]);
    expect(gapIn(gathered)).toMatchObject({ code: 'unreadable', detail: 'broken link' });
  });

  it('counts no list with rows that have no name', async () => {
    const { gathered } = await one(
      { huggingface: { author: 'maker', field: 'models' } },
      { [list]: json([{ _id: 'a', id: 'maker/a' }, {}, {}]) },
    );
    expect(gapIn(gathered)?.code).toBe('unreadable');
  });

  it('reads the base of every model of an author', async () => {
    const rows = [
      { _id: '1', id: 'maker/a', cardData: { base_model: 'base/base-7b' } },
      { _id: '2', id: 'maker/b', cardData: {} },
    ];
    const { gathered } = await one(
      { huggingface: { author: 'maker', field: 'base_model' } },
      { [list]: json(rows) },
      { kind: 'term', terms: [{ name: 'base/*', spellings: ['base/*'] }] },
    );
    expect(saidBy(gathered)).toEqual(['base/*']);
  });

  it('leaves the sum over a family open above where a count is missing', async () => {
    const rows = [
      { _id: '1', id: 'maker/a' },
      { _id: '2', id: 'maker/b' },
    ];
    const { gathered } = await one(
      { huggingface: { author: 'maker', field: 'derivatives' } },
      {
        [list]: json(rows),
        [`${api}/models/maker/a?expand[]=childrenModelCount`]: json({
          childrenModelCount: { adapter: 2, merge: 5, quantized: 1, finetune: 3 },
        }),
        [`${api}/models/maker/b?expand[]=childrenModelCount`]: json({ id: 'maker/b' }),
      },
    );
    expect(saidBy(gathered)).toEqual(['[5, ∞) model']);
  });

  it('leaves the sum over a list open above where a row has no count', async () => {
    const rows = [
      { _id: '1', id: 'maker/a', downloads: 5 },
      { _id: '2', id: 'maker/b' },
    ];
    const { gathered } = await one({ huggingface: { author: 'maker', field: 'downloads' } }, { [list]: json(rows) });
    expect(saidBy(gathered)).toEqual(['[5, ∞) download']);
  });

  it('has a relation that nobody knew in the upper end, and no count where one is no number', async () => {
    const count = (childrenModelCount: object) =>
      one(
        { huggingface: { model: 'maker/model-8b', field: 'derivatives' } },
        { [`${url}?expand[]=childrenModelCount`]: json({ id: 'maker/model-8b', childrenModelCount }) },
      );
    expect(saidBy((await count({ finetune: 3, distilled: 4 })).gathered)).toEqual(['[3, 7] model']);
    expect(saidBy((await count({ finetune: 3, merge: null })).gathered)).toEqual([]);
  });

  it.each([
    ['dataset', 'datasets'],
    ['space', 'spaces'],
  ])('asks for a %s under its own address', async (kind, path) => {
    const { gathered } = await one(
      { huggingface: { [kind]: 'maker/thing', field: 'likes' } },
      { [`${api}/${path}/maker/thing`]: json({ id: 'maker/thing', likes: 7 }) },
    );
    expect(saidBy(gathered)).toEqual(['{7} like']);
  });

  it("reads an organisation's own counts", async () => {
    const { gathered } = await one(
      { huggingface: { organization: 'maker', field: 'numFollowers' } },
      { [`${api}/organizations/maker/overview`]: json({ name: 'maker', isVerified: true, numFollowers: 101_822 }) },
    );
    expect(saidBy(gathered)).toEqual(['{101822} follower']);
  });

  it('follows a renamed repository, and records both names', async () => {
    const renamed = `${api}/models/maker/model-8b-instruct`;
    const { gathered } = await one(entry, {
      [url]: { status: 307, headers: { location: renamed }, body: '' },
      [renamed]: json(model({ id: 'maker/model-8b-instruct' })),
    });
    const [evidence] = evidenceIn(gathered);
    expect(saidBy(gathered)).toEqual(['{78864} download']);
    expect(evidence?.trail.map((step) => [step.url, step.finalUrl])).toEqual([[url, renamed]]);
  });

  describe('derivatives as of a day', () => {
    const listOf = (tag: string): string =>
      `${api}/models?filter=${encodeURIComponent(tag)}&sort=createdAt&limit=1000&expand[]=createdAt&expand[]=tags`;
    const child = (id: string, relation: string, createdAt?: string) => ({
      _id: id,
      id: `other/${id}`,
      tags: ['base_model:maker/model-8b', `base_model:${relation}:maker/model-8b`],
      ...(createdAt === undefined ? {} : { createdAt }),
    });
    const next = `${api}/models?filter=x&cursor=eyI`;
    const routes = {
      [listOf('base_model:maker/model-8b')]: json(
        [
          child('e', 'finetune', '2024-09-01T00:00:00.000Z'),
          child('d', 'quantized', '2024-08-30T00:00:00.000Z'),
          child('c', 'finetune', '2024-08-31T23:59:59.000Z'),
        ],
        { link: `<${next}>; rel="next"` },
      ),
      [next]: json([
        child('c', 'finetune', '2024-08-31T23:59:59.000Z'),
        child('b', 'adapter', '2024-05-01T00:00:00.000Z'),
        child('a', 'merge'),
      ]),
    };
    const at = async (field: string, world: Parameters<typeof asked>[1]) => {
      const asking = askFor(huggingface, { huggingface: { model: 'maker/model-8b', field } });
      const { all } = await asked(huggingface, world, [{ ...asking, at: parseDay('2024-08-31') ?? 0 }]);
      return all[0] as (typeof all)[0];
    };

    it('are at least the children of today that had been made by then: what was deleted since is missing', async () => {
      const gathered = await at('derivatives', routes);
      const [evidence] = evidenceIn(gathered);
      expect(saidBy(gathered)).toEqual(['[2, ∞) model']);
      expect(evidence?.reading.refersTo).toEqual(days(parseDay('2024-08-31') ?? 0));
      expect(evidence?.reading.passage.text).toBe(
        '2 of the 5 children of maker/model-8b that are on the Hub were made by 2024-08-31',
      );
    });

    it('are asked for by their relation', async () => {
      const world = {
        [listOf('base_model:quantized:maker/model-8b')]: json([child('d', 'quantized', '2024-08-30T00:00:00.000Z')]),
      };
      expect(saidBy(await at('derivatives.quantized', world))).toEqual(['[1, ∞) model']);
    });

    it('are not told by an answer that is no list', async () => {
      const world = { [listOf('base_model:maker/model-8b')]: json({ error: 'x' }) };
      expect(gapIn(await at('derivatives', world))).toMatchObject({ code: 'unreadable' });
    });
  });

  describe('a file as it was on a day', () => {
    const file = { huggingface: { model: 'maker/model-8b', file: 'README.md' } };
    const commitsOf = `${api}/models/maker/model-8b/commits/main?limit=1000`;
    const next = `${api}/models/maker/model-8b/commits/main?limit=1000&p=1`;
    const [last, first] = ['b'.repeat(40), 'a'.repeat(40)];
    const commit = (id: string, date: string) => ({ id, title: 'Update README.md', date, authors: [] });
    const routes = {
      [commitsOf]: json([commit(last, '2025-12-12T00:00:01.000Z')], { link: `<${next}>; rel="next"` }),
      [next]: json([commit(first, '2025-10-01T10:00:00.000Z')]),
      [`https://huggingface.co/maker/model-8b/resolve/${first}/README.md`]: { body: 'It has 8.2 billion parameters.' },
    };
    const at = async (day: string, world: Routes = routes) => {
      const asking = askFor(huggingface, file, { place: { by: 'near', words: 'has ___ parameters' } });
      const { all } = await asked(huggingface, world, [{ ...asking, at: parseDay(day) ?? 0 }]);
      return all[0] as (typeof all)[0];
    };

    it('is the file at the last commit of that day or before', async () => {
      const gathered = await at('2025-12-11');
      const [evidence] = evidenceIn(gathered);
      expect(saidBy(gathered)).toHaveLength(1);
      expect(evidence?.page.modified).toMatchObject({ text: '2025-10-01T10:00:00.000Z', from: 'commit aaaaaaa' });
      expect(evidence?.trail.map((step) => step.url)).toEqual(Object.keys(routes));
    });

    it('is not missing where the list of commits breaks off before its day', async () => {
      const away = json([commit(last, '2025-12-12T00:00:01.000Z')], { link: '<https://evil.example/>; rel=next' });
      const gathered = await at('2025-12-11', { ...routes, [commitsOf]: away });
      expect(gapIn(gathered)).toMatchObject({ code: 'unreadable', detail: 'broken link' });
    });

    it('is not there before the first commit', async () => {
      expect(gapIn(await at('2025-09-30'))).toMatchObject({ code: 'not-found', detail: 'no revision of that day' });
    });
  });

  it('reads the day on which a model was made', async () => {
    const { gathered } = await one(
      { huggingface: { model: 'maker/model-8b', field: 'createdAt' } },
      { [url]: json(model()) },
      { kind: 'date', dimension: 'date' },
    );
    expect(saidBy(gathered)).toEqual(['{20200} day']);
  });

  it('waits for the window that the host names, and asks again', async () => {
    const { gathered } = await one(entry, {
      [url]: [{ status: 429, headers: { ratelimit: '"api";r=0;t=40' }, body: '{"error":"too many"}' }, json(model())],
    });
    expect(saidBy(gathered)).toEqual(['{78864} download']);
  });
});
