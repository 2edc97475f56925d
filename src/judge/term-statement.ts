/** A claimed term among its rivals, at its place. */
import type { Statement } from '../claims/claim.ts';
import type { Evidence } from '../evidence.ts';
import type { Term } from '../question.ts';
import type { Caveat, Judged, StatementFinding } from './finding.ts';
import { mayHoldMore, sentencesOfChoice } from './listed.ts';
import { folded, isOneOf } from './origins.ts';
import {
  type Answered,
  abstainsAnyway,
  ambiguous,
  answersOf,
  caveatsOfPiece,
  combine,
  gapsOf,
  hedgeOf,
  type World,
  withoutSelfSupport,
} from './pieces.ts';
import type { RuleName } from './rules.ts';
import { timeOfStatement } from './time.ts';
import { relationUnsaid } from './unsaid-relation.ts';

type TermStatement = Extract<Statement, { kind: 'term' }>;

/** What stands at the place, told from the claim's side. */
type Standing = 'term' | 'rival' | 'weaker' | 'other' | 'nothing';

/** A field of a data answer holds one thing: whatever else stands there is a rival. */
const isField = ({ ask }: Evidence): boolean =>
  ask.question.place.by === 'json' || !['page', 'article', 'filing'].includes(ask.source) || ask.complete === true;

/** A cell or an element that says nothing but that it is not so: "Not supported", "unsupported", 不支持. */
function deniesWhole(text: string, { spellings }: Term): boolean {
  const said = folded(text);
  return spellings.some((spelling) =>
    ['not ', 'no longer ', 'non-', 'un', '不', '未', '无', '非'].some((no) => said === folded(`${no}${spelling}`)),
  );
}

function standingOf(evidence: Evidence, { mode, terms, rivals, weaker }: TermStatement): Standing {
  const { value } = evidence.reading;
  if (value.kind !== 'term') return 'nothing';
  if (value.term === null) {
    const inCell = mode === 'is' && ['table', 'css'].includes(evidence.ask.question.place.by);
    if (inCell && terms.some((term) => deniesWhole(value.text, term))) return 'rival';
    return value.text === '' ? 'nothing' : 'other';
  }
  if (isOneOf(value.term, terms)) return 'term';
  if (isOneOf(value.term, rivals)) return 'rival';
  return isOneOf(value.term, weaker) ? 'weaker' : 'other';
}

interface Seen {
  readonly evidence: Evidence;
  readonly standing: Standing;
  readonly found: string;
  readonly caveats: readonly Caveat[];
  readonly world: World;
  /** It counts for nothing: a circle, a hedge, another time. */
  readonly abstains?: Judged;
}

function see(evidence: Evidence, statement: TermStatement, world: World): Seen {
  const { value, passage } = evidence.reading;
  const found = value.kind === 'term' ? (value.term ?? value.text) || 'nothing' : passage.text;
  const timing = timeOfStatement(evidence, world.timing);
  const unsaid = relationUnsaid(evidence, world.claim.text);
  const anyway =
    abstainsAnyway(evidence, world) ??
    (timing.counts ? undefined : ({ doubt: 'other-time', remark: timing.remark } as const)) ??
    (unsaid === undefined ? undefined : ({ doubt: 'not-asserted', remark: unsaid } as const));
  const caveats = [
    ...caveatsOfPiece(evidence, world.claim),
    ...hedgeOf(evidence, world).caveats,
    ...(timing.counts ? timing.caveats : []),
  ];
  return {
    evidence,
    standing: standingOf(evidence, statement),
    found,
    caveats,
    world,
    ...(anyway && { abstains: { evidence, outcome: 'abstains', rule: 'abstained', found, ...anyway } }),
  };
}

const decided = (
  { evidence, found, caveats, world }: Seen,
  outcome: 'supports' | 'contradicts',
  rule: RuleName,
): Judged => withoutSelfSupport({ evidence, outcome, rule, found, ...(caveats.length > 0 && { caveats }) }, world);

const undecided = ({ evidence, found }: Seen, doubt: NonNullable<Judged['doubt']>, remark: string): Judged => ({
  evidence,
  outcome: 'abstains',
  rule: 'abstained',
  doubt,
  found,
  remark,
});

/** `is`: one thing stands at the place, and it is the claimed one. */
function judgeOne(seen: Seen): Judged {
  switch (seen.standing) {
    case 'term':
      return decided(seen, 'supports', 'term-at-place');
    case 'rival':
      return decided(seen, 'contradicts', 'rival-at-place');
    case 'weaker':
      return undecided(seen, 'weaker-wording', `the source says "${seen.found}", which is less`);
    case 'nothing':
      return undecided(seen, 'not-asserted', 'nothing stands at the place');
    case 'other':
      return isField(seen.evidence)
        ? decided(seen, 'contradicts', 'other-value-in-field')
        : undecided(seen, 'ambiguous', 'neither the term nor a rival stands at the place');
  }
}

