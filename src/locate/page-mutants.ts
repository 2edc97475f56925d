/** What is done to a page to see whether a verdict notices: edits round the passage on which it rests. */
import type { Evidence } from '../evidence.ts';
import { decode } from '../extract/decode.ts';
import type { Interval } from '../figures/interval.ts';
import { type Edit, editPage, replaceOnPage, type Spot } from './edit-page.ts';
import { type About, escaped, isDate, onAll, type PageChange, type PageMutant } from './page-mutant.ts';
import { sentenceMutants } from './sentence-mutants.ts';
import { seriesMutants } from './series-mutants.ts';
import { tableMutants } from './table-mutants.ts';

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

const isProse = ({ ask, reading }: Evidence): boolean =>
  (ask.question.place.by === 'near' || ask.question.place.by === 'text') &&
  !reading.passage.address.startsWith('table');

const removed =
  (evidence: Evidence): PageChange =>
  (body, contentType) =>
    editPage(body, contentType, spotOf(evidence), (_, { passages, answers }) =>
      (passages.length > 0 ? passages : answers).map((at): Edit => ({ ...at, to: '' })),
    );

/** Another figure of the same unit on both sides of the true one: whichever is nearer, it is not the only one. */
const crowded = (evidence: Evidence, { claimed, missed }: About): PageChange => {
  const spot = spotOf(evidence);
  const answer = spot.text.slice(spot.start, spot.end);
  // It must lead elsewhere than what stands there, or it would rightly change nothing.
  const other = missed ?? movedNumber(answer, claimed && !claimed.high ? 'down' : 'up', isDate(evidence));
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

/** Units and what is put in their place, in the answer itself. Scales are none: another scale is another amount. */
const otherUnits: readonly (readonly [RegExp, string])[] = [
  [/%|％|\bper\s?cent\b|\bpercent\b/gi, ' euros '],
  [/百分之/g, '千分之'],
  [/US\$|\$|\bUSD\b|\bdollars?\b|美元/gi, ' JPY '],
  [/€|£|¥|\b(?:RMB|CNY|EUR|GBP|yuan|euros?|pounds?)\b|人民币|元/gi, ' USD '],
  [/\busers?\b|用户|用戶/i, ' downloads '],
  [/\bdownloads?\b|下载|下載/i, ' users '],
  [/\bmonths?\b|\bweeks?\b|\bquarters?\b/i, ' days '],
  [/\bdays?\b|天/i, ' years '],
];

/** The unit beside the figure is another one. */
function unitExchanged(evidence: Evidence, { calculated }: About): PageMutant | undefined {
  const { start, end, text } = evidence.reading.passage;
  const answer = text.slice(start, end);
  const [unit, other] = otherUnits.find(([print]) => print.test(answer)) ?? [];
  if (!unit || other === undefined) return undefined;
  return {
    name: 'unit on the page exchanged',
    edit: onAnswers(evidence, (print) => print.replace(unit, other)),
    // All operands of a sum in another currency may still be what was said of them.
    to: calculated ? 'operand' : 'all',
  };
}

/** The page's own date, some years earlier or later, wherever it stands. */
const dated =
  ({ page: { published } }: Evidence, years: number): PageChange =>
  (body, contentType) => {
    const year = published?.text.slice(0, 4);
    if (year === undefined || !/^\d{4}$/.test(year)) return undefined;
    const { text } = decode(body, contentType);
    const edited = text.replaceAll(published?.text.slice(0, 10) ?? year, (day) =>
      day.replace(year, String(Number(year) + years)),
    );
    return edited === text ? undefined : new TextEncoder().encode(`\ufeff${edited.replace(/^\ufeff/, '')}`);
  };

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

function figureMutants(evidence: Evidence, about: About): readonly PageMutant[] {
  const { claimed } = about;
  const moves = directions(claimed).map(
    ({ way, surely }): PageMutant => ({
      name: `figure on the page moved ${way}`,
      to: 'each',
      blind: true,
      edit: onAnswers(evidence, (answer) => movedNumber(answer, way, isDate(evidence))),
      ...(!surely && { anyOf: evidence.ask.id }),
    }),
  );
  const unit = unitExchanged(evidence, about);
  const { missed } = about;
  return [
    ...moves,
    ...(missed === undefined
      ? []
      : [
          onAll(
            'figure on the page set to what was claimed',
            onAnswers(evidence, () => missed),
          ),
        ]),
    ...(isProse(evidence)
      ? [
          {
            ...onAll('nearer figure of the same unit', crowded(evidence, about)),
            // With nothing to aim at, both figures may miss what was claimed.
            ...(missed === undefined && { blind: true }),
          },
        ]
      : []),
    ...(unit ? [unit] : []),
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
            to: 'all',
            edit: onAnswers(evidence, () => instead),
          },
        ];
  if (value.kind !== 'quote' || value.speaker === null) return exchanged;
  const speakers = evidence.ask.question.speakers?.flatMap(({ name, spellings }) => [name, ...spellings]) ?? [];
  const edit: PageChange = (body, type) =>
    replaceOnPage(body, type, [...speakers, value.speaker ?? ''].filter(Boolean), 'Wolfgang Wolfram');
  return [...exchanged, { name: 'speaker on the page exchanged', to: 'all', edit }];
}

/** All that is done to the page of one piece of evidence. */
export function pageMutants(evidence: Evidence, about: About): readonly PageMutant[] {
  const { value } = evidence.reading;
  const { place } = evidence.ask.question;
  if (value.kind === 'series' || value.kind === 'list') return seriesMutants(evidence);
  if (place.by === 'published') return [onAll("page's date moved", dated(evidence, -3))];
  const own = value.kind === 'figure' ? figureMutants(evidence, about) : wordMutants(evidence, about);
  const sentence = isProse(evidence) ? sentenceMutants(evidence, about) : [];
  // Where the last of several is read, the one before it takes its place.
  const without = evidence.ask.question.read ? [] : [onAll('passage removed', removed(evidence))];
  return [...own, ...tableMutants(evidence), ...sentence, ...without];
}
