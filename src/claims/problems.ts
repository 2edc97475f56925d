/** Collects what the author did wrong, with the line it stands on. */
import type { Diagnostic, SourcePlace } from './claim.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import type { Stretch } from './yaml-node.ts';

/** A file with more problems than this has one cause: the rest are counted, not listed. */
const maxProblemsPerFile = 200;

/** What a check hands over; the place is added here. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly at: Stretch;
  readonly message: string;
  readonly hint?: string;
  readonly severity?: 'error' | 'warning';
}

export interface Problems {
  readonly path: string;
  readonly text: string;
  report(problem: Problem): void;
  /** So many were found that looking for more helps nobody. */
  isFull(): boolean;
  /** Line and column of an offset; the column counts characters, not UTF-16 units. */
  place(offset: number): SourcePlace;
  /** One entry: a slip in it explains what is missing in it. */
  entry(stretch: Stretch): void;
  /** A stretch as a diagnostic shows it. */
  mark(at: Stretch): Pick<Diagnostic, 'place' | 'source' | 'length'>;
  /** In the order of the file. */
  list(): readonly Diagnostic[];
}

const characters = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** What is only missing because of another slip in the same entry: it would be noise beside it. */
const consequences: ReadonlySet<DiagnosticCode> = new Set([
  'missing-key',
  'missing-place',
  'missing-source',
  'says-missing',
]);
const causes: ReadonlySet<DiagnosticCode> = new Set([
  'unknown-key',
  'unknown-source',
  'unknown-value',
  'bad-url',
  'bad-value',
  'wrong-type',
  'missing-value',
  'two-sources',
  'duplicate-key',
  'missing-colon',
  'full-width-bracket',
  'full-width-colon',
  'indentation',
  'tab-indent',
  'comma-splits-brace',
  'unclosed-bracket',
  'unclosed-quote',
]);

/** The problems of one file. */
export function problemsOf(path: string, text: string): Problems {
  const found: (Problem & { readonly order: number })[] = [];
  const seen = new Set<string>();
  const entries: Stretch[] = [];
  let lineStarts: number[] | undefined;

  const lineOf = (offset: number): { line: number; start: number } => {
    if (!lineStarts) {
      lineStarts = [0];
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
    }
    let [low, high] = [0, lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, start: lineStarts[low] ?? 0 };
  };

  const place = (offset: number): SourcePlace => {
    const { line, start } = lineOf(offset);
    return { file: path, line, column: characters(text.slice(start, offset)) + 1 };
  };

  const mark = (at: Stretch): Pick<Diagnostic, 'place' | 'source' | 'length'> => {
    const { start } = lineOf(at.start);
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
    return {
      place: place(at.start),
      source: text.slice(start, end),
      length: Math.max(1, characters(text.slice(at.start, Math.min(at.end, end)))),
    };
  };

  const diagnose = ({ code, at, message, hint, severity = 'error' }: Problem): Diagnostic => ({
    severity,
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...mark(at),
  });

  /** Problems without those that follow from others. */
  const told = (): (Problem & { readonly order: number })[] => {
    const entryOf = (at: Stretch): number =>
      entries.findLastIndex(({ start, end }) => start <= at.start && at.start <= end);
    const slipped = new Set(found.filter(({ code }) => causes.has(code)).map(({ at }) => entryOf(at)));
    return found.filter(({ code, at }) => !consequences.has(code) || !slipped.has(entryOf(at)) || entryOf(at) === -1);
  };

  return {
    path,
    text,
    report(problem) {
      // Two checks may stumble over one thing: the first word on a place and code stands.
      const key = `${problem.code} ${problem.at.start}`;
      if (seen.has(key)) return;
      seen.add(key);
      found.push({ ...problem, order: found.length });
    },
    isFull: () => found.length > 5 * maxProblemsPerFile,
    entry: (stretch) => void entries.push(stretch),
    place,
    mark,
    list() {
      const sorted = told().sort((a, b) => a.at.start - b.at.start || a.order - b.order);
      const shown = sorted.slice(0, maxProblemsPerFile).map(diagnose);
      const next = sorted[maxProblemsPerFile];
      if (!next) return shown;
      const rest = sorted.length - maxProblemsPerFile;
      return [
        ...shown,
        diagnose({ ...next, code: 'too-many-problems', message: `${rest} more problems from here on are not listed` }),
      ];
    },
  };
}
