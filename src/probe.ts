/**
 * What the reader sees on a page: dates, figures, tables, quotes, and for each the shortest locator that finds it alone.
 * A locator is offered only after it was tried: asked on this page, it gave this one passage and nothing else.
 */
import type { PageFacts } from './evidence.ts';
import { ReadError } from './extract/document.ts';
import { extract } from './extract/extract.ts';
import { type ReadTable, readTables } from './extract/read-table.ts';
import { measureOfCell, powerOf } from './extract/table-scale.ts';
import type { Figure } from './figures/figure.ts';
import { readFigures } from './figures/read.ts';
import { answer } from './locate/answer.ts';
import { formatPath } from './locate/json.ts';
import { jsonLeaves } from './locate/json-values.ts';
import type { Page } from './locate/locate.ts';
import { sentencesOf } from './locate/sentences.ts';
import { wordsBefore, wordsToTry } from './locate/words-to-try.ts';
import type { Place, Question } from './question.ts';

export interface SeenFigure {
  readonly figure: Figure;
  readonly sentence: string;
  readonly headings: readonly string[];
  /** In the article's body, or in what surrounds it. */
  readonly body: boolean;
  /** `near: grew ___`; absent where none of those tried finds it alone, and outside of the body, where it decides nothing. */
  readonly near?: string;
  /** In data: `json: $.downloads`. */
  readonly json?: string;
}

export interface SeenTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly figures: readonly string[] }[];
  /** Power of ten that its words multiply figures by. */
  readonly scale?: number;
  readonly place?: Extract<Place, { by: 'table' }>;
}

export interface SeenQuote {
  /** As printed, without the quotation marks; of a long one the first words. */
  readonly words: string;
  /** Whose words the page says they are. */
  readonly speaker?: string;
  /** The words stand on the page once: `says: { quote: ... }` finds them alone. */
  readonly alone: boolean;
}

export interface Probe {
  readonly facts: PageFacts;
  /** What keeps a reader from the text. */
  readonly wall?: string;
  readonly kind: 'html' | 'json' | 'text';
  readonly figures: readonly SeenFigure[];
  readonly tables: readonly SeenTable[];
  readonly quotes: readonly SeenQuote[];
  /** Why nothing could be read. */
  readonly failure?: { readonly code: string; readonly detail: string; readonly hint: string };
}

interface Sentence {
  readonly text: string;
  readonly headings: readonly string[];
  readonly body: boolean;
}

