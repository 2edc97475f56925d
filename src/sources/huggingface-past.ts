/** A file of a repository as it was on a day: the last commit of that day or before, and the file at that commit. */
import { z } from 'zod';
import { parseDay } from '../figures/day.ts';
import type { Capture, Web } from '../net/web.ts';
import { failed, parse, refusal } from './huggingface-answers.ts';
import { type Asked, addressOf, hub, type Options } from './huggingface-fields.ts';
import { allPages, cutOff } from './huggingface-pages.ts';
import { readCapture } from './read-capture.ts';
import type { AskOf, SourceAnswer, Tools } from './source.ts';

type FileAsked = Extract<Asked, { file: string }>;

/** Newest first. */
const commits = z.array(z.object({ id: z.string().regex(/^[0-9a-f]{40}$/), date: z.string() }));
type Commit = z.infer<typeof commits>[number];

const commitsIn = (capture: Capture): readonly Commit[] | undefined => commits.safeParse(parse(capture)).data;
const dayOf = ({ date }: Commit): number | undefined => parseDay(date.slice(0, 10));

const pastAddress = ({ model, revision }: FileAsked): string =>
  `${hub}/api/models/${model}/commits/${encodeURIComponent(revision)}?limit=1000`;

/** `day` is one of UTC, as the Hub dates its commits. */
export async function askPastFile(
  asks: readonly AskOf<Options>[],
  asked: FileAsked,
  day: number,
  { web, locate }: Tools,
): Promise<SourceAnswer[]> {
  const isReached = (commit: Commit): boolean => (dayOf(commit) ?? Number.POSITIVE_INFINITY) <= day;
  const { captures, end } = await allPages(web, pastAddress(asked), (page) => commitsIn(page)?.some(isReached) ?? true);
  const refused = captures.map(refusal).find((failure) => failure !== undefined);
  if (refused) return failed(asks, captures, refused);
  const listed = captures.map(commitsIn);
  if (listed.includes(undefined))
    return failed(asks, captures, {
      code: 'unreadable',
      detail: 'type',
      hint: 'The Hub answered something else than a list of commits.',
    });
  const commit = listed.flatMap((page) => page ?? []).find(isReached);
  if (!commit && end !== 'last page') return failed(asks, captures, cutOff(end, 'The repository has'));
  if (!commit)
    return failed(asks, captures, {
      code: 'not-found',
      detail: 'no revision of that day',
      hint: 'The repository has no revision from that day or before.',
    });
  const file = await fileAt(asked, commit.id, web);
  const refusedFile = refusal(file);
  if (refusedFile) return failed(asks, [...captures, file], refusedFile);
  const modified = {
    text: commit.date,
    day: dayOf(commit) ?? day,
    from: `commit ${commit.id.slice(0, 7)}`,
    trust: 'declared',
  } as const;
  const answers = await readCapture(asks, file, locate, { before: captures });
  return answers.map((answer) => ({ ...answer, facts: { ...answer.facts, modified } }));
}

const fileAt = (asked: FileAsked, revision: string, web: Web): Promise<Capture> =>
  web.get({ url: addressOf({ ...asked, revision }), accept: '*/*', answers: [401, 403, 404] });
