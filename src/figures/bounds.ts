/** Two bounds of one number that stand side by side: "greater than 100 and smaller than 300". */
import type { Figure } from './figure.ts';
import { intersect, isEmpty } from './interval.ts';

const boundJoint = /^[\s,，]*(?:and|but|且|并且|並且|而且|并|並|但)?[\s]*$/i;

/** "greater than 100 and smaller than 300": two bounds of one number are one figure. */
export function mergeBounds(text: string, figures: readonly Figure[]): Figure[] {
  const out: Figure[] = [];
  for (const figure of figures) {
    const last = out.at(-1);
    const joined = last && oneNumber(text, last, figure);
    if (joined) out[out.length - 1] = joined;
    else out.push(figure);
  }
  return out;
}

/** 新臺幣三萬元以上十五萬元以下: the 元 of the second bound is that of the first. */
const bareYuan = (a: Figure, b: Figure): boolean =>
  a.unit.dimension === 'money' &&
  b.unit.name === 'CNY' &&
  /[元圆圓]/.test(a.text) &&
  /[元圆圓]/.test(b.text) &&
  !/人民|RMB|CNY/.test(b.text);

const lower = (figure: Figure): boolean => figure.modifier === 'over' || figure.modifier === 'at-least';

const upper = (figure: Figure): boolean => figure.modifier === 'under' || figure.modifier === 'at-most';

function oneNumber(text: string, a: Figure, b: Figure): Figure | undefined {
  if (!((lower(a) && upper(b)) || (upper(a) && lower(b)))) return undefined;
  if (b.start - a.end > 12 || !boundJoint.test(text.slice(a.end, b.start))) return undefined;
  if (a.unit.dimension !== b.unit.dimension && a.unit.dimension !== 'number') return undefined;
  const unit = bareYuan(a, b) ? a.unit : b.unit;
  if (a.unit.dimension === b.unit.dimension && a.unit.name !== unit.name) return undefined;
  const interval = intersect(a.interval, b.interval);
  if (isEmpty(interval)) return undefined;
  return {
    text: text.slice(a.start, b.end),
    start: a.start,
    end: b.end,
    interval,
    unit,
    rule: 'two-bounds',
    modifier: 'range',
  };
}
