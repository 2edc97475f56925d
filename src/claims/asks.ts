/** From an entry and what is asked to a question with its place. */
import type { Unit } from '../figures/figure.ts';
import { type Interval, isPoint } from '../figures/interval.ts';
import { add, compare, one, rational } from '../figures/rational.ts';
import type { Ask, Place, Question, QuestionKind, Term } from '../question.ts';
import { type Common, isOn } from './schema.ts';
import type { Scope } from './scope.ts';
import { entryOf } from './shape.ts';
import { placeKeyNames, type SourceEntry, withCommon } from './source-entry.ts';
import { unitOf } from './unit-words.ts';
import { readDays } from './when.ts';
import type { Stretch } from './yaml-node.ts';

/** What is asked, without place and time. */
export interface Wanted {
  readonly kind: QuestionKind;
  readonly unit?: Unit;
  /** What bare numbers at the place are in, as the claim says for all its sources. */
  readonly stated?: string;
  readonly terms?: readonly Term[];
  readonly wordings?: readonly string[];
  readonly speakers?: readonly Term[];
}

/** Half of the window that "a year ago" stands for, in days. */
const aroundDays = 15n;

export const commonFor = (entry: SourceEntry, scope: Scope): Common =>
  entry.ownPlace ? { ...withoutPlaces(scope.inherited), ...entry.common } : withCommon(scope.inherited, entry.common);

const withoutPlaces = (common: Common): Common =>
  Object.fromEntries(Object.entries(common).filter(([key]) => !(placeKeyNames as readonly string[]).includes(key)));

function cssPlace(typed: string): Place {
  const attribute = /@([\w-]+)$/.exec(typed);
  return attribute
    ? { by: 'css', selector: typed.slice(0, attribute.index), attribute: attribute[1] ?? '' }
    : { by: 'css', selector: typed };
}

/** The place that the keys name; undefined where they name none. */
export function placeOf(entry: SourceEntry, common: Common): Place | undefined {
  const { near, table, css, json, regex, concept, read } = common;
  if (entry.ownPlace) return entry.ownPlace;
  if (near !== undefined) return { by: 'near', words: near };
  if (table) {
    const row = table.row ?? (table.columns ? undefined : table.rows);
    const column = table.column ?? table.columns;
    return {
      by: 'table',
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
      ...(table.caption === undefined ? {} : { caption: table.caption }),
    };
  }
  if (css !== undefined) return cssPlace(css);
  if (json !== undefined) return { by: 'json', path: json };
  if (regex !== undefined) return { by: 'regex', pattern: regex };
  if (concept !== undefined) return { by: 'concept', concept };
  return read === 'published' ? { by: 'published' } : undefined;
}

/** Is the place one of many values: a column, a row, several columns of a series? */
export function isMany(place: Place | undefined): boolean {
  if (place?.by === 'table') return place.row === 'all' || place.column === 'all';
  return place?.by === 'series' && (typeof place.value !== 'string' || place.value === 'all');
}

export const isSeries = (place: Place | undefined): boolean => place?.by === 'series';

/** Where in the file a common key of this entry stands, for what is wrong with it. */
export const placeInFile = (entry: SourceEntry, scope: Scope, key: string): Stretch =>
  entryOf(entry.node, key)?.value ??
  entryOf(
    scope.layers.findLast((layer) => layer.entries.has(key)),
    key,
  )?.value ??
  entry.at;

function days(typed: string | undefined, key: string, entry: SourceEntry, scope: Scope): Interval | undefined {
  if (typed === undefined) return undefined;
  const found = readDays(typed, scope.counting);
  if (!found) {
    scope.file.problems.report({
      code: 'bad-date',
      at: placeInFile(entry, scope, key),
      message: `"${typed}" is no date`,
      hint: 'write 2025-12-11, November 2025, first half of 2025, or 2025-12-09 to 2025-12-10',
    });
  }
  return found;
}

function dayAt(typed: string | undefined, entry: SourceEntry, scope: Scope): number | undefined {
  const found = days(typed, 'at', entry, scope);
  const bound = found?.high ?? found?.low;
  if (!found || !bound) return undefined;
  if (!isPoint(found)) {
    scope.file.problems.report({
      code: 'bad-date',
      at: placeInFile(entry, scope, 'at'),
      message: '"at" takes one day',
      hint: 'write it as 2025-12-11',
    });
  }
  return Number(bound.value.n / bound.value.d);
}

const widened = ({ low, high }: Interval): Interval => ({
  low: low && { ...low, value: add(low.value, rational(-aroundDays)) },
  high: high && { ...high, value: add(high.value, rational(aroundDays)) },
});

