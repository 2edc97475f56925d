/** One attack: a claim and pages made by hand, and what a careful person concludes from them. */
import { createHash } from 'node:crypto';
import { check, type Finding, type Web, WebError } from '../../src/index.ts';

export interface Attack {
  /** What is laid here for a careless reader. */
  readonly why: string;
  /** Keys of the article; its date is 2025-12-11 where none is given. */
  readonly article?: string;
  /** Other keys of the file: names, sources. */
  readonly file?: string;
  /** The entry, as an editor types it; on `page` where it names no source. */
  readonly claim: string;
  /** Other entries of the file, which the claim may rest on. */
  readonly others?: string;
  /** Paragraphs, HTML (begins with `<`), JSON (begins with a bracket) or CSV (its type is said). */
  readonly page?: string;
  /** Several pages by address. */
  readonly pages?: Readonly<Record<string, string>>;
  readonly type?: string;
  /** The instant at which the pages were taken. */
  readonly taken?: string;
  readonly then: 'supported' | 'contradicted' | 'unverifiable';
  readonly cause?: string;
}

/** The claim and its pages, without what is expected of them. */
export type Laid = Omit<Attack, 'why' | 'then' | 'cause'>;

export const address = 'https://example.org/page';

const bodyOf = (page: string): string =>
  /^\s*[<[{]/.test(page)
    ? page
    : `<!doctype html><html lang="en"><head><title>Made by hand</title></head><body><article>${page
        .trim()
        .split(/\n\n+/)
        .map((paragraph) => `<p>${paragraph.replaceAll('\n', ' ')}</p>`)
        .join('')}</article></body></html>`;

function webOf({ page, pages, type, taken = '2025-12-12T09:00:00Z' }: Laid): Web {
  const all = new Map(Object.entries({ ...(page === undefined ? {} : { [address]: page }), ...pages }));
  return {
    async get({ url }) {
      const text = all.get(url);
      if (text === undefined) throw new WebError('not-found', 'status 404', 'There is no such page.');
      const body = new TextEncoder().encode(type === 'text/csv' ? text : bodyOf(text));
      const kind = type ?? (/^\s*[[{]/.test(text) ? 'application/json' : 'text/html; charset=utf-8');
      return {
        url,
        finalUrl: url,
        status: 200,
        headers: [['content-type', kind]],
        body,
        takenAt: taken,
        digest: `sha256:${createHash('sha256').update(body).digest('hex')}`,
        how: 'pinned',
        provenance: 'recorded',
      };
    },
  };
}

const indented = (text: string, by: string): string => text.trimEnd().replaceAll('\n', `\n${by}`);

export function yamlOf({
  article = '{ title: An article, published: 2025-12-11 }',
  file,
  claim,
  others,
}: Laid): string {
  const source = /^(?:page|pages|source|sources|series|figures|filing|article|wikidata|huggingface|each):/m.test(claim)
    ? ''
    : `\n    page: ${address}`;
  return [
    article.includes('\n') ? `article:\n  ${indented(article, '  ')}` : `article: ${article.trim()}`,
    ...(file === undefined ? [] : [file.trimEnd()]),
    'claims:',
    `  - id: it\n    ${indented(claim, '    ')}${source}`,
    ...(others === undefined ? [] : [`  ${indented(others, '  ')}`]),
    '',
  ].join('\n');
}

export async function findingOf(attack: Laid): Promise<Finding> {
  const { run, diagnostics } = await check(yamlOf(attack), { web: webOf(attack) });
  const finding = run?.findings.find(({ claim }) => claim.id === 'it');
  if (finding) return finding;
  const said = diagnostics.map(({ code, message, place }) => `${place.line}:${place.column} ${code} ${message}`);
  throw new Error(`${said.join('\n')}\n${yamlOf(attack)}`);
}
