/**
 * Do the same verdicts follow again? A stored report beside one that was just derived from the same claims file and
 * archive: the same bytes, or which step of the way differs first. Pure: who runs again is not decided here.
 */

/** The steps from the claims file to the words of a report, in the order in which one leads to the next. */
export const steps = [
  'format',
  'tool',
  'rules',
  'claims file',
  'capture',
  'gap',
  'reading',
  'judgement',
  'verdict',
  'wording',
] as const;

export type Step = (typeof steps)[number];

/** What each step's difference means for who reads it. */
export const meaning: Readonly<Record<Step, string>> = {
  format: 'the report is of another format',
  tool: 'another version of the tool made the report',
  rules: 'the tables that decide (words, units, rules) have changed',
  'claims file': 'the claims file is not the one that was checked',
  capture: 'the evidence is not the one that was judged',
  gap: 'another source failed, or failed otherwise: a failure leaves no capture to replay',
  reading: 'the same capture is read otherwise',
  judgement: 'the same reading is judged otherwise',
  verdict: 'the verdict is another',
  wording: 'the same verdict is said in other words',
};

export interface Difference {
  readonly step: Step;
  /** The claim that it is about; absent where it is about the whole run. */
  readonly claim?: string;
  /** Where in the report, as `evidence/qwen-mau.0/printed`. */
  readonly path: string;
  /** As JSON; undefined where that side has nothing there. */
  readonly stored: string | undefined;
  readonly derived: string | undefined;
}

export interface ChangedVerdict {
  readonly claim: string;
  /** "supported", "unverifiable (not-pinned)"; undefined where that report has no such claim. */
  readonly stored: string | undefined;
  readonly derived: string | undefined;
}

export interface Verification {
  /** Byte for byte, but for the word that says whether a capture was fetched in that run or replayed. */
  readonly same: boolean;
  /** Claims whose verdict is another; a cause that changed alone is among the differences. */
  readonly verdicts: readonly ChangedVerdict[];
  /** In the order of the steps: the first one is what the others follow from. */
  readonly differences: readonly Difference[];
}

type Json = unknown;

/** Both reports as parsed JSON, of format `factcheck-report/1`. */
export function compareReports(stored: Json, derived: Json): Verification {
  const [before, after] = [keyed(withoutHow(stored)), keyed(withoutHow(derived))];
  const differences = leaves(before, after, [])
    .map(labelled)
    .sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
  const same = JSON.stringify(withoutHow(stored)) === JSON.stringify(withoutHow(derived));
  const order: Difference = { step: 'wording', path: 'order of the entries', stored: undefined, derived: undefined };
  return {
    same,
    verdicts: changedVerdicts(before, after),
    differences: same || differences.length > 0 ? differences : [order],
  };
}

/** Whether a capture was fetched just then or replayed is the run's circumstance, not the evidence. */
function withoutHow(report: Json): Json {
  if (!isRecord(report) || !Array.isArray(report['captures'])) return report;
  const captures = report['captures'].map((capture: Json) =>
    isRecord(capture) ? { ...capture, how: undefined } : capture,
  );
  return { ...report, captures };
}

const isRecord = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (value: Json, key: string): Json => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined);

const list = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

const words = (value: Json): string => (typeof value === 'string' ? value : '');

/**
 * The report with its lists turned into maps by what names an entry, so that one more claim or capture is one difference
 * and not a shift of all that follow; places in the list of captures become the captures' addresses.
 */
function keyed(report: Json): Json {
  const captures = list(at(report, 'captures'));
  const addressOf = (place: Json): Json => (typeof place === 'number' ? words(at(captures[place], 'url')) : place);
  const withTrail = (entry: Json): Json =>
    isRecord(entry) ? { ...entry, trail: list(entry['trail']).map(addressOf) } : entry;
  const claims = list(at(report, 'claims')).map((claim) =>
    isRecord(claim)
      ? {
          ...claim,
          evidence: byName(list(claim['evidence']).map(withTrail), 'id'),
          gaps: byName(list(claim['gaps']).map(withTrail), 'ask'),
        }
      : claim,
  );
  if (!isRecord(report)) return report;
  return {
    ...report,
    files: byName(list(report['files']), 'path'),
    claims: byName(claims, 'id'),
    captures: byName(captures, 'url'),
  };
}

/** Entries by their name; several of one name are told apart by their order. Null prototype: names come from outside. */
function byName(entries: readonly Json[], key: string): Readonly<Record<string, Json>> {
  const named: Record<string, Json> = Object.create(null);
  for (const entry of entries) {
    const name = words(at(entry, key));
    let free = name;
    for (let number = 2; Object.hasOwn(named, free); number++) free = `${name} (${number})`;
    named[free] = entry;
  }
  return named;
}

