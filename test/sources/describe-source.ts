/** The contract that every source passes; each file adds the source's own oddities. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Evidence, Gap, Gathered } from '../../src/evidence.ts';
import { days } from '../../src/figures/day.ts';
import { formatInterval } from '../../src/figures/interval.ts';
import type { Ask, Question } from '../../src/question.ts';
import { gather } from '../../src/sources/gather.ts';
import type { Source } from '../../src/sources/source.ts';
import { type Routes, type StandIn, standIn } from './loopback.ts';

/** 2025-12-11. */
export const asOf = days(20433);

/** An ask as the loader makes it from an entry: options by the source's own schema, the place by its key or `question`. */
export function askFor(
  source: Source,
  entry: Readonly<Record<string, unknown>>,
  question: Partial<Question> = {},
  id = 'claim/says/0',
): Ask {
  const options = source.entry.parse(entry);
  const place = question.place ?? source.place(options) ?? { by: 'text' };
  return { id, source: source.name, options, line: 1, question: { id, kind: 'figure', asOf, ...question, place } };
}

export const evidenceIn = (gathered: Gathered): readonly Evidence[] => ('gap' in gathered ? [] : gathered.evidence);
export const gapIn = (gathered: Gathered): Gap | undefined => ('gap' in gathered ? gathered.gap : undefined);

/** "1234 download a month", "Qwen/Qwen3-8B": what the candidates say, shortly. */
export const saidBy = (gathered: Gathered): string[] =>
  evidenceIn(gathered).map(({ reading: { value } }) => {
    if (value.kind === 'figure') return `${formatInterval(value.figure.interval)} ${value.figure.unit.name}`.trim();
    if (value.kind === 'term') return value.term ?? `other: ${value.text}`;
    if (value.kind === 'quote') return `${value.wording} / ${value.speaker ?? '?'}`;
    return value.kind === 'series' ? `${value.points.length} points` : `${value.members.length} members`;
  });

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** Asks over stand-ins for the source's hosts. */
export async function asked(
  source: Source,
  routes: Routes,
  asks: readonly Ask[],
): Promise<{ all: Gathered[]; server: StandIn }> {
  const [rule] = source.hosts;
  const server = await standIn(
    routes,
    rule && { connections: rule.connections ?? 4, maxBodyBytes: rule.maxBodyBytes ?? 16 * 2 ** 20 },
  );
  open.push(server);
  const gathered = gather(asks, [source], server.tools);
  return { all: await Promise.all(asks.map(({ id }) => gathered(id))), server };
}

export interface Contract {
  /** Entries that the source takes, and such as it refuses. */
  readonly takes: readonly Readonly<Record<string, unknown>>[];
  readonly refuses: readonly Readonly<Record<string, unknown>>[];
  /** An entry with its question, the world in which it is answered, and what is said there. */
  readonly entry: Readonly<Record<string, unknown>>;
  readonly question?: Partial<Question>;
  readonly world: Routes;
  readonly says: readonly string[];
  /** The same world after a redesign that took the answer away: nothing may be found in it. */
  readonly changed: Routes;
  /** Addresses of the world whose answer the source cannot do without. */
  readonly needs: string;
}

const failures: readonly (readonly [string, Routes[string], string])[] = [
  ['gone', { status: 404, body: 'not found' }, 'gone'],
  ['a server that keeps failing', { status: 500, body: 'oops' }, 'unreachable'],
  [
    'a page of refusal',
    {
      status: 403,
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Access denied</title>Please verify you are a human</html>',
    },
    'blocked',
  ],
  [
    'a rate limit that outlasts its retries',
    { status: 429, headers: { 'retry-after': '3600' }, body: 'slow down' },
    'rate-limited',
  ],
];

export function describeSource(source: Source, contract: Contract): void {
  const ask = (): Ask => askFor(source, contract.entry, contract.question);
  describe(`${source.name} keeps the contract of sources`, () => {
    it.each(contract.takes.map((entry) => [JSON.stringify(entry), entry] as const))('takes %s', (_shown, entry) => {
      expect(source.entry.safeParse(entry).success).toBe(true);
    });
    it.each(contract.refuses.map((entry) => [JSON.stringify(entry), entry] as const))('refuses %s', (_shown, entry) => {
      expect(source.entry.safeParse(entry).success).toBe(false);
    });
    it('answers with an address, a digest and who says it', async () => {
      const { all } = await asked(source, contract.world, [ask()]);
      expect(all.flatMap(saidBy)).toEqual(contract.says);
      for (const evidence of all.flatMap(evidenceIn)) {
        expect(evidence.reading.passage.address).not.toBe('');
        expect(evidence.origin).not.toBe('');
        for (const step of evidence.trail) expect(step.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      }
    });
    it('asks for each address once, however many ask', async () => {
      const asks = [0, 1, 2].map((at) => askFor(source, contract.entry, contract.question, `claim${at}/says/0`));
      const { all, server } = await asked(source, contract.world, asks);
      expect(all.map(saidBy)).toEqual([contract.says, contract.says, contract.says]);
      expect(new Set(server.asked).size).toBe(server.asked.length);
    });
    it('finds nothing, and no other figure, where the layout has changed', async () => {
      const { all } = await asked(source, contract.changed, [ask()]);
      expect(all.flatMap(saidBy)).toEqual([]);
      expect(gapIn(all[0] as Gathered)?.hint).toMatch(/\S/);
    });
    it.each(failures)('turns %s into a gap', async (_name, said, code) => {
      const { all } = await asked(source, { ...contract.world, [contract.needs]: said }, [ask()]);
      expect(all.map((gathered) => gapIn(gathered)?.code)).toEqual([code]);
    });
    it('goes on where a server fails once', async () => {
      const well = [contract.world[contract.needs] ?? []].flat();
      const { all } = await asked(
        source,
        { ...contract.world, [contract.needs]: [{ status: 500, body: 'oops' }, ...well] },
        [ask()],
      );
      expect(all.flatMap(saidBy)).toEqual(contract.says);
    });
    it.each([
      ['empty', ''],
      ['something else than it should be', 'Ã{{ <<'],
    ])('reads no figure from an answer that is %s', async (_name, body) => {
      const { all } = await asked(source, { ...contract.world, [contract.needs]: { body } }, [ask()]);
      expect(all.flatMap(saidBy)).toEqual([]);
    });
  });
}