/** `includes`, `some`: one of those at the place is enough, and the others are no rivals. */
function judgeSome(all: readonly Seen[]): readonly Judged[] {
  const hits = all.filter(({ standing }) => standing === 'term');
  if (hits.length > 0)
    return all.map((seen) =>
      seen.standing === 'term'
        ? decided(seen, 'supports', 'one-of-several')
        : undecided(seen, 'not-asserted', 'another of several'),
    );
  return all.map((seen) =>
    seen.standing === 'weaker'
      ? undecided(seen, 'weaker-wording', `the source says "${seen.found}", which is less`)
      : seen.standing === 'rival' || isField(seen.evidence)
        ? decided(seen, 'contradicts', seen.standing === 'rival' ? 'rival-at-place' : 'none-of-several')
        : undecided(seen, 'not-asserted', 'not among those that stand at the place'),
  );
}

/** `all`: each of the claimed terms stands there, and with `noMore` nothing else does. */
function judgeAll(all: readonly Seen[], statement: TermStatement): readonly Judged[] {
  const passages = all.map(({ evidence: { reading } }) => reading.passage);
  const choices = sentencesOfChoice(passages);
  const firm = all.filter(({ evidence: { reading } }) => !choices.has(reading.passage.text));
  const has = (term: Term): boolean =>
    firm.some(
      ({ evidence: { reading } }) =>
        reading.value.kind === 'term' && reading.value.term !== null && isOneOf(reading.value.term, [term]),
    );
  const missing = statement.terms.filter((term) => !has(term));
  const extra = all.filter(
    ({ standing }) => standing === 'rival' || (statement.noMore === true && standing === 'other'),
  );
  if (extra.length > 0)
    return all.map((seen) =>
      extra.includes(seen)
        ? decided(seen, 'contradicts', 'not-all-of-several')
        : undecided(seen, 'not-asserted', 'others stand there too'),
    );
  if (missing.length === 0 && statement.noMore === true && mayHoldMore(passages))
    return all.map((seen) =>
      undecided(seen, 'not-asserted', 'the list may hold more than the terms that were asked for'),
    );
  if (missing.length === 0)
    return all.map((seen) =>
      seen.standing === 'term' && firm.includes(seen)
        ? decided(seen, 'supports', 'all-of-several')
        : undecided(seen, 'not-asserted', 'another of several'),
    );
  if (firm.length < all.length)
    return all.map((seen) => undecided(seen, 'not-asserted', 'it says that it is one or another of them'));
  const names = missing.map(({ name }) => name).join(', ');
  return all.map((seen) =>
    isField(seen.evidence)
      ? decided(seen, 'contradicts', 'not-all-of-several')
      : undecided(seen, 'not-asserted', `not there: ${names}`),
  );
}

/** The candidates of one ask (for `all`: of the statement), judged together. */
function judgeTogether(evidence: readonly Evidence[], statement: TermStatement, world: World): readonly Judged[] {
  const all = evidence.map((piece) => see(piece, statement, world));
  const counting = all.filter(({ abstains }) => !abstains);
  const abstaining = all.flatMap(({ abstains }) => (abstains ? [abstains] : []));
  const judged =
    statement.mode === 'is'
      ? counting.map(judgeOne)
      : statement.mode === 'all'
        ? judgeAll(counting, statement)
        : judgeSome(counting);
  if (statement.mode === 'is') {
    const outcomes = new Set(judged.map(({ outcome }) => outcome));
    // A weaker word beside the claimed one takes nothing from it; a rival, or another value of the field, does.
    if (outcomes.has('supports') && outcomes.has('contradicts')) return [...ambiguous(judged), ...abstaining];
  }
  return [...judged, ...abstaining];
}

/** The whole source was read and does not hold the term. */
function judgeAbsence(absence: Evidence, world: World): Judged {
  const caveats = caveatsOfPiece(absence, world.claim);
  return {
    evidence: absence,
    outcome: 'contradicts',
    rule: 'absent-from-complete',
    found: 'nothing',
    ...(caveats.length > 0 && { caveats }),
  };
}

export function judgeTerm(statement: TermStatement, world: World): StatementFinding & { readonly origins: number } {
  const answers: readonly Answered[] = answersOf(statement.operand, world);
  const absences = answers.flatMap(({ absence }) => (absence ? [absence] : []));
  const together =
    statement.mode === 'all'
      ? [answers.flatMap(({ candidates }) => candidates)]
      : answers.map(({ candidates }) => candidates);
  const pieces = [
    ...together.flatMap((evidence) => judgeTogether(evidence, statement, world)),
    ...absences.map((absence) => judgeAbsence(absence, world)),
  ];
  const gaps = gapsOf(answers);
  const combined = combine(pieces, gaps, ({ rule }) => rule as RuleName);
  const shown = [...combined.judged].filter(
    ({ outcome }) => combined.verdict === 'unverifiable' || outcome !== 'abstains',
  );
  const found = [...new Set(shown.map((judged) => judged.found))].sort();
  return {
    text: statement.text,
    verdict: combined.verdict,
    ...(combined.cause && { cause: combined.cause }),
    rule: combined.rule,
    found: found.join(', ') || '-',
    judged: combined.judged,
    gaps,
    steps: [],
    origins: combined.origins,
  };
}
