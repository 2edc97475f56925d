/** From a number with its unit to the figure: range or hedge, divisor, looseness. */
import { whyNone } from './accept.ts';
import type { Draft, Figure, Modifier, ReadingContext, Unit } from './figure.ts';
import type { Hedge } from './hedges.ts';
import { hedgeAfterNumber, hedgeAroundNumber, hedgeBeforeNumber, isDuring } from './hedging.ts';
import type { Interval } from './interval.ts';
import type { Found } from './lexicon.ts';
import { aged, hedged, type Loosened, loosen } from './loosen.ts';
import type { NumberPrint } from './numbers.ts';
import { perAfter, perBefore } from './per.ts';
import { bareNumber, type Context, type Quantity } from './printed-quantity.ts';
import { isPairName, rangeFrom } from './range.ts';
import { digitCountZh, inRow, streakAfter } from './ranks.ts';
import { isHuge, type Rational } from './rational.ts';
import type { Rule } from './rules.ts';
import { currencyOfSign, type SharedSign } from './shared-sign.ts';

/** From what stands at a place to a figure, or undefined where it is none. */
export function complete(context: Context, quantity: Quantity): Figure | undefined {
  const { text } = context;
  const { print } = quantity;
  if (isHuge(print.value) || isHuge(print.step)) return undefined;
  const cents = context.whole(quantity.start, quantity.end) ? loneCents(text, quantity) : undefined;
  if (cents) return complete(context, cents);
  if (isWithItsCounter(context, quantity)) return complete(context, { ...quantity, end: quantity.end + 1 });
  const pair = rangeFrom(text, quantity);
  if (pair && !isPairName(text, quantity, pair)) {
    const per = perAfter(text, pair.end, {
      ...quantity,
      unit: pair.unit,
      known: pair.unit === bareNumber ? 'none' : 'measure',
    });
    const about = hedgeBeforeNumber(text, pair.start, print);
    const isAbout = about?.value.modifier === 'about' && about.from >= context.taken;
    const end = per?.end ?? pair.end;
    const figure = finish(
      context,
      isAbout ? about.from : pair.start,
      end,
      pair.interval,
      per?.unit ?? pair.unit,
      pair.rule,
      pair.rule === 'range' ? 'range' : undefined,
      pair.printed,
    );
    if (isAbout) figure.bare = { start: pair.start, end, interval: pair.interval };
    return figure;
  }
  const row =
    quantity.known !== 'measure' || quantity.unit.dimension === 'duration' ? streakOf(text, quantity) : undefined;
  if (row) return row;
  const per = perAfter(text, quantity.end, quantity) ?? perBefore(context, quantity);
  const unit = per?.unit ?? quantity.unit;
  const end = per?.end ?? quantity.end;
  const start = per?.start ?? quantity.start;
  const led = hedgeBeforeNumber(text, start, print);
  const before =
    led && led.from >= context.taken && !(unit.dimension === 'duration' && isDuring(text, led)) ? led : undefined;
  const around = before ? undefined : hedgeAroundNumber(text, start, end);
  const hedge = before ?? around ?? afterHedge(text, quantity, end);
  const because = whyNone(context, quantity, hedge !== undefined);
  if (because) {
    context.left?.push({ start: quantity.start, end: quantity.end, because });
    return undefined;
  }
  if (!hedge) {
    const { interval, rule } = plainly(text, quantity, unit);
    const from = unit === bareNumber ? equalStart(text, start) : start;
    const figure = finish(context, from, end, interval, unit, rule, spreadModifier(print), print.value);
    if (from < start) figure.bare = { start, end, interval };
    return figure;
  }
  const both = before && before.value.modifier === 'about' ? hedgeAfterNumber(text, end) : undefined;
  const closed = before && !both ? orEqual(text, end, before.value.modifier) : undefined;
  const signed = (both?.value ?? hedge.value).signed;
  const modifier = closed?.modifier ?? (both?.value ?? hedge.value).modifier;
  const { interval, rule } = hedged(print, modifier, signed === true, unit.dimension, unit.name);
  // In "about five hundred and more" the second hedge replaces the first, which stays outside.
  const opening = both && both.value.modifier !== 'about' ? undefined : (before ?? around);
  const from = opening ? Math.min(opening.from, quantity.start) : equalStart(text, start);
  const stop = closed?.end ?? both?.to ?? (before ? end : hedge.to);
  const figure = finish(context, from, stop, interval, unit, rule, modifier, print.value);
  figure.bare = { start, end, interval: plainly(text, quantity, unit).interval };
  return figure;
}

/** 一个 is the whole figure where nothing else is written: 个 counts anything, while 双 and 只 tell something of the thing. */
const isWithItsCounter = (context: Context, { known, unit, start, end, to }: Quantity): boolean =>
  known === 'counted' &&
  unit === bareNumber &&
  end === to &&
  '个個'.includes(context.text.charAt(end) || 'x') &&
  context.whole(start, end + 1);

const agedBefore = /\b(?:aged?|the age of)\s$/i;

