/** The JSON Schema of a claims file, for editors' tools: made from the schemas that the loader checks with. */
import { z } from 'zod';
import type { SourceEntrySchema } from './file-context.ts';
import {
  article,
  checkKeys,
  claimKeys,
  claimOperand,
  common,
  commonKeys,
  needs,
  readingKeys,
  says,
  texts,
} from './schema.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** A source as the schema needs it: with its sentence and its example. */
export interface DescribedSource extends SourceEntrySchema {
  readonly summary: string;
}

const shapeOf = ({ entry }: SourceEntrySchema): Shape =>
  entry instanceof z.ZodObject ? (entry.shape as Shape) : { [entry.description ?? 'source']: entry };

const optional = (shape: Shape): Shape =>
  Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, schema.optional()]));

/**
 * Editors' tools read YAML with its types: what the loader takes as text may be a number or a boolean to them. So each
 * text that is free in form may be any scalar.
 */
function scalars({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type === 'string' && jsonSchema.enum === undefined && jsonSchema.pattern === undefined) {
    Object.assign(jsonSchema, { type: ['string', 'number', 'boolean'] });
    delete jsonSchema.minLength;
  }
  delete jsonSchema.propertyNames;
  if (jsonSchema.enum?.includes('true')) {
    Object.assign(jsonSchema, { enum: [true, false, 'true', 'false', 'yes', 'no'] });
    delete jsonSchema.type;
  }
}

/** JSON with an indent of one space, and short lists on one line. */
const printed = (data: unknown): string =>
  `${JSON.stringify(data, null, 1).replace(/\[\n\s+((?:"[^"\n]*"|true|false)(?:,\n\s+(?:"[^"\n]*"|true|false))*)\n\s+\]/g, (_, items: string) => `[${items.replace(/,\n\s+/g, ', ')}]`)}\n`;

/** The text of `claims.schema.json`. */
export const claimsSchemaFile = (sources: readonly DescribedSource[]): string => printed(claimsJsonSchema(sources));

/** The whole schema as data. */
export function claimsJsonSchema(sources: readonly DescribedSource[]): unknown {
  const kinds = sources.map((source) =>
    z
      .strictObject({ ...commonKeys, ...shapeOf(source) })
      .describe(source.summary)
      .meta({ id: `source-${source.name}` }),
  );
  const named = z
    .strictObject({ source: z.string().describe('The name of a source from the top of the file.'), ...commonKeys })
    .meta({ id: 'source-named' });
  const name = z.string().describe('The name of a source from the top of the file.');
  const entry = z.union([name, named, ...kinds]).meta({ id: 'source' });
  const place = common.describe("Where to look on the claim's own page.").meta({ id: 'place' });
  const operandItem = z.union([
    z.string().describe("Words of one sentence on the claim's page, with a blank."),
    claimOperand,
    place,
    named,
    ...kinds,
  ]);
  const operand = z.union([operandItem, z.array(operandItem).min(1)]).meta({ id: 'figure' });
  const short = optional(Object.assign({}, ...sources.map(shapeOf)));
  const check: Shape = {
    ...short,
    ...checkKeys,
    says: says.meta({ id: 'says' }).optional(),
    sources: z.array(entry).min(1).optional().describe('Several places to look: each is judged, and they must agree.'),
    figures: z
      .record(z.string(), operand)
      .optional()
      .describe('Figures of a calculation, by name; `from` is the source of all that name none.'),
  };
  const reading = z.strictObject({
    ...check,
    natural: readingKeys.natural,
  });
  const claim = z.strictObject({
    ...check,
    ...Object.fromEntries(Object.entries(claimKeys).filter(([key]) => !Object.hasOwn(check, key))),
    readings: z
      .record(z.string(), z.union([reading.meta({ id: 'reading' }), z.null()]))
      .optional()
      .describe(claimKeys.readings.description ?? ''),
    each: z
      .record(z.string(), z.strictObject(check).meta({ id: 'part' }))
      .optional()
      .describe(claimKeys.each.description ?? ''),
    also: z
      .record(z.string(), operand)
      .optional()
      .describe(claimKeys.also.description ?? ''),
  });
  const file = z
    .strictObject({
      article: article.optional().describe('The article that the claims are of.'),
      names: z
        .record(z.string(), texts)
        .optional()
        .describe('One thing, many spellings: any of them is it, everywhere.'),
      sources: z
        .record(z.string(), z.union([named, ...kinds]))
        .optional()
        .describe('Sources by name, used by many claims.'),
      needs: needs.optional(),
      claims: z.array(claim.meta({ id: 'claim' })).describe('What the article asserts, one entry each.'),
    })
    .describe('Claims of one article, for factcheck.')
    .meta({ title: 'factcheck claims' });
  return z.toJSONSchema(file, { override: scalars, unrepresentable: 'any', io: 'input' });
}