interface Leaf {
  readonly path: readonly string[];
  readonly stored: Json;
  readonly derived: Json;
}

function leaves(stored: Json, derived: Json, path: readonly string[]): Leaf[] {
  if (Array.isArray(stored) && Array.isArray(derived)) {
    const longer = stored.length > derived.length ? stored : derived;
    return longer.flatMap((_, index) => leaves(stored[index], derived[index], [...path, String(index)]));
  }
  if (isRecord(stored) && isRecord(derived)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(derived)])];
    return keys.flatMap((key) => leaves(at(stored, key), at(derived, key), [...path, key]));
  }
  return JSON.stringify(stored) === JSON.stringify(derived) ? [] : [{ path, stored, derived }];
}

function labelled({ path, stored, derived }: Leaf): Difference {
  const [top = '', claim = '', ...inside] = path;
  const ofClaim = top === 'claims' && claim !== '';
  return {
    step: ofClaim ? stepInClaim(inside) : (topSteps[top] ?? 'wording'),
    ...(ofClaim ? { claim } : {}),
    path: (ofClaim ? inside : path).join('/'),
    stored: stored === undefined ? undefined : JSON.stringify(stored),
    derived: derived === undefined ? undefined : JSON.stringify(derived),
  };
}

const topSteps: Readonly<Record<string, Step>> = {
  format: 'format',
  tool: 'tool',
  rules: 'rules',
  files: 'claims file',
  captures: 'capture',
  claims: 'claims file',
  summary: 'verdict',
};

/** Fields of a claim that repeat what its author wrote. */
const written = new Set(['claim', 'file', 'line', 'tags', 'asOf', 'digest', 'id']);

/** Fields that put what was judged into words. */
const told = new Set(['reason', 'found', 'says', 'text', 'remark', 'steps', 'also', 'hint']);

function stepInClaim(inside: readonly string[]): Step {
  const [part = '', ...rest] = inside;
  // A claim that only one of the two has.
  if (part === '' || written.has(part)) return 'claims file';
  if (part === 'evidence') return rest.includes('trail') || rest.at(-1) === 'observedAt' ? 'capture' : 'reading';
  if (part === 'gaps') return 'gap';
  if (part === 'verdict' || part === 'cause') return 'verdict';
  return inside.some((key) => told.has(key)) ? 'wording' : 'judgement';
}

function changedVerdicts(before: Json, after: Json): ChangedVerdict[] {
  const [old, now] = [at(before, 'claims'), at(after, 'claims')];
  const ids = [...new Set([old, now].flatMap((claims) => (isRecord(claims) ? Object.keys(claims) : [])))];
  return ids.flatMap((claim) => {
    const [stored, derived] = [at(old, claim), at(now, claim)];
    if (at(stored, 'verdict') === at(derived, 'verdict')) return [];
    return [{ claim, stored: verdictOf(stored), derived: verdictOf(derived) }];
  });
}

function verdictOf(claim: Json): string | undefined {
  const [verdict, cause] = [words(at(claim, 'verdict')), words(at(claim, 'cause'))];
  if (verdict === '') return undefined;
  return cause === '' ? verdict : `${verdict} (${cause})`;
}

/** How many differences of one step are written out. */
const mostPerStep = 5;

/** The verification in words; `safe` makes text from the reports inert for where it is printed. */
export function tellVerification(
  { same, verdicts, differences }: Verification,
  safe: (text: string) => string,
): string {
  if (same) return 'The report follows again, byte for byte.';
  const lines = [
    verdicts.length === 0
      ? 'The same verdicts follow; the report is not the same to the byte.'
      : `${verdicts.length === 1 ? 'One verdict' : `${verdicts.length} verdicts`} would be another:`,
    ...verdicts.map(
      ({ claim, stored, derived }) => `  ${safe(claim)}: ${stored ?? 'no such claim'} -> ${derived ?? 'no such claim'}`,
    ),
  ];
  for (const step of steps) {
    const here = differences.filter((one) => one.step === step);
    if (here.length === 0) continue;
    lines.push(`${step}: ${meaning[step]}`);
    for (const { claim, path, stored, derived } of here.slice(0, mostPerStep)) {
      const place = [claim, path].filter((part) => part !== undefined && part !== '').join('/');
      lines.push(`  ${safe(place)}: ${safe(stored ?? 'nothing')} -> ${safe(derived ?? 'nothing')}`);
    }
    if (here.length > mostPerStep) lines.push(`  and ${here.length - mostPerStep} more`);
  }
  return lines.join('\n');
}
