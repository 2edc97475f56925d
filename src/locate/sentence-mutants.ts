/**
 * What is done to the sentence in which an answer was read, with the answer and the words round it left as they are: it
 * is denied, expected, passed on or supposed, said of somebody else, of another year, or stands among the teasers.
 */
import type { Evidence } from '../evidence.ts';
import type { Edit, Spot } from './edit-page.ts';
import {
  type About,
  editing,
  escaped,
  isChinese,
  isDate,
  onAll,
  type PageChange,
  type PageMutant,
} from './page-mutant.ts';

/** What is put round a statement so that it is no longer asserted. */
interface Frame {
  readonly name: string;
  readonly en: readonly [before: string, after: string];
  readonly zh: readonly [before: string, after: string];
}

const frames: readonly Frame[] = [
  { name: 'sentence negated', en: ['It is not true that ', ''], zh: ['並非', ''] },
  { name: 'sentence denied', en: ['The company denied that ', ''], zh: ['公司否认', ''] },
  { name: 'sentence expected', en: ['Analysts expect that ', ''], zh: ['分析师预计', ''] },
  { name: 'sentence not so yet', en: ['It is not yet the case that ', ''], zh: ['', ''] },
  { name: 'sentence supposed', en: ['If ', ', much would change'], zh: ['如果', '，情况会大不相同'] },
  { name: 'sentence passed on', en: ['According to an unconfirmed rumour, ', ''], zh: ['网传', ''] },
  { name: 'sentence quoted as false', en: ['The claim that “', '” is false'], zh: ['关于“', '”的说法不属实'] },
];

const takenBack: Frame = {
  name: 'sentence taken back behind it',
  en: ['', ' That is not true.'],
  zh: ['', '这不是事实。'],
};

/** The statement of the sentence that holds the answer: between semicolons, and without the mark at the end. */
function statementOf({ text, start, end }: Spot): Spot {
  const opened = Math.max(text.lastIndexOf(';', start - 1), text.lastIndexOf('；', start - 1)) + 1;
  const from = opened + (/^\s*/.exec(text.slice(opened))?.[0].length ?? 0);
  const closing = text.slice(end).search(/[;；]|[.!?。！？…]["'”’」』)）]*\s*$/);
  const to = closing === -1 ? text.length : end + closing;
  return { text: text.slice(from, to), start: start - from, end: end - from };
}

const framed = (spot: Spot, { name, en, zh }: Frame): PageMutant => {
  const [before, after] = isChinese(spot.text) ? zh : en;
  return onAll(
    name,
    editing(spot, (_, { passages }) =>
      passages.flatMap(({ start, end }): Edit[] => [
        { start, end: start, to: before },
        { start: end, end, to: after },
      ]),
    ),
  );
};

const toTeaser = (spot: Spot): PageMutant =>
  onAll(
    'sentence moved into a teaser',
    editing(spot, (raw, { passages }) => {
      const [first] = passages;
      const foot = raw.toLowerCase().lastIndexOf('</body>');
      if (!first || foot < first.end) return [];
      const teaser = `<aside class="related"><ul><li><a href="/another">${escaped(spot.text)}</a></li></ul></aside>`;
      return [
        ...passages.map(({ start, end }): Edit => ({ start, end, to: '' })),
        { start: foot, end: foot, to: teaser },
      ];
    }),
  );

/** The answer itself put off, which needs no other words: "not yet 30 million". */
const putOff = (spot: Spot): PageMutant =>
  onAll(
    'answer put off',
    editing(spot, (_, { answers }) =>
      answers.map(({ start }): Edit => ({ start, end: start, to: isChinese(spot.text) ? '尚未到' : 'not yet ' })),
    ),
  );

const outside = ({ text, start, end }: Spot): string => `${text.slice(0, start)}\n${text.slice(end)}`;

/** Whoever the sentence names of those that the claim is about, exchanged for somebody else. */
function ofSomebodyElse(spot: Spot, { subjects }: About): PageMutant | undefined {
  const rest = outside(spot);
  const named = subjects
    .flatMap(({ name, spellings }) => [name, ...spellings])
    .filter((spelling) => rest.includes(spelling))
    .sort((a, b) => b.length - a.length);
  if (named.length === 0) return undefined;
  const edit: PageChange = editing(spot, (_, { within }) =>
    within(named).map((stretch): Edit => ({ ...stretch, to: 'Wolfram' })),
  );
  return onAll('name in the sentence exchanged', edit);
}

/** The years that the sentence names, seven years earlier. */
function ofAnotherYear(spot: Spot): PageMutant | undefined {
  const years = new Set(outside(spot).match(/(?<![\d.,])20[012]\d(?!\d|[.,]\d|%)/g));
  if (years.size === 0) return undefined;
  const edit: PageChange = editing(spot, (raw, { within }) =>
    within([...years]).map((stretch): Edit => {
      const year = Number(raw.slice(stretch.start, stretch.end));
      return { ...stretch, to: Number.isNaN(year) ? '2009' : String(year - 7) };
    }),
  );
  return onAll('year in the sentence moved', edit);
}

/** All that is done to a sentence of a page. */
export function sentenceMutants(evidence: Evidence, about: About): readonly PageMutant[] {
  const { value, passage } = evidence.reading;
  const statement = statementOf(passage);
  const isAmount = value.kind === 'figure' && !isDate(evidence);
  return [
    ...frames.map((frame) => framed(statement, frame)),
    // Whether it was said is another question than whether it is true.
    ...(value.kind === 'quote' ? [] : [framed(passage, takenBack), putOff(passage)]),
    toTeaser(passage),
    ofSomebodyElse(passage, about),
    isAmount ? ofAnotherYear(passage) : undefined,
  ].filter((mutant) => mutant !== undefined);
}
