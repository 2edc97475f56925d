/** Two figures that are the bounds of one: "greater than 100 and smaller than 300", "between the tenth and the fifteenth". */
import type { Figure } from './figure.ts';
import { intersect, isEmpty } from './interval.ts';
import { between } from './loosen.ts';

const boundJoint = /^[\s,，]*(?:and|but|且|并且|並且|而且|并|並|但)?[\s]*$/i;

/** Neighbours that bound one number or one place in an order become one figure. */
export function mergeBounds(text: string, figures: readonly Figure[]): Figure[] {
  const out: Figure[] = [];
  for (const figure of figures) {
    const last = out.at(-1);
    const joined = last && (oneNumber(text, last, figure) ?? onePlace(text, last, figure));
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

const placesJoined: readonly { readonly lead: RegExp; readonly joint: RegExp; readonly close: RegExp }[] = [
  { lead: /\bbetween\s(?:the\s)?$/i, joint: /^\sand\s(?:the\s)?$/i, close: /^/ },
  { lead: /[在于於乎从從]?$/, joint: /^\s?[和与與跟及到至]\s?$/, close: /^\s?之[间間]/ },
];

/** "between the tenth and the fifteenth", 第十和第十五之间: a range of places; without the words round it they are two. */
function onePlace(text: string, a: Figure, b: Figure): Figure | undefined {
  const [low, high] = [a.printed, b.printed];
  if (a.unit.dimension !== 'ordinal' || b.unit.dimension !== 'ordinal' || !low || !high || b.start - a.end > 12)
    return undefined;
  for (const { lead, joint, close } of placesJoined) {
    if (!joint.test(text.slice(a.end, b.start))) continue;
    const opening = lead.exec(text.slice(Math.max(0, a.start - 14), a.start));
    const closing = close.exec(text.slice(b.end, b.end + 4));
    if (!opening || !closing) continue;
    const [start, end] = [a.start - opening[0].length, b.end + closing[0].length];
    const interval = between(low, high);
    return { text: text.slice(start, end), start, end, interval, unit: b.unit, rule: 'range', modifier: 'range' };
  }
  return undefined;
}