/** Currencies: what a bare sign on the page means where the author says so. */
const currencyOf = (unit: Unit | undefined): string | undefined =>
  unit?.dimension === 'money' ? unit.name : undefined;

const named = (unit: Unit | undefined): boolean => unit !== undefined && unit.name !== '';

/** One question to one source; undefined where the entry does not fit it, which is reported. */
export function askOf(entry: SourceEntry, wanted: Wanted, id: string, scope: Scope): Ask | undefined {
  const { problems, names, reading } = scope.file;
  const common = commonFor(entry, scope);
  const { kind } = entry;
  const places = placeKeyNames.filter((key) => common[key] !== undefined);
  if (!entry.ownPlace && places.length > 1) {
    problems.report({
      code: 'two-places',
      at: placeInFile(entry, scope, places[1] ?? 'near'),
      message: `"${places[0]}" and "${places[1]}" both say where to look`,
      hint: 'keep one of the two',
    });
  }
  const textual = wanted.kind === 'term' || wanted.kind === 'quote';
  const place = placeOf(entry, common) ?? (textual ? ({ by: 'text' } as const) : undefined);
  if (!place) {
    problems.report({
      code: 'missing-place',
      at: entry.at,
      message: 'where on it is the figure?',
      hint: 'add the words around it: near: monthly active users grew ___',
    });
    return undefined;
  }
  const wrong = scope.file.placeProblem?.(place);
  if (wrong !== undefined) {
    problems.report({
      code: 'bad-place',
      at: placeInFile(entry, scope, place.by),
      message: wrong,
      hint: 'or say where in words: near: monthly active users grew ___',
    });
    return undefined;
  }
  const asked: QuestionKind = place.by === 'published' ? 'date' : wanted.kind;
  if (!kind.answers.includes(asked)) {
    problems.report({
      code: 'cannot-answer',
      at: entry.at,
      message: `the source "${kind.name}" has no ${asked === 'figure' ? 'figures' : `${asked}s`}`,
      hint: `it answers: ${kind.answers.join(', ')}`,
    });
  }
  const words = common.unit ?? wanted.stated;
  const unit = words === undefined ? wanted.unit : unitOf(words, reading);
  // The claim's own amount is for each of something, or in a calculation the place's.
  const { per } = wanted.unit ?? unit ?? {};
  const isDate = unit?.dimension === 'date' && asked === 'figure';
  const period = days(common.period, 'period', entry, scope);
  const around = days(common.around, 'around', entry, scope);
  const at = dayAt(common.at, entry, scope);
  // Only what the author says of the place: the claim's own currency would make of "$5" whatever was claimed.
  const currency = words === undefined ? undefined : currencyOf(unit);
  const { fiscalYearEnd } = reading;
  const question: Question = {
    id,
    kind: isDate ? 'date' : asked,
    place,
    ...(unit && !textual ? { dimension: unit.dimension } : {}),
    ...(unit && named(unit) && !textual ? { unit: unit.name } : {}),
    ...(per && compare(per.count, one) === 0 && !textual ? { per: per.of } : {}),
    ...(words !== undefined && unit && !textual && !isDate ? { stated: unit } : {}),
    ...(wanted.terms ? { terms: wanted.terms } : {}),
    ...(wanted.wordings ? { wordings: wanted.wordings } : {}),
    ...(wanted.speakers ? { speakers: wanted.speakers } : {}),
    ...(names.length > 0 ? { names } : {}),
    ...(common.read === 'latest' || common.read === 'earliest' ? { read: common.read } : {}),
    asOf: scope.asOf,
    ...(period ? { period } : around ? { period: widened(around) } : {}),
    ...(currency === undefined && fiscalYearEnd === undefined
      ? {}
      : { context: { ...(currency && { currency }), ...(fiscalYearEnd && { fiscalYearEnd }) } }),
  };
  return {
    id,
    source: kind.name,
    options: entry.options,
    question,
    ...(at === undefined ? {} : { at }),
    ...(common.origin === undefined ? {} : { origin: common.origin }),
    ...(common.standing === undefined ? {} : { standing: common.standing }),
    ...(isOn(common.complete) ? { complete: true } : {}),
    ...(isOn(common['only-grows']) ? { onlyGrows: true } : {}),
    line: problems.place(entry.at.start).line,
  };
}

/** The question to every entry, numbered. */
export const asksOf = (entries: readonly SourceEntry[], wanted: Wanted, path: string, scope: Scope): readonly Ask[] =>
  entries.flatMap((entry, index) => askOf(entry, wanted, `${path}/${index}`, scope) ?? []);
