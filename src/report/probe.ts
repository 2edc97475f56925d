/** What a page holds, for a person who writes a claim: what it hides first, then dates, figures, tables. */
import { formatFigureInterval } from '../figures/convert.ts';
import { asYaml, type Probe, type SeenFigure, type SeenQuote, type SeenTable } from '../probe.ts';
import { cut, pad, wrap } from './columns.ts';
import { forTerminal, oneLine } from './escape.ts';

const walls: Readonly<Record<string, string>> = {
  wall: 'The page is a wall: its text was not served to a program.',
  paywall: 'Only a part is served: the page says that its text is for subscribers.',
  consent: 'The page asks for consent before it shows its text.',
  'needs-script': 'The page builds its text by script; nothing of it is here.',
};

/** What is pasted must be what the page has: inert, and never cut. */
const pasted = (text: string): string => oneLine(text, Number.MAX_SAFE_INTEGER);

function factLines({ facts }: Probe): string[] {
  const line = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${pad(label, 10)} ${forTerminal(text)}`];
  return [
    ...line('title', facts.title),
    ...line('author', facts.author),
    ...line('publisher', facts.publisher),
    ...line(
      'published',
      facts.published && `${facts.published.text}  (${facts.published.from}, ${facts.published.trust})`,
    ),
    ...line('modified', facts.modified && `${facts.modified.text}  (${facts.modified.from}, ${facts.modified.trust})`),
    ...line('language', facts.language),
    ...line('canonical', facts.canonical),
  ];
}

function placeLine(near: string | undefined, json: string | undefined): string | undefined {
  if (json !== undefined) return `json: ${pasted(asYaml(json))}`;
  return near === undefined ? undefined : `near: ${pasted(asYaml(near))}`;
}

function figureLines(seen: SeenFigure, number: number, width: number): string[] {
  const { figure, sentence, body, near, json } = seen;
  const reading = figure.unresolved ? 'a date without a dateline' : formatFigureInterval(figure.interval, figure.unit);
  return [
    `${String(number).padStart(4)}  ${forTerminal(figure.text)}  → ${forTerminal(reading)}  (${figure.rule})${body ? '' : '  outside the body'}`,
    ...wrap(forTerminal(sentence), width - 6)
      .slice(0, 2)
      .map((line) => `      ${line}`),
    `      ${placeLine(near, json) ?? (body ? 'no short "near" finds it alone' : 'no verdict rests on it; `css` names the place')}`,
  ];
}

/** Columns of a filing's tables are called by several lines each. */
const linesOfColumns = 4;

function tableLines(table: SeenTable, number: number, width: number): string[] {
  const place = table.place;
  const keys = place && [
    place.row === undefined ? undefined : `row: ${asYaml(place.row)}`,
    place.column === undefined ? undefined : `column: ${asYaml(place.column)}`,
    place.caption === undefined ? undefined : `caption: ${asYaml(place.caption)}`,
  ];
  return [
    `table ${number}  ${forTerminal(table.caption) || forTerminal(table.headings.at(-1) ?? '') || 'without a caption'}${table.scale === undefined ? '' : `  (figures times 10^${table.scale})`}`,
    ...(table.columns.length > 0
      ? wrap(`columns  ${table.columns.map((head) => forTerminal(head)).join(' | ')}`, width - 6)
          .slice(0, linesOfColumns)
          .map((line) => `      ${line}`)
      : []),
    ...table.rows
      .slice(0, 8)
      .map(({ label, figures }) =>
        cut(`      ${pad(forTerminal(label), 32)} ${figures.map((text) => forTerminal(text)).join('  ')}`, width),
      ),
    ...(table.rows.length > 8 ? [`      and ${table.rows.length - 8} rows more`] : []),
    ...(keys ? [`      table: { ${pasted(keys.filter(Boolean).join(', '))} }`] : []),
  ];
}

function quoteLines({ words, speaker, alone }: SeenQuote, number: number, width: number): string[] {
  const says = [`quote: ${asYaml(words)}`, ...(speaker === undefined ? [] : [`speaker: ${asYaml(speaker)}`])];
  return [
    `${String(number).padStart(4)}  ${speaker === undefined ? 'nobody is named' : forTerminal(speaker)}`,
    ...(alone
      ? [`      says: { ${pasted(says.join(', '))} }`]
      : [cut(`      ${forTerminal(words)}`, width), '      stands on the page more than once']),
  ];
}

export function probeText(
  probe: Probe & { readonly total: number },
  { width, from }: { readonly width: number; readonly from: number },
): string {
  const { figures, tables, quotes, total, failure, wall } = probe;
  const last = from + figures.length;
  const lines = [
    ...(failure ? [`not readable: ${failure.code} (${forTerminal(failure.detail)}). ${failure.hint}`] : []),
    ...(wall ? [walls[wall] ?? wall] : []),
    ...factLines(probe),
    '',
    total === 0 ? 'no figures' : `figures ${from + 1} to ${last} of ${total}`,
    ...figures.flatMap((seen, at) => figureLines(seen, from + at + 1, width)),
    ...(last < total ? [`      the next: --from ${last + 1}`] : []),
    ...(tables.length > 0 ? [''] : []),
    ...tables.flatMap((table, at) => tableLines(table, at + 1, width)),
    ...(quotes.length > 0 ? ['', 'quotes'] : []),
    ...quotes.flatMap((quote, at) => quoteLines(quote, at + 1, width)),
  ];
  return lines.join('\n').replace(/^\n+/, '');
}
