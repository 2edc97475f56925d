/**
 * From asks to evidence. Asks on the same captures go together, a few groups are under way at once, and whatever the
 * world did wrong ends here as a gap: a run never dies of one dead page.
 */
import type { Evidence, Gap, GapCode, Gathered, PassedOver, TrailStep } from '../evidence.ts';
import { mementoOf } from '../net/memento.ts';
import { openRoom, type Share } from '../net/room.ts';
import { type Capture, type Web, WebError } from '../net/web.ts';
import type { Ask } from '../question.ts';
import type { Source, SourceAnswer, Tools } from './source.ts';

/** Groups under way at once. Bounds the memory of a run; the pace towards each host is `net`'s. */
const groupsAtOnce = 12;

/** Pages that groups hold at once, in bytes, besides the largest of them: what they read waits for the one reader. */
const maxHeldBytes = 24 * 2 ** 20;

/** A copy in a web archive shows the page of its own instant, also where its address was typed as that of any page. */
const archivedAt = (capture: Capture): string | undefined => capture.mementoAt ?? mementoOf(capture);

const memento = (mementoAt: string | undefined): { mementoAt?: string } =>
  mementoAt === undefined ? {} : { mementoAt };

const stepOf = (capture: Capture): TrailStep => ({
  url: capture.url,
  finalUrl: capture.finalUrl,
  status: capture.status,
  takenAt: capture.takenAt,
  digest: capture.digest,
  bytes: capture.body.byteLength,
  how: capture.how,
  provenance: capture.provenance,
  ...(capture.remark === undefined ? {} : { remark: capture.remark }),
  ...memento(archivedAt(capture)),
});

/** Every exchange, those before a capture (a web archive's index) ahead of it. */
const steps = (trail: readonly Capture[]): TrailStep[] =>
  trail.flatMap((capture) => [...(capture.via ?? []), capture]).map(stepOf);

const gapFor = (
  ask: Ask,
  fault: { readonly code: GapCode; readonly detail: string; readonly hint: string },
  trail: readonly Capture[] = [],
  passedOver: readonly PassedOver[] = [],
): Gathered => {
  const gap: Gap = {
    ask,
    code: fault.code,
    detail: fault.detail,
    hint: fault.hint,
    trail: trail.map(stepOf),
    passedOver,
  };
  return { ask, gap };
};

function gathered(source: Source, ask: Ask, answer: SourceAnswer): Gathered {
  const { readings, trail, facts, passedOver } = answer;
  if (answer.failure) return gapFor(ask, answer.failure, trail, passedOver);
  const [begin, ...rest] = steps(trail);
  const last = trail[trail.length - 1];
  if (!begin || !last) throw new Error(`source ${source.name} read something without a capture`);
  const evidence = readings.map(
    (reading): Evidence => ({
      ask,
      reading,
      origin: ask.origin ?? source.origin(ask.options),
      standing: ask.standing ?? source.standing(ask.options),
      page: facts,
      observedAt: archivedAt(last) ?? last.takenAt,
      trail: [begin, ...rest],
    }),
  );
  const [best, ...others] = evidence;
  if (best) return { ask, evidence: [best, ...others], passedOver };
  const hint = 'Nothing stands at the place that the claim names: look at it with `factcheck probe`.';
  return gapFor(ask, { code: 'not-found', detail: 'nothing there', hint }, trail, passedOver);
}

/** In place of what an error of the program kept from being read. */
export const bugGap = (ask: Ask): Gathered =>
  gapFor(ask, {
    code: 'unreadable',
    detail: 'bug',
    hint: 'The program erred on this page. Report it, with the page; name another source meanwhile.',
  });

/** A page that finds no room is let go, and asked for again when there is: it is kept, so that no host is asked twice. */
const withinRoom = (web: Web, share: Share): Web => ({
  async get(request) {
    await share.take(0);
    let capture: Capture | undefined = await web.get(request);
    const turn = share.take(capture.body.byteLength);
    if (turn === undefined) return capture;
    capture = undefined;
    await turn;
    return web.get(request);
  },
});

async function askGroup(source: Source, asks: readonly Ask[], tools: Tools): Promise<Map<string, Gathered>> {
  try {
    const answers = new Map((await source.ask(asks, tools)).map((answer) => [answer.ask, answer]));
    return new Map(
      asks.map((ask) => {
        const answer = answers.get(ask.id);
        if (!answer) throw new Error(`source ${source.name} left the ask ${ask.id} without an answer`);
        return [ask.id, gathered(source, ask, answer)];
      }),
    );
  } catch (error) {
    if (!(error instanceof WebError)) {
      if (!tools.onBug) throw error;
      tools.onBug(error);
      return new Map(asks.map((ask) => [ask.id, bugGap(ask)]));
    }
    const trail = error.capture ? [error.capture] : [];
    return new Map(asks.map((ask) => [ask.id, gapFor(ask, error, trail)]));
  }
}

/** Hands out what each ask came to, by its id. Rejects only where the program itself erred. */
export type GatheredBy = (ask: string) => Promise<Gathered>;

/**
 * Starts on all asks at once and returns at once. Groups begin in the order in which their first ask comes, so that
 * the first claims of a file are decided first.
 */
export function gather(asks: readonly Ask[], sources: readonly Source[], tools: Tools): GatheredBy {
  const groups = new Map<string, { source: Source; asks: Ask[] }>();
  const groupOf = new Map<string, string>();
  for (const ask of asks) {
    const source = sources.find(({ name }) => name === ask.source);
    if (!source) throw new Error(`no source is called ${ask.source}`);
    const key = `${source.name}\n${source.key(ask.options)}\n${ask.at ?? ''}`;
    const group = groups.get(key) ?? { source, asks: [] };
    group.asks.push(ask);
    groups.set(key, group);
    groupOf.set(ask.id, key);
  }

  const room = openRoom(maxHeldBytes);
  const waiting: (() => void)[] = [];
  let running = 0;
  const done = (): void => {
    running -= 1;
    waiting.shift()?.();
  };
  const results = new Map<string, Promise<Map<string, Gathered>>>();
  for (const [key, { source, asks: members }] of groups) {
    const at = source.ownPast ? undefined : members[0]?.at;
    const start = async (): Promise<Map<string, Gathered>> => {
      if (running >= groupsAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
      running += 1;
      const share = room.enter();
      const web = withinRoom(at === undefined ? tools.web : tools.past(at), share);
      try {
        return await askGroup(source, members, { ...tools, web });
      } finally {
        share.leave();
        done();
      }
    };
    const result = start();
    // Awaited below by whoever wants one of its asks; a bug must not end the process before that.
    result.catch(() => undefined);
    results.set(key, result);
  }

  return async (id) => {
    const result = await results.get(groupOf.get(id) ?? '');
    const found = result?.get(id);
    if (!found) throw new Error(`nothing was asked under ${id}`);
    return found;
  };
}
