/** Comma-, semicolon- or tab-separated values to rows, by RFC 4180: a quoted field may hold separators, line ends and `""`. */

/** Fields of one document; beyond it the rest is not read. */
const maxFields = 5_000_000;

/** The separator that the first line uses most, outside quotes. */
function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const line = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Every record as its fields, as printed; empty lines are no records. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let fields = 0;
  while (at <= text.length && fields < maxFields) {
    let field: string;
    if (text[at] === '"') {
      const [content, end] = quoted(text, at);
      // Characters between the closing quote and the separator belong to no field by the standard; they are kept.
      const stop = endOfField(text, end, separator);
      field = content + text.slice(end, stop);
      at = stop;
    } else {
      const stop = endOfField(text, at, separator);
      field = text.slice(at, stop);
      at = stop;
    }
    row.push(field);
    fields++;
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

function endOfField(text: string, from: number, separator: string): number {
  let at = from;
  for (; at < text.length; at++) {
    const character = text[at];
    if (character === separator || character === '\n' || character === '\r') break;
  }
  return at;
}

function quoted(text: string, open: number): [content: string, end: number] {
  let content = '';
  let at = open + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return [content + text.slice(at), text.length];
    content += text.slice(at, close);
    if (text[close + 1] !== '"') return [content, close + 1];
    content += '"';
    at = close + 2;
  }
}
