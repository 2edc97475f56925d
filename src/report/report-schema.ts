/**
 * The JSON report, format `factcheck-report/1`: everything that re-deriving the verdicts needs and nothing of the run's
 * circumstances (no instant, duration, host or absolute path). A new field keeps the number; a removed or re-meant one
 * raises it, and the schemas of old numbers stay readable.
 */
import { z } from 'zod';

const decimal = z.string().describe('An exact decimal, or a fraction "n/d" where no decimal ends.');
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const verdict = z.enum(['supported', 'contradicted', 'unverifiable']);

const bound = z.strictObject({ value: decimal, closed: z.boolean().describe('The value itself belongs to it.') });
const interval = z
  .strictObject({ low: bound.nullable(), high: bound.nullable() })
  .describe('null: open to infinity. Dates are days since 1970-01-01.');
const unit = z.strictObject({
  dimension: z.string(),
  name: z.string(),
  per: z.strictObject({ of: z.string(), count: decimal }).optional(),
  basis: z.string().optional(),
});
const distance = z.strictObject({
  amount: z.string().describe('Signed: below zero it is missing, else to spare.'),
  unit: unit.optional().describe('What `amount` is in: that of the claim, and days where the claim is a date.'),
  percent: z.string().optional().describe("Of the claim's bound; not there where that is zero or a date."),
  text: z.string(),
});

const capture = z.strictObject({
  url: z.string(),
  finalUrl: z.string(),
  status: z.number().int(),
  takenAt: z.string().describe('UTC instant at which the capture was taken; never that of this run.'),
  digest,
  bytes: z.number().int(),
  how: z.enum(['live', 'pinned', 'archived']),
  provenance: z.enum(['recorded', 'reconstructed', 'supplied-by-hand']),
  remark: z.string().optional(),
  mementoAt: z.string().optional().describe("Instant of a web archive's capture."),
});

const passage = z.strictObject({
  text: z.string(),
  start: z.number().int().describe('UTF-16 offset in `text` at which the answer begins.'),
  end: z.number().int(),
  address: z.string().describe('Unique in its capture.'),
  url: z.string().describe('Opens the place in a browser.'),
});

const evidence = z.strictObject({
  id: z.string().describe('The ask and a count: "qwen-mau/says/0.0".'),
  source: z.string(),
  origin: z.string(),
  standing: z.enum(['primary', 'secondary']),
  printed: z.string().describe('What stands at the place.'),
  interval: interval.optional(),
  unit: unit.optional(),
  rule: z.string().optional().describe('How the print was read.'),
  hedge: z.string().optional(),
  refersTo: interval.optional(),
  published: z.strictObject({ text: z.string(), from: z.string(), trust: z.string() }).optional(),
  observedAt: z.string(),
  passage,
  trail: z.array(z.number().int()).describe('Places in `captures`; the last holds the passage.'),
});

const passedOver = { text: z.string(), address: z.string(), why: z.string() };

const gap = z.strictObject({
  ask: z.string(),
  source: z.string(),
  code: z.string(),
  detail: z.string(),
  hint: z.string(),
  trail: z.array(z.number().int()),
  passedOver: z.array(z.strictObject(passedOver)),
});

const judged = z.strictObject({
  evidence: z.string().describe('`id` of a piece of evidence of this claim.'),
  outcome: z.enum(['supports', 'contradicts', 'abstains']),
  rule: z.string(),
  doubt: z.string().optional(),
  claimed: interval.optional(),
  measured: interval.optional(),
  unit: unit.optional().describe("Of both: the claim's, or days where a length of months was compared with days."),
  found: z.string(),
  distance: distance.optional(),
  remark: z.string().optional(),
});

const statement = z.strictObject({
  says: z.string(),
  verdict,
  cause: z.string().optional(),
  rule: z.string(),
  claimed: interval.optional(),
  measured: interval.optional(),
  unit: unit.optional(),
  found: z.string(),
  distance: distance.optional(),
  steps: z.array(z.string()),
  judged: z.array(judged),
});

const reading = z.strictObject({
  name: z.string().nullable(),
  natural: z.boolean(),
  onlyIf: z.boolean(),
  verdict,
  cause: z.string().optional(),
  parts: z.array(
    z.strictObject({
      name: z.string().nullable(),
      verdict,
      cause: z.string().optional(),
      statements: z.array(statement),
    }),
  ),
});

const claim = z.strictObject({
  id: z.string(),
  claim: z.string(),
  file: z.string(),
  line: z.number().int(),
  tags: z.array(z.string()),
  asOf: z.string(),
  digest,
  verdict,
  cause: z.string().optional().describe('Why it is unverifiable: one of the closed list in docs/when-it-says.md.'),
  reason: z.string(),
  rule: z.string(),
  says: z.string(),
  found: z.string(),
  distance: distance.optional(),
  caveats: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  reconstructed: z.boolean().describe('The verdict rests on captures that were made by hand, not recorded.'),
  readings: z.array(reading),
  also: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  evidence: z.array(evidence),
  passedOver: z
    .array(z.strictObject({ ask: z.string(), ...passedOver }))
    .optional()
    .describe('What was seen beside the evidence that was taken, and why it was not.'),
  gaps: z.array(gap),
});

export const reportSchema = z
  .strictObject({
    format: z.literal('factcheck-report/1'),
    tool: z.strictObject({ name: z.literal('factcheck'), version: z.string() }),
    rules: digest.describe('Of the tables that decide: words and their looseness, units, rules.'),
    files: z.array(
      z.strictObject({
        path: z.string(),
        digest,
        title: z.string(),
        url: z.string().optional(),
        author: z.string().optional(),
        asOf: z.string(),
      }),
    ),
    summary: z.strictObject({
      claims: z.number().int(),
      chosen: z.number().int(),
      supported: z.number().int(),
      contradicted: z.number().int(),
      unverifiable: z.number().int().describe('Opinions included.'),
      opinions: z.number().int(),
      reconstructed: z.number().int(),
    }),
    claims: z.array(claim),
    captures: z.array(capture),
  })
  .describe('A report of factcheck: every verdict with its reason and all that re-deriving it needs.');

export type Report = z.infer<typeof reportSchema>;
