/** Lists of the Hub, page by page. */
import { type Capture, header, type Web } from '../net/web.ts';
import { isRecord, parse, refusal } from './huggingface-answers.ts';
import { hub } from './huggingface-fields.ts';
import type { SourceAnswer } from './source.ts';

/** Pages of a list that are followed before it is called too large: 50 of up to 1,000 rows. */
const mostPages = 50;

export interface Pages {
  readonly captures: readonly Capture[];
  readonly end: 'last page' | 'broken link' | 'too many pages';
}

/** One link of a `Link` header: its target, and its parameters, of which a quoted one may hold commas. Source: RFC 8288, section 3. */
const linkValue = /<([^>]*)>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:"[^"]*"|[^",;\s]*))?)*)/g;
const relationTypes = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]*))/i;

/** The address of the page after this one, as it is written; several relation types may share one link. */
function nextOf(capture: Capture): string | undefined {
  for (const [, target, parameters = ''] of (header(capture, 'link') ?? '').matchAll(linkValue)) {
    const [, quoted, bare] = relationTypes.exec(parameters) ?? [];
    if ((quoted ?? bare ?? '').toLowerCase().split(/\s+/).includes('next')) return target;
  }
  return undefined;
}

/**
 * Follows `Link: rel="next"`; only a missing one means the end, whatever the size of a page. `enough` may stop earlier.
 * A list whose next page cannot be asked for, since it is no page of the Hub's or one that was read, is not complete.
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
    const next = nextOf(last);
    if (next === undefined || enough(last)) return { captures, end: 'last page' };
    const address = URL.canParse(next, hub) ? new URL(next, hub) : undefined;
    if (address?.origin !== hub || captures.some(({ url: asked }) => asked === address.href))
      return { captures, end: 'broken link' };
    last = await get(address.href);
    captures.push(last);
  }
  return { captures, end: 'too many pages' };
}

/** Why a list that was not read to its end says nothing. `whose`: "The author has". */
export const cutOff = (end: Exclude<Pages['end'], 'last page'>, whose: string): NonNullable<SourceAnswer['failure']> =>
  end === 'broken link'
    ? {
        code: 'unreadable',
        detail: end,
        hint: "The list goes on at an address that is no further page of the Hub's, so that it cannot be read to its end: try again later.",
      }
    : {
        code: 'too-large',
        detail: `more than ${mostPages} pages`,
        hint: `${whose} too many entries to list in one run.`,
      };

export type Row = Record<string, unknown>;

/** Each row once, by `_id`: a live list that is re-sorted between two pages repeats some. A row without a name is none. */
function rowsOf(captures: readonly Capture[]): readonly Row[] | undefined {
  const rows = new Map<string, Row>();
  for (const capture of captures) {
    const answer = parse(capture);
    if (!Array.isArray(answer)) return undefined;
    for (const row of answer) {
      const id = isRecord(row) ? (row['_id'] ?? row['id']) : undefined;
      if (!isRecord(row) || typeof id !== 'string') return undefined;
      rows.set(id, row);
    }
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
  const { captures, end } = await allPages(web, url);
  const refused = captures.map(refusal).find((failure) => failure !== undefined);
  if (refused) return { captures, failure: refused };
  const rows = rowsOf(captures);
  if (!rows)
    return {
      captures,
      failure: { code: 'unreadable', detail: 'type', hint: 'The Hub answered something else than a list of models.' },
    };
  if (end !== 'last page') return { captures, failure: cutOff(end, whose) };
  return { captures, rows };
}
