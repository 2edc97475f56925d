/**
 * The shape of a claims file: one truth for the loader and for the JSON Schema that editors' tools read. Every scalar
 * is text as typed. What a source's own keys may be, each source says itself.
 */
import { z } from 'zod';

const text = z.string().min(1);
/** One, or a list. */
export const texts = z.union([text, z.array(text).min(1)]);
const flag = z.enum(['true', 'false', 'yes', 'no']);

/** "true" or "yes", as typed. */
export const isOn = (typed: string | undefined): boolean => typed === 'true' || typed === 'yes';

/** One or several, as a list. */
export const listOf = (typed: string | readonly string[] | undefined): readonly string[] =>
  typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed;

const table = z
  .strictObject({
    row: text.optional().describe('Text of the head of the row, or `all`.'),
    column: text.optional().describe('Text of the head of the column, or `all`.'),
    rows: z.literal('all').optional().describe('The whole column, as a list.'),
    columns: z.literal('all').optional().describe('The whole row, as a list.'),
    caption: text.optional().describe('Words of the caption, where the page has several tables.'),
  })
  .describe('A cell by the heads of its row and column.')
  .meta({ examples: [{ row: 'Alibaba Cloud', column: 'Share' }] });

/** Keys that name the place on a page: exactly one, unless the source itself names it. */
export const placeKeys = {
  near: text
    .optional()
    .describe('Words of one sentence, in order; the answer stands at the blank `___`; `*` skips words.')
    .meta({ examples: ['monthly active users grew ___'] }),
  table: table.optional(),
  css: text.optional().describe('A CSS selector; `selector@attribute` reads an attribute.'),
  json: text
    .optional()
    .describe('A JSONPath (RFC 9535) into a JSON answer.')
    .meta({ examples: ['$.downloads'] }),
  regex: text.optional().describe('A pattern (RE2); its first group is the answer.'),
  concept: text
    .optional()
    .describe('A tagged fact of a filing.')
    .meta({ examples: ['us-gaap:Revenues'] }),
} as const;

/** Keys that every kind of source takes besides its own. */
export const commonKeys = {
  ...placeKeys,
  read: z
    .enum(['published', 'latest', 'earliest'])
    .optional()
    .describe("`published`: the page's own date is the answer. `latest`, `earliest`: of several dated values."),
  at: text
    .optional()
    .describe('The place as it was on this day.')
    .meta({ examples: ['2025-12-11'] }),
  around: text.optional().describe('The figure is of this day, give or take 15 days.'),
  origin: text
    .optional()
    .describe('Who said it first: copies of one origin count once.')
    .meta({ examples: ['Bloomberg'] }),
  standing: z.enum(['primary', 'secondary']).optional().describe("The issuer's own data, or a report of it."),
  complete: flag.optional().describe('The whole document was meant to hold it: absence is evidence.'),
  period: text
    .optional()
    .describe('The period that the figure is about.')
    .meta({ examples: ['November 2025'] }),
  unit: text
    .optional()
    .describe('What bare numbers at the place are in.')
    .meta({ examples: ['per 1000 people'] }),
  'only-grows': flag.optional().describe('A counter that never falls: bounds other days from one side.'),
  term: texts.optional().describe("How this source spells the claim's term, where it has a spelling of its own."),
  which: z
    .array(text)
    .min(1)
    .optional()
    .describe('Of an operand: which of these names stand at the place, read as a set.'),
} as const;

export const common = z.strictObject(commonKeys);
export type Common = z.infer<typeof common>;

export const claimOperand = z
  .strictObject({
    claim: text.describe('Id of the claim whose evidence is meant.'),
    figure: text.optional().describe('Which of its figures, where it has several.'),
  })
  .describe("Another claim's evidence as an operand.");

const rivals = texts.optional().describe('Words that would make the claim false at the same place.');
const weaker = texts.optional().describe('True wordings that fall short of the claim.');

export const termSays = z
  .strictObject({ term: texts.describe('What stands at the place: any of these.'), rivals, weaker })
  .meta({ examples: [{ term: 'recommendation', rivals: ['customer service'], weaker: ['testing'] }] });
export const includesSays = z
  .strictObject({ includes: texts.describe('These are among what stands there.'), rivals, weaker })
  .meta({ examples: [{ includes: 'Qwen' }] });
export const someSays = z
  .strictObject({ some: texts.describe('At least one of what stands there is this.'), rivals, weaker })
  .meta({ examples: [{ some: 'Qwen/*' }] });
export const allSays = z
  .strictObject({
    all: z.array(text).min(1).describe('Each of these stands there.'),
    'and-no-more': flag.optional().describe('And nothing else does.'),
    rivals,
    weaker,
  })
  .meta({ examples: [{ all: ['slides', 'writing'], 'and-no-more': true }] });
