/**
 * How many derivatives of a model there were on a day, as far as the Hub can still tell: its children of today that had
 * been made by then. Those that were deleted or hidden since are missing, so it is the least there can have been.
 */
import { days, formatDay, parseDay } from '../figures/day.ts';
import { rational } from '../figures/rational.ts';
import { countReading, failed, relations } from './huggingface-answers.ts';
import { type Asked, count, hub, type Options } from './huggingface-fields.ts';
import { wholeList } from './huggingface-pages.ts';
import type { AskOf, SourceAnswer, Tools } from './source.ts';

export type ChildrenAsked = Extract<Asked, { model: string; field: string }>;

export const asksForChildren = (asked: Asked): asked is ChildrenAsked =>
  'model' in asked && 'field' in asked && asked.field.startsWith('derivatives');

/** The relation that is asked for; undefined for all of them. */
const relationOf = ({ field }: ChildrenAsked): string | undefined => /^derivatives\.(.+)$/.exec(field)?.[1];

const childrenAddress = (asked: ChildrenAsked): string => {
  const tag = ['base_model', relationOf(asked), asked.model].filter((part) => part !== undefined).join(':');
  return `${hub}/api/models?filter=${encodeURIComponent(tag)}&sort=createdAt&limit=1000&expand[]=createdAt&expand[]=tags`;
};

/** `day` is one of UTC, as the Hub dates what is made there. */
export async function askPastChildren(
  asks: readonly AskOf<Options>[],
  asked: ChildrenAsked,
  day: number,
  { web }: Tools,
): Promise<SourceAnswer[]> {
  const listed = await wholeList(web, childrenAddress(asked), 'The model has');
  if ('failure' in listed) return failed(asks, listed.captures, listed.failure);
  const { captures, rows: children } = listed;
  const relation = relationOf(asked);
  // Whether quantisations are derivatives is open in print: the least is without them.
  const tags = (relation === undefined ? relations : [relation]).map((name) => `base_model:${name}:${asked.model}`);
  const counted = children.filter(({ createdAt, tags: own }) => {
    const made = typeof createdAt === 'string' ? parseDay(createdAt.slice(0, 10)) : undefined;
    return made !== undefined && made <= day && Array.isArray(own) && tags.some((tag) => own.includes(tag));
  });
  const text = `${counted.length} of the ${children.length} children of ${asked.model} that are on the Hub were made by ${formatDay(day)}`;
  const least = { low: { value: rational(counted.length), closed: true }, high: null };
  const reading = {
    ...countReading(least, count('model'), 'derivatives', text, 'json:$[*].createdAt'),
    refersTo: days(day),
  };
  return asks.map((ask) => ({ ask: ask.id, facts: {}, readings: [reading], passedOver: [], trail: captures }));
}
