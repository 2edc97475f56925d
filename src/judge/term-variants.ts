/** Variants of a claimed term and of a quotation: another one, a rival's, one more, and one that is accepted besides. */
import type { Statement } from '../claims/claim.ts';
import type { Term } from '../question.ts';
import type { StatementFinding } from './finding.ts';
import { isOneOf } from './origins.ts';
import type { Change } from './shift.ts';

type TermStatement = Extract<Statement, { kind: 'term' }>;
type QuoteStatement = Extract<Statement, { kind: 'quote' }>;

const invented = (name: string): Term => ({ name, spellings: [name] });
const nowhere = invented('something that stands nowhere');

/** Terms that were asked for and stand at the place: what is none of them was not told apart when the page was read. */
const standing = ({ judged }: StatementFinding): readonly string[] => [
  ...new Set(
    judged.flatMap(({ evidence: { reading } }) =>
      reading.value.kind === 'term' && reading.value.term !== null ? [reading.value.term] : [],
    ),
  ),
];

function contradictedTerm(statement: TermStatement, finding: StatementFinding): readonly Change[] {
  const there = standing(finding).map(invented);
  const { terms, rivals, mode } = statement;
  const changes: Change[] = [];
  if (there.length > 0 && mode === 'all') {
    const { noMore: _, ...open } = statement;
    changes.push({
      name: 'list exchanged for what stands there',
      statement: { ...open, terms: there, rivals: [] },
      expected: 'turn',
    });
  } else if (there.length > 0) {
    changes.push(
      {
        name: 'term exchanged for what stands there',
        statement: { ...statement, terms: there, rivals: terms },
        expected: 'turn',
      },
      {
        name: 'what stands there accepted besides',
        statement: {
          ...statement,
          terms: [...terms, ...there],
          rivals: rivals.filter(({ name }) => !isOneOf(name, there)),
        },
        expected: 'turn',
      },
    );
  }
  // In a field any other value is a rival, whether it is named or not.
  if (finding.rule === 'rival-at-place')
    changes.push({ name: 'rivals left out', statement: { ...statement, rivals: [] }, expected: 'turn' });
  return changes;
}

export function termChanges(statement: TermStatement, finding: StatementFinding): readonly Change[] {
  if (finding.verdict === 'contradicted') return contradictedTerm(statement, finding);
  const { terms, rivals, mode } = statement;
  const instead = (rival: Term, name: string): Change => ({
    name,
    statement: { ...statement, terms: [rival], rivals: [...terms, ...rivals.filter((other) => other !== rival)] },
    expected: 'turn',
  });
  // Among several a rival may stand there too, and would be right.
  const [only, ...more] = rivals.filter(({ name }) => !standing(finding).includes(name));
  const changes: Change[] = only
    ? more.length === 0
      ? [instead(only, 'term exchanged for a rival')]
      : [only, ...more].map((rival) => instead(rival, `term exchanged for the rival "${rival.name}"`))
    : [instead(nowhere, 'term exchanged')];
  changes.push(
    {
      name: 'one more in the list',
      statement: { ...statement, mode: 'all', terms: [...terms, nowhere] },
      expected: 'turn',
    },
    {
      name: 'term that says less than is claimed',
      statement: { ...statement, terms: [nowhere], weaker: [...statement.weaker, ...terms] },
      expected: 'turn',
    },
  );
  if (mode !== 'all' && terms.length === 1)
    changes.push({
      name: 'one more spelling',
      statement: { ...statement, terms: [...terms, invented('another spelling')] },
      expected: 'stay',
    });
  return changes;
}

export function quoteChanges(statement: QuoteStatement, finding: StatementFinding): readonly Change[] {
  if (finding.verdict === 'contradicted') {
    const value = finding.judged.find(({ outcome }) => outcome === 'contradicts')?.evidence.reading.value;
    return value?.kind === 'quote' && value.speaker !== null
      ? [
          {
            name: 'speaker exchanged for whose words they are',
            statement: { ...statement, speaker: [invented(value.speaker)], rivals: statement.speaker },
            expected: 'turn',
          },
        ]
      : [];
  }
  const changes: Change[] = [
    {
      name: 'other words',
      statement: { ...statement, quote: 'words that nobody said', original: [] },
      expected: 'turn',
    },
  ];
  const { speaker, rivals } = statement;
  if (speaker.length === 0) return changes;
  changes.push(
    {
      name: 'another speaker',
      statement: { ...statement, speaker: [rivals[0] ?? invented('Nobody at all')] },
      expected: 'turn',
    },
    {
      name: 'speaker among the rivals',
      statement: { ...statement, speaker: [invented('Nobody at all')], rivals: [...rivals, ...speaker] },
      expected: 'turn',
    },
  );
  return changes;
}