export const quoteSays = z
  .strictObject({
    quote: text.describe('The words, as the article has them.'),
    original: texts.optional().describe('The words that count as their source where the article translates.'),
    weaker,
    speaker: texts.optional().describe('Who said it.'),
    rivals: texts.optional().describe('Speakers whose words would prove it wrong.'),
    before: text.optional().describe('First seen earlier than this day.'),
  })
  .meta({ examples: [{ quote: '更快更便宜', original: 'fast and cheap', speaker: 'Chesky' }] });

/** What `says` may be as a map, by the key that tells which. */
export const saysMaps = {
  term: termSays,
  includes: includesSays,
  some: someSays,
  all: allSays,
  quote: quoteSays,
} as const;

const saysOne = z.union([text, termSays, includesSays, someSays, allSays, quoteSays]);
export const says = z
  .union([saysOne, z.array(saysOne).min(1)])
  .describe(
    'What must hold: a figure, a date, a comparison, `not yet`, a term or a quote. All of a list. Left out where the sentence has one figure.',
  )
  .meta({ examples: ['over 30 million', 'alibaba > second + third + fourth', { term: 'recommendation' }] });

const named = z.record(z.string(), z.unknown());
export const needs = z
  .string()
  .regex(/^(primary|[1-9]\d? origins?)$/, 'write "primary" or "2 origins"')
  .describe('What a verdict needs: a source that is the issuer itself, or several that do not copy each other.')
  .meta({ examples: ['primary', '2 origins'] });

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Keys that a reading or a part may set anew. */
export const checkKeys = {
  says: z.unknown().optional(),
  'only-if': text
    .optional()
    .describe('A necessary condition: can contradict the claim, never support it. Beside `says`, or in its place.'),
  source: text.optional().describe('The name of a source from the top of the file.'),
  sources: z.unknown().optional(),
  figures: z.unknown().optional(),
  'as-of': text
    .optional()
    .describe("The day or days that the claim speaks of. Default: the article's date.")
    .meta({ examples: ['2025-12-09 to 2025-12-10', 'first half of 2025'] }),
  tolerance: text
    .optional()
    .describe('Looseness beyond what the words say: of the bound, or in its unit.')
    .meta({ examples: ['1%', '0.5 points', '15 days'] }),
  'fiscal-year-end': z
    .enum(months)
    .optional()
    .describe("The last month of the company's fiscal year: what a Q3 is a quarter of.")
    .meta({ examples: ['March'] }),
  basis: z.literal('any').optional().describe('Compare current, constant and international prices with each other.'),
  ...commonKeys,
  unit: text
    .optional()
    .describe('The unit that the print of the claim leaves out.')
    .meta({ examples: ['USD'] }),
} as const;

export const claimKeys = {
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, 'an id is made of a-z, 0-9, "-", "_" and ".", at most 80')
    .optional()
    .describe('Made from the claim where it is left out.'),
  claim: text.describe('The assertion, in words.'),
  ...checkKeys,
  readings: named
    .optional()
    .describe('Ways to understand the claim, by name; each sets keys anew. `natural: true` on one: it decides.'),
  each: named.optional().describe('Parts of the claim, by name, each with its own `says` and sources; all must hold.'),
  also: named.optional().describe('Figures that are computed and shown, and decide nothing.'),
  needs: needs.optional(),
  opinion: text
    .optional()
    .describe('Not checkable by its nature, and why.')
    .meta({ examples: ['a forecast'] }),
  unclear: text
    .optional()
    .describe('Not checkable as it stands, and why.')
    .meta({ examples: ['which measure?'] }),
  note: text.optional().describe('Printed beside the verdict; changes nothing.'),
  tags: texts.optional().describe('For choosing claims to check.'),
  words: text.optional().describe("A few of the article's own words, for `lint --article`."),
  line: text.optional().describe('The line of the article; for people.'),
} as const;

export const readingKeys = {
  ...checkKeys,
  natural: flag.optional().describe('This reading decides where they differ.'),
} as const;

const zone = z
  .string()
  .regex(/^([+-]\d{2}:\d{2}|Z|[A-Za-z]+(\/[A-Za-z_+-]+)*)$/, 'write a zone as +08:00 or America/New_York')
  .optional();

export const article = z.strictObject({
  title: text.optional().describe('The headline.'),
  url: z
    .string()
    .refine((typed) => /^https?:\/\//.test(typed) && URL.canParse(typed), 'is no URL: write it whole, with https://')
    .optional()
    .describe('Where the article stands.'),
  author: text.optional().describe('Who wrote it: a source by the same author is circular.'),
  published: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'write the day as 2025-12-11')
    .optional()
    .describe('The day of publication: what "yesterday" counts from, and the default `as-of`.'),
  zone: zone.describe("The zone of the article's days."),
  language: text.optional(),
  file: text.optional().describe("The article's own text, for the source `article` and for lint."),
});

export const file = z.strictObject({
  article: z.unknown().optional(),
  names: z.record(z.string(), texts).optional().describe('One thing, many spellings.'),
  sources: named.optional().describe('Sources by name, for many claims.'),
  needs: needs.optional(),
  claims: z.array(z.unknown()),
});
