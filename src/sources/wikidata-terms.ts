/** Items as values of statements: their labels and aliases, compared with the question's terms. */
import { z } from 'zod';
import type { Value } from '../evidence.ts';
import { type Capture, type Web, WebError } from '../net/web.ts';
import type { Term } from '../question.ts';

/** The Action API takes at most so many items in one request. */
const mostItems = 50;

const named = z.object({ value: z.string() });
const answer = z.object({
  entities: z.record(
    z.string(),
    z.object({
      labels: z.record(z.string(), named).catch({}),
      aliases: z.record(z.string(), z.array(named)).catch({}),
    }),
  ),
});

type TermValue = Extract<Value, { readonly kind: 'term' }>;

/** Which term each item is, by any of its names in English or Chinese; null where it is none of them. */
export async function pickTerm(
  items: readonly string[],
  web: Web,
  terms: readonly Term[],
): Promise<{ capture: Capture; values: { id: string; value: TermValue }[] }> {
  const ids = items.slice(0, mostItems);
  const query = `action=wbgetentities&ids=${ids.join('%7C')}&props=labels%7Caliases&languages=en%7Czh&format=json`;
  const capture = await web.get({ url: `https://www.wikidata.org/w/api.php?${query}`, accept: 'application/json' });
  let entities: z.infer<typeof answer>['entities'];
  try {
    entities = answer.parse(JSON.parse(new TextDecoder().decode(capture.body))).entities;
  } catch (cause) {
    throw new WebError('unreadable', 'type', 'Wikidata answered something else than labels.', { cause, capture });
  }
  const values = ids.map((id) => {
    const entity = entities[id];
    const names = [...Object.values(entity?.labels ?? {}), ...Object.values(entity?.aliases ?? {}).flat()].map(
      ({ value }) => value,
    );
    const is = ({ spellings }: Term): boolean =>
      spellings.some((spelling) => names.some((name) => name.toLowerCase() === spelling.toLowerCase()));
    return { id, value: { kind: 'term' as const, term: terms.find(is)?.name ?? null, text: names[0] ?? id } };
  });
  return { capture, values };
}
