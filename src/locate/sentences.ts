/** Where a sentence ends in English and Chinese print. A figure counts in its own sentence only. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A full stop after these ends no sentence. */
const abbreviations = new Set(
  (
    'mr mrs ms dr prof st sr jr gov sen rep gen lt col capt hon rev inc corp co ltd llc plc no nos vs v approx est ' +
    'e.g i.e u.s u.k u.n e.u a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec fig figs al dept univ cf ca'
  ).split(' '),
);

const ends = /[.!?。！？…\n]+["'”’」』)）\]]*/gu;

function endsSentence(text: string, at: number, match: string): boolean {
  if (/[!?。！？\n]/.test(match)) return true;
  const next = text.slice(at + match.length);
  if (next.trim() === '') return true;
  if (match.startsWith('…')) return /^\s+[\p{Lu}"“「]/u.test(next);
  if (!/^\s/.test(next) && !/[”’"]$/.test(match)) return false;
  if (!/^\s*["'“‘「『(（[]?[\p{Lu}\p{N}\p{Script=Han}$€£¥—–•-]/u.test(next)) return false;
  const before = /([\p{L}\p{N}.]+)$/u.exec(text.slice(Math.max(0, at - 24), at))?.[1]?.toLowerCase() ?? '';
  if (abbreviations.has(before)) {
    // "in the U.S. The company" ends one; "the U.S. Senate" does not, and nobody can tell: a longer sentence is cut later
    // by its clauses.
    return /^(?:a\.m|p\.m|inc|corp|ltd|co|plc)$/.test(before) && /^\s+(?:The|In|It|He|She|We|But|A|This)\s/.test(next);
  }
  // Initials: "J. Powell".
  return !/^\p{L}$/u.test(before) || before === 'i';
}

/** Spans of the sentences of a block, white space around them left out. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const length = raw.trim().length;
    if (length > 0) spans.push({ start: start + lead, end: start + lead + length });
    start = end;
  };
  for (const match of text.matchAll(ends)) {
    if (endsSentence(text, match.index, match[0])) push(match.index + match[0].length);
  }
  push(text.length);
  return spans;
}
