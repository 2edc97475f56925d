/** What can be asked of the Hub, where it stands in which answer, and what its numbers count. */
import { z } from 'zod';
import type { Unit } from '../figures/figure.ts';
import { one } from '../figures/rational.ts';

export const hub = 'https://huggingface.co';

const id = z
  .string()
  .regex(/^[\w.-]+(\/[\w.-]+)?$/, 'a name on the Hub is "owner/name", with letters, digits, ".", "_" and "-"');
const name = z.string().regex(/^[\w.-]+$/, 'the name of an author or organisation has no "/"');

/** What every repository says of itself, then what only some kinds do: a space has no downloads, a dataset no parent. */
const spaceFields = ['likes', 'createdAt', 'lastModified', 'tags', 'license', 'license_name'] as const;
const datasetFields = [...spaceFields, 'downloads', 'downloadsAllTime', 'gated'] as const;
const modelFields = [
  ...datasetFields,
  'base_model',
  'library_name',
  'pipeline_tag',
  'parameters',
  'derivatives',
  'derivatives.finetune',
  'derivatives.adapter',
  'derivatives.merge',
  'derivatives.quantized',
] as const;
const organizationFields = [
  'fullname',
  'isVerified',
  'numModels',
  'numDatasets',
  'numSpaces',
  'numFollowers',
  'numUsers',
  'numPapers',
] as const;
const authorFields = [
  'models',
  'downloads',
  'downloadsAllTime',
  'likes',
  'createdAt',
  'base_model',
  'license',
  'derivatives',
] as const;

export const entry = z.strictObject({
  huggingface: z.union(
    [
      z.strictObject({ model: id, field: z.enum(modelFields) }).describe('One model.'),
      z.strictObject({ dataset: id, field: z.enum(datasetFields) }).describe('One dataset.'),
      z.strictObject({ space: id, field: z.enum(spaceFields) }).describe('One space.'),
      z.strictObject({ organization: name, field: z.enum(organizationFields) }).describe("An organisation's own page."),
      z.strictObject({ author: name, field: z.enum(authorFields) }).describe('All public models of an author.'),
      z
        .strictObject({ model: id, file: z.string(), revision: z.string().default('main') })
        .describe('A file of a repository, at a revision.'),
    ],
    { error: 'give one of model, dataset, space, organization or author, and a field of it' },
  ),
});

export type Options = z.infer<typeof entry>;
export type Asked = Options['huggingface'];

const perMonth = { of: 'month', count: one } as const;
export const count = (thing: string): Unit => ({ dimension: 'count', name: thing });

/** What a bare number of the answer counts. "A month" is the Hub's window of 30 days. */
const units: Readonly<Record<string, Unit>> = {
  downloads: { ...count('download'), per: perMonth },
  downloadsAllTime: count('download'),
  likes: count('like'),
  parameters: count('parameter'),
  models: count('model'),
  derivatives: count('model'),
  numModels: count('model'),
  numDatasets: count('dataset'),
  numSpaces: count('space'),
  numFollowers: count('follower'),
  numUsers: count('member'),
  numPapers: count('paper'),
};

/** Where a field stands in the answer for one repository. */
const paths: Readonly<Record<string, string>> = {
  tags: '$.tags[*]',
  base_model: '$.cardData.base_model',
  license: '$.cardData.license',
  license_name: '$.cardData.license_name',
  parameters: '$.safetensors.total',
};

export const fieldOf = (asked: Asked): string | undefined => ('field' in asked ? asked.field : undefined);
export const unitOf = (field: string | undefined): Unit | undefined => units[field?.replace(/\..*/, '') ?? ''];

export const pathOf = (field: string): string =>
  paths[field] ??
  (field.startsWith('derivatives.') ? `$.childrenModelCount.${field.slice('derivatives.'.length)}` : `$.${field}`);

/** `expand` gives only what it names, and may not be mixed with anything else: what needs it gets a request of its own. */
export function addressOf(asked: Asked): string {
  if ('file' in asked)
    return `${hub}/${asked.model}/resolve/${encodeURIComponent(asked.revision)}/${asked.file.split('/').map(encodeURIComponent).join('/')}`;
  if ('organization' in asked) return `${hub}/api/organizations/${asked.organization}/overview`;
  if ('author' in asked) {
    const fields = ['createdAt', 'downloads', 'downloadsAllTime', 'likes', 'cardData'];
    return `${hub}/api/models?author=${asked.author}&sort=createdAt&limit=1000&${fields.map((field) => `expand[]=${field}`).join('&')}`;
  }
  const kind = 'model' in asked ? 'models' : 'dataset' in asked ? 'datasets' : 'spaces';
  const repository = 'model' in asked ? asked.model : 'dataset' in asked ? asked.dataset : asked.space;
  const expand =
    asked.field === 'downloadsAllTime'
      ? 'downloadsAllTime'
      : asked.field.startsWith('derivatives')
        ? 'childrenModelCount'
        : undefined;
  return `${hub}/api/${kind}/${repository}${expand ? `?expand[]=${expand}` : ''}`;
}
