/** What is done to a page to see whether a verdict notices: edits round the passage on which it rests. */
import type { Evidence } from '../evidence.ts';
import type { Interval } from '../figures/interval.ts';
import { type Edit, editPage, replaceOnPage, type Spot } from './edit-page.ts';

/** Other bytes, or undefined where the page does not hold what was to be changed. */
export type PageChange = (body: Uint8Array, contentType: string | undefined) => Uint8Array | undefined;

export interface PageMutant {
  readonly name: string;
  readonly edit: PageChange;
  /** To be done to all pieces that decided, since each alone is enough. */
  readonly together: boolean;
  /** One of those that share this name is enough. */
  readonly anyOf?: string;
}

export interface About {
  /** What the figure is compared with, where it is compared with one interval and lies in it. */
  readonly claimed: Interval | undefined;
  /** What could stand at the place instead, so that the verdict would be another; none where nothing could. */
  readonly instead: string | undefined;
}

const digits = /\d[\d.,’' ]*\d|\d/;

/** Words for small numbers, and what stands in their place when the number is moved. */
const numberWords: readonly (readonly [RegExp, string, string])[] = [
  [/\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b/i, 'nineteenth', 'first'],
  [/\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i, 'nineteen', 'one'],
  [/\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/, 'Smarch', 'Smarch'],
  [/[一二兩两三四五六七八九十]+/, '九十九', '一'],
  [/\b(single|double|triple|quadruple)-digit/i, 'nine-digit', 'single-digit'],
];

/** A number far below that reads as the same kind of print: a plain count, or a decimal before its scale or unit. */
const smallNumber = (answer: string): string => (/^[\d,.\s]*$/.test(answer) && !answer.includes('.') ? '1' : '0.01');

/** Print of the same shape, far above or below; years go ten up or down. */
function movedNumber(text: string, direction: 'up' | 'down', dated: boolean): string | undefined {
  const year = /(?<!\d)(1[89]|20)\d\d(?!\d)/.exec(text);
  if (year && dated) return text.replace(year[0], String(Number(year[0]) + (direction === 'up' ? 10 : -10)));
  if (digits.test(text))
    return text.replaceAll(new RegExp(digits, 'g'), (number) =>
      direction === 'up' ? `9${number}` : smallNumber(text),
    );
  for (const [word, up, down] of numberWords)
    if (word.test(text)) return text.replace(word, direction === 'up' ? up : down);
  return undefined;
}

const spotOf = ({ reading }: Evidence): Spot => reading.passage;

const onAnswers = (evidence: Evidence, to: (answer: string) => string | undefined): PageChange => {
  const spot = spotOf(evidence);
  const answer = spot.text.slice(spot.start, spot.end) || spot.text;
  const next = to(answer);
  return (body, contentType) =>
    next === undefined
      ? undefined
      : editPage(body, contentType, spot, (_, { answers }) =>
          answers.map((at): Edit => ({ ...at, to: escaped(next) })),
        );
};

/** Text that may stand in markup and in JSON alike. */
const escaped = (text: string): string => text.replace(/[<>&"\\]/g, ' ');

const isDate = ({ reading: { value } }: Evidence): boolean =>
  value.kind === 'figure' && value.figure.unit.dimension === 'date';

const isProse = ({ ask, reading }: Evidence): boolean =>
  (ask.question.place.by === 'near' || ask.question.place.by === 'text') &&
  !reading.passage.address.startsWith('table');

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The sentence denied, from its beginning: the words round the answer stay as they are. */
const negated = (evidence: Evidence): PageChange => {
  const spot = spotOf(evidence);
  const opening = isChinese(spot.text) ? '並非' : 'It is not true that ';
  return (body, contentType) =>
    editPage(body, contentType, spot, (_, { passages }) =>
      passages.map(({ start }): Edit => ({ start, end: start, to: opening })),
    );
};

const removed =
  (evidence: Evidence): PageChange =>
  (body, contentType) =>
    editPage(body, contentType, spotOf(evidence), (_, { passages, answers }) =>
      (passages.length > 0 ? passages : answers).map((at): Edit => ({ ...at, to: '' })),
    );

/** Another figure of the same unit on both sides of the true one: whichever is nearer, it is not the only one. */
const crowded = (evidence: Evidence, claimed: Interval | undefined): PageChange => {
  const spot = spotOf(evidence);
  const answer = spot.text.slice(spot.start, spot.end);
  // It must lie outside of what is claimed, or it would rightly change nothing.
  const other = movedNumber(answer, claimed && !claimed.high ? 'down' : 'up', isDate(evidence));
  return (body, contentType) =>
    other === undefined
      ? undefined
      : editPage(body, contentType, spot, (raw, { answers }) =>
          answers.map(
            ({ start, end }): Edit => ({
              start,
              end,
              to: `${escaped(other)}, ${raw.slice(start, end)}, ${escaped(other)}`,
            }),
          ),
        );
};

const rowLabel = ({ reading }: Evidence): string | undefined =>
  /^table\[\d+\][^"]*"([^"]+)"/.exec(reading.passage.address)?.[1];

/** Up, down or both: where a moved figure must leave what was claimed. */
function directions(
  claimed: Interval | undefined,
): readonly { readonly way: 'up' | 'down'; readonly surely: boolean }[] {
  if (!claimed)
    return [
      { way: 'up', surely: false },
      { way: 'down', surely: false },
    ];
  const ways: { way: 'up' | 'down'; surely: boolean }[] = [];
  if (claimed.high) ways.push({ way: 'up', surely: true });
  if (claimed.low) ways.push({ way: 'down', surely: true });
  return ways;
}

function figureMutants(evidence: Evidence, { claimed }: About): readonly PageMutant[] {
  const moves = directions(claimed).map(
    ({ way, surely }): PageMutant => ({
      name: `figure on the page moved ${way}`,
      together: false,
      edit: onAnswers(evidence, (answer) => movedNumber(answer, way, isDate(evidence))),
      ...(!surely && { anyOf: evidence.ask.id }),
    }),
  );
  const label = rowLabel(evidence);
  return [
    ...moves,
    ...(isProse(evidence)
      ? [{ name: 'nearer figure of the same unit', together: true, edit: crowded(evidence, claimed) }]
      : []),
    ...(label === undefined
      ? []
      : [
          {
            name: 'row label exchanged',
            together: true,
            edit: ((body, type) => replaceOnPage(body, type, [label], 'Some other row')) as PageChange,
          },
        ]),
  ];
}

function wordMutants(evidence: Evidence, { instead }: About): readonly PageMutant[] {
  const { value } = evidence.reading;
  const exchanged: readonly PageMutant[] =
    instead === undefined
      ? []
      : [
          {
            name: value.kind === 'quote' ? 'words on the page exchanged' : 'term on the page exchanged',
            together: true,
            edit: onAnswers(evidence, () => instead),
          },
        ];
  if (value.kind !== 'quote' || value.speaker === null) return exchanged;
  const speakers = evidence.ask.question.speakers?.flatMap(({ name, spellings }) => [name, ...spellings]) ?? [];
  const edit: PageChange = (body, type) =>
    replaceOnPage(body, type, [...speakers, value.speaker ?? ''].filter(Boolean), 'Wolfgang Nobody');
  return [...exchanged, { name: 'speaker on the page exchanged', together: true, edit }];
}

/** Rows of a series with the values of its periods in the opposite order: every peak, crossing and growth is another. */
function reversedSeries(evidence: Evidence): PageMutant | undefined {
  const { value } = evidence.reading;
  if (value.kind !== 'series' && value.kind !== 'list') return undefined;
  const edit: PageChange = (body) => {
    const text = new TextDecoder().decode(body);
    const lines = text.split('\n');
    if (lines.length < 4) return undefined;
    const last = lines.findLastIndex((line) => line.trim() !== '');
    const cells = (line: string): readonly string[] => line.split(',');
    const rows = lines.slice(1, last + 1);
    const turned = rows.map((line, i) =>
      [cells(line)[0], ...cells(rows[rows.length - 1 - i] ?? line).slice(1)].join(','),
    );
    return new TextEncoder().encode([lines[0], ...turned, ...lines.slice(last + 1)].join('\n'));
  };
  return { name: 'values in the opposite order', together: true, edit };
}

/** All that is done to the page of one piece of evidence. */
export function pageMutants(evidence: Evidence, about: About): readonly PageMutant[] {
  const { value } = evidence.reading;
  const series = reversedSeries(evidence);
  if (series) return [series];
  const own = value.kind === 'figure' ? figureMutants(evidence, about) : wordMutants(evidence, about);
  const denied = isProse(evidence) ? [{ name: 'sentence negated', together: true, edit: negated(evidence) }] : [];
  return [...own, ...denied, { name: 'passage removed', together: true, edit: removed(evidence) }];
}
