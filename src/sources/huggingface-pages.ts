/** Lists of the Hub, page by page. */
import { type Capture, header, type Web } from '../net/web.ts';
import { isRecord, parse, refusal } from './huggingface-answers.ts';
import { hub } from './huggingface-fields.ts';
import type { SourceAnswer } from './source.ts';

/** Pages of a list that are followed before it is called too large: 50 of up to 1,000 rows. */
const mostPages = 50;

export interface Pages {
  readonly captures: readonly Capture[];
  readonly complete: boolean;
}

/**
 * Follows `Link: rel="next"`; only a missing one means the end, whatever the size of a page. `enough` may stop earlier.
 */
export async function allPages(
  web: Web,
  url: string,
  enough: (page: Capture) => boolean = () => false,
): Promise<Pages> {
  const get = (address: string): Promise<Capture> =>
    web.get({ url: address, accept: 'application/json', answers: [401, 403, 404] });
  let last = await get(url);
  const captures = [last];
  while (captures.length < mostPages) {
    const next = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(header(last, 'link') ?? '')?.[1];
    // A link that leaves the Hub is none of its pages.
    if (next === undefined || !URL.canParse(next, hub) || new URL(next, hub).origin !== hub || enough(last))
      return { captures, complete: true };
    last = await get(new URL(next, hub).href);
    captures.push(last);
  }
  return { captures, complete: false };
}

export type Row = Record<string, unknown>;

/** Each row once, by `_id`: a live list that is re-sorted between two pages repeats some. */
function rowsOf(captures: readonly Capture[]): readonly Row[] | undefined {
  const rows = new Map<unknown, Row>();
  for (const capture of captures) {
    const answer = parse(capture);
    if (!Array.isArray(answer)) return undefined;
    for (const row of answer.filter(isRecord)) rows.set(row['_id'] ?? row['id'], row);
  }
  return [...rows.values()];
}

/** All rows of a list of models, or why they cannot be had. `whose`: "The author has". */
export async function wholeList(
  web: Web,
  url: string,
  whose: string,
): Promise<
  { readonly captures: readonly Capture[] } & (
    | { readonly rows: readonly Row[] }
    | { readonly failure: NonNullable<SourceAnswer['failure']> }
  )
> {
  const { captures, complete } = await allPages(web, url);
  const refused = captures.map(refusal).find((failure) => failure !== undefined);
  if (refused) return { captures, failure: refused };
  const rows = rowsOf(captures);
  if (!rows)
    return {
      captures,
      failure: { code: 'unreadable', detail: 'type', hint: 'The Hub answered something else than a list of models.' },
    };
  if (!complete)
    return {
      captures,
      failure: {
        code: 'too-large',
        detail: `more than ${mostPages} pages`,
        hint: `${whose} too many models to list in one run.`,
      },
    };
  return { captures, rows };
}