/** What the figure stands for without a hedge; 34岁, "34 years old" and "aged 34 years" are ages. */
function plainly(text: string, { print, start, end }: Quantity, { dimension, name }: Unit): Loosened {
  const isAge =
    (name === 'year' || name === 'month') &&
    print.print === 'plain' &&
    print.value.n > 0n &&
    print.value.d === 1n &&
    ('岁歲'.includes(text.charAt(end - 1)) ||
      /^[\s-]old\b/.test(text.slice(end, end + 5)) ||
      agedBefore.test(text.slice(Math.max(0, start - 11), start)));
  return isAge ? aged(print) : loosen(print, dimension, name);
}

const spreadModifier = (print: NumberPrint): Modifier | undefined =>
  print.print !== 'spread'
    ? undefined
    : print.lowClosed && !print.scale
      ? 'range'
      : print.lowClosed
        ? 'magnitude'
        : 'range';

function finish(
  context: Context,
  start: number,
  end: number,
  interval: Interval,
  unit: Unit,
  rule: Rule,
  modifier: Modifier | undefined,
  printed: Rational | undefined,
): Draft {
  const { text, reading } = context;
  const named = reading && unit.dimension === 'money' ? moneyIn(text.slice(start, end), unit, reading) : unit;
  const draft: Draft = { text: text.slice(start, end), start, end, interval, unit: named, rule };
  if (printed) draft.printed = printed;
  if (modifier) draft.modifier = modifier;
  return draft;
}

/** A bare "$", 元 or "¥" is what the context says, where that currency is printed so. */
function moneyIn(printed: string, unit: Unit, reading: ReadingContext): Unit {
  const sign = sharedSignOf(printed, unit);
  return sign === undefined ? unit : { ...unit, name: currencyOfSign(sign, reading) };
}

function sharedSignOf(printed: string, { name }: Unit): SharedSign | undefined {
  if (name === 'USD') {
    const isBare = /(^|[^A-Za-z])[$＄]|\b(?:dollars?|bucks?)\b/i.test(printed) && !/US|U\.S|us \$|美/.test(printed);
    return isBare && !/\b(?:us|american|united)\b/i.test(printed) ? 'dollar' : undefined;
  }
  if (name !== 'CNY') return undefined;
  if (/[元圆圓塊块]/.test(printed)) return /人民|RMB|CNY/.test(printed) ? undefined : 'yuan';
  return /(^|[^A-Za-z])[¥￥]/.test(printed) && !/人民|RMB|CNY/.test(printed) ? 'yen' : undefined;
}

function streakOf(text: string, quantity: Quantity): Figure | undefined {
  if (quantity.print.print !== 'plain' || quantity.print.value.d !== 1n) return undefined;
  const digits = digitCountZh(text, quantity.start, quantity.to, quantity.print.value);
  if (digits) return digits;
  const row = streakAfter(text, quantity.to);
  return row && inRow(text, quantity.start, quantity.print.value, row);
}

/** A text that is nothing but 五分 speaks of money; within a sentence 分 is a score. */
function loneCents(text: string, quantity: Quantity): Quantity | undefined {
  if (quantity.known !== 'counted' || text.charAt(quantity.end - 1) !== '分' || quantity.unit.name !== 'point')
    return undefined;
  return { ...quantity, unit: { dimension: 'money', name: 'cent' }, known: 'measure', money: 'after' };
}

const equalAfter = /\s{1,2}or\s(?:is\s)?equal(?:\sto(?:\s(?:it|that))?(?!\s[\d$€£])|(?!\sto))(?![a-z])/iy;
const equalBefore = /(?:\b(?:equal\sto|equals(?:\sto)?|equall?ing(?:\sto)?)\s|等[于於]\s?)$/i;

/** "less than 5000 or equal": the bound itself belongs to it. */
function orEqual(text: string, at: number, modifier: Modifier): { modifier: Modifier; end: number } | undefined {
  if ((modifier !== 'over' && modifier !== 'under') || text.charAt(at) !== ' ') return undefined;
  equalAfter.lastIndex = at;
  const found = equalAfter.exec(text);
  return found ? { modifier: modifier === 'over' ? 'at-least' : 'at-most', end: at + found[0].length } : undefined;
}

/** "equal to 5000", 等于1535: what compares a bare number with another belongs to it, as "more than" does; it loosens nothing. */
const equalStart = (text: string, at: number): number =>
  at - (equalBefore.exec(text.slice(Math.max(0, at - 13), at))?.[0].length ?? 0);

const between: Readonly<Record<'at-least' | 'about', Hedge>> = {
  'at-least': { modifier: 'at-least', place: 'after', language: 'sign', words: ['+'] },
  about: { modifier: 'about', place: 'after', language: 'en', words: ['-odd'] },
};

/** The hedge behind the number: behind its unit, behind a counter that is no unit (100个以上), or before the unit (50+ companies). */
function afterHedge(text: string, quantity: Quantity, end: number): Found<Hedge> | undefined {
  if (quantity.between) return { value: between[quantity.between], from: end, to: end };
  const direct = hedgeAfterNumber(text, end);
  if (direct || quantity.known !== 'counted' || quantity.unit !== bareNumber) return direct;
  return hedgeAfterNumber(text, end + 1);
}