const quoted = /[:#{}[\],&*?|<>=!%@`'"\\]|^[-~.+]/;
/** As it is typed in a claims file. */
export const asYaml = (text: string): string =>
  quoted.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : text;

function questionFor(id: string, place: Place, figure: Pick<Figure, 'unit'>, dateline: number | undefined): Question {
  const kind = figure.unit.dimension === 'date' ? 'date' : 'figure';
  const context = dateline === undefined ? {} : { context: { dateline } };
  return { id, kind, place, dimension: figure.unit.dimension, asOf: { low: null, high: null }, ...context };
}

/** The first place of each figure that finds its print in its sentence, and nothing else. */
function aloneAt(
  page: Page,
  seen: readonly (Sentence & { readonly figure: Figure })[],
  dateline: number | undefined,
): (string | undefined)[] {
  const questions = seen.flatMap((one, at) =>
    wordsToTry(one.text, one.figure).map((words, number) =>
      questionFor(`${at} ${number}`, { by: 'near', words }, one.figure, dateline),
    ),
  );
  const found = new Map(answer(page, questions).answers.map((one) => [one.question, one.readings]));
  return seen.map((one, at) =>
    wordsToTry(one.text, one.figure).find((_words, number) => {
      const [only, other] = found.get(`${at} ${number}`) ?? [];
      if (!only || other) return false;
      const { text, start, end } = only.passage;
      const print = text.slice(start, end);
      return (
        one.text.includes(text.slice(0, 60)) && (one.figure.text.includes(print) || print.includes(one.figure.text))
      );
    }),
  );
}

/** Values of data that are looked at. */
const mostLeaves = 50_000;
/** A longer string is prose, in which a figure is one of many. */
const longestDatum = 60;

const bareNumber = { unit: { dimension: 'number', name: '' } } as const;

/** What a value of data is as a whole; undefined for names and prose. */
function datumOf(value: number | string): Pick<Figure, 'unit'> | undefined {
  if (typeof value === 'number') return bareNumber;
  if (value.length > longestDatum || !/\p{N}/u.test(value)) return undefined;
  const [only, other] = readFigures(value);
  return other ? undefined : only;
}

/** Numbers, dates and short print of a JSON answer, each with the path that finds it. */
function seenData(page: Page, value: unknown, from: number, most: number): { figures: SeenFigure[]; total: number } {
  const data = jsonLeaves(value, mostLeaves).flatMap((leaf) => {
    const datum = datumOf(leaf.value);
    return datum ? [{ ...leaf, datum }] : [];
  });
  const shown = data.slice(from, from + most);
  const { answers } = answer(
    page,
    shown.map(({ path, datum }, number) => questionFor(String(number), { by: 'json', path }, datum, undefined)),
  );
  const figures = shown.flatMap(({ at, path }, number): SeenFigure[] => {
    const [only, other] = answers[number]?.readings ?? [];
    const address = formatPath(at);
    if (other || only?.value.kind !== 'figure' || only.passage.address !== `json:${address}`) return [];
    const sentence = `${address} is ${only.passage.text}`;
    return [{ figure: only.value.figure, sentence, headings: [], body: true, json: path }];
  });
  return { figures, total: data.length };
}

/** The rows of a table that hold figures, each with its name. */
function rowsOf(read: ReadTable): { label: string; cells: ReadTable['data'] }[] {
  const figures = read.data.filter(({ number }) => number !== undefined);
  return [...new Set(figures.map(({ row }) => row))].map((row) => ({
    label: read.labelsOf(row)[0] ?? '',
    cells: figures.filter((cell) => cell.row === row),
  }));
}

export interface ProbeOptions {
  readonly from?: number;
  readonly most?: number;
}

/** Reads a page; the figures from the `from`-th on, `most` of them, in reading order. */
export function probePage(page: Page, { from = 0, most = 20 }: ProbeOptions = {}): Probe & { readonly total: number } {
  const { facts } = answer(page, []);
  const dateline = facts.otherwisePublished ? undefined : facts.published?.day;
  let document: ReturnType<typeof extract>;
  try {
    document = extract(page);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const { code, detail, hint } = error;
    return { facts, kind: 'text', figures: [], tables: [], quotes: [], total: 0, failure: { code, detail, hint } };
  }
  if (document.kind === 'json') {
    return { facts, kind: 'json', ...seenData(page, document.value, from, most), tables: [], quotes: [] };
  }
  const blocks =
    document.kind === 'html'
      ? // Rows of tables are shown with their tables.
        document.blocks.filter(({ tag }) => tag !== 'tr')
      : [{ text: document.text, headings: [], body: true }];
  const context = dateline === undefined ? {} : { dateline };
  const all = blocks.flatMap(({ text, headings, body }) =>
    sentencesOf(text).flatMap(({ start, end }) => {
      const sentence = text.slice(start, end);
      return readFigures(sentence, context).map((figure) => ({ text: sentence, headings, body, figure }));
    }),
  );
  const shown = all.slice(from, from + most);
  const places = document.kind === 'html' ? aloneAt(page, shown, dateline) : shown.map(() => undefined);
  const figures = shown.map(({ figure, text, headings, body }, at): SeenFigure => {
    // What stands beside the article decides nothing, wherever it is found.
    const near = body ? places[at] : undefined;
    return { figure, sentence: text, headings, body, ...(near === undefined ? {} : { near }) };
  });
  const tables = document.kind === 'html' ? seenTables(page, document.tables) : [];
  const quotes = document.kind === 'html' ? seenQuotes(page, blocks) : [];
  const wall = document.kind === 'html' ? document.wall : undefined;
  return {
    facts,
    kind: document.kind,
    figures,
    tables,
    quotes,
    total: all.length,
    ...(wall === undefined ? {} : { wall }),
  };
}

/** Quotes that are shown. */
const mostQuotes = 20;
const inMarks = /“([^“”]+)”|"([^"\n]+)"|「([^「」]+)」|『([^『』]+)』/gu;
/** Fewer are a title or a word held at arm's length, and no statement. */
const isStatement = (words: string): boolean =>
  words.split(/\s+/).length >= 4 || (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= 6;

/** Longer quotes are shown by their first words: they are enough to find them, and somebody is to read them. */
const longestQuote = 160;
const firstWords = (words: string): string =>
  words.length <= longestQuote ? words : words.slice(0, longestQuote).replace(/\s+\S*$/, '');

/** What stands in quotation marks, with its speaker, each once and in the order of the page. */
function seenQuotes(page: Page, blocks: readonly { readonly text: string }[]): SeenQuote[] {
  const found = blocks.flatMap(({ text }) => [...text.matchAll(inMarks)].map((match) => match.slice(1).join('')));
  const printed = [
    ...new Set(found.map((words) => firstWords(words.trim()).replace(/[,，.。]$/, '')).filter(isStatement)),
  ];
  const asked = printed.slice(0, mostQuotes).map(
    (words, number): Question => ({
      id: String(number),
      kind: 'quote',
      place: { by: 'text' },
      wordings: [words],
      asOf: { low: null, high: null },
    }),
  );
  const { answers } = answer(page, asked);
  return asked.map(({ wordings = [] }, number) => {
    const [only, other] = answers[number]?.readings ?? [];
    const speaker = only?.value.kind === 'quote' ? only.value.speaker : null;
    return {
      words: wordings[0] ?? '',
      ...(speaker === null ? {} : { speaker }),
      alone: only !== undefined && other === undefined,
    };
  });
}

type Tables = Extract<ReturnType<typeof extract>, { kind: 'html' }>['tables'];
type TablePlace = Extract<Place, { by: 'table' }>;

/** Rows of a table whose first cell is looked for: one of them is called as no other. */
const rowsTried = 6;

interface Tried {
  readonly place: TablePlace;
  /** What the address of the cell's passage begins with. */
  readonly at: string;
}

const longestCaption = 60;

/** What may tell a table from others with the same rows: its caption, the heading over it, the end of the line above. */
function captionsOf({ table: { caption, headings, above } }: ReadTable): string[] {
  const line = above.split('\n').at(-1) ?? '';
  const ends = [4, 8].map((count) => wordsBefore(line.replace(/\s*[(（][^()（）]*[)）]\s*[:：]?$|[:：]$/, ''), count));
  return [...new Set([caption, headings.at(-1) ?? '', ...ends])].filter(
    (text) => /\p{L}/u.test(text) && text.length <= longestCaption && !text.includes('___'),
  );
}

/** Places to try for the first cells of a table, the shortest first. */
function placesIn(read: ReadTable, rows: ReturnType<typeof rowsOf>): Tried[] {
  const captions = captionsOf(read);
  return rows.slice(0, rowsTried).flatMap(({ label, cells: [cell] }) => {
    if (!cell || label === '') return [];
    const headers = read.headersOf(cell.row, cell.column);
    const group = read.groupsOf(cell.row).at(-1);
    const columns = [...new Set([headers.at(-1), headers.join(' ')])];
    const labels = group === undefined ? [label] : [label, `${group.replace(/[:：]$/, '')} ${label}`];
    const bare = columns.flatMap((column) =>
      labels.map((row) => ({ by: 'table', row, ...(column ? { column } : {}) }) as const),
    );
    const all = [...bare, ...captions.flatMap((caption) => bare.map((place) => ({ ...place, caption })))];
    const at = `table[${read.table.index}] row ${cell.row + 1} column ${cell.column + 1}:`;
    return all.map((place) => ({ place, at }));
  });
}

/** For each table the first of its places that finds its cell, and nothing else. */
function alone(page: Page, tried: readonly (readonly Tried[])[]): (TablePlace | undefined)[] {
  const questions = tried.flatMap((places, table) =>
    places.map(
      ({ place }, number): Question => ({
        id: `${table} ${number}`,
        kind: 'figure',
        place,
        asOf: { low: null, high: null },
      }),
    ),
  );
  const found = new Map(answer(page, questions).answers.map(({ question, readings }) => [question, readings]));
  return tried.map((places, table) => {
    const isAlone = ({ at }: Tried, number: number): boolean => {
      const [only, other] = found.get(`${table} ${number}`) ?? [];
      return only !== undefined && other === undefined && only.passage.address.startsWith(at);
    };
    return places.find(isAlone)?.place;
  });
}

function seenTables(page: Page, tables: Tables): SeenTable[] {
  const reads = readTables(tables).flatMap((read) => {
    const rows = rowsOf(read);
    const cell = rows[0]?.cells[0];
    return cell ? [{ read, rows, cell }] : [];
  });
  const places = alone(
    page,
    reads.map(({ read, rows }) => placesIn(read, rows)),
  );
  return reads.map(({ read, rows, cell }, at): SeenTable => {
    const { table } = read;
    const scale = powerOf(read, cell, measureOfCell(read, cell) ?? 'money');
    const place = places[at];
    // All that stands over a column: "June 28, 2025" stands there twice, for three months and for nine.
    const headOf = ({ row, column }: typeof cell): string => read.headersOf(row, column).join(' ');
    const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(headOf)))].filter((head) => head !== '');
    return {
      caption: table.caption || table.above,
      headings: table.headings,
      columns,
      rows: rows.map(({ label, cells }) => ({ label, figures: cells.map(({ text }) => text) })),
      ...(scale === 'unknown' || scale === 0 ? {} : { scale }),
      ...(place ? { place } : {}),
    };
  });
}
