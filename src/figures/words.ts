/**
 * Numbers in English words and in digits with words: "two and a half million", "3 hundred and 21", "half a million",
 * "two thirds", "one in seven". Read left to right, each word once.
 */
import { fold, isDigit, isLatin, isSpace } from './chars.ts';
import { type Literal, power, readDigits } from './digits.ts';
import { abbreviatedScales, denominators, dozens, moneyScales, multiples, scales, small } from './en.ts';
import type { NumberPrint } from './numbers.ts';
import { add, compare, div, mul, one, type Rational, rational, sub, zero } from './rational.ts';
import { decimalStep, roundStep } from './rounding.ts';

const table = (words: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(words));
const smallWords = table(small);
const scaleWords = table(scales);
const abbreviations = table(abbreviatedScales);
const moneyAbbreviations = table(moneyScales);
const denominatorWords = table(denominators);
const multipleWords = table(multiples);

/** A word of Latin letters at a place: its lower case and its end. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export function wordAt(text: string, at: number): Word | undefined {
  let end = at;
  // No word that matters is longer; the limit keeps endless rows of letters linear.
  while (end < at + 24 && isLatin(text, end)) end += 1;
  if (end === at || isLatin(text, end)) return undefined;
  return { word: text.slice(at, end).toLowerCase(), start: at, end };
}

/** The word or number after blanks, or a hyphen with or without them ("fifty-two", "ninety - five"). */
function next(text: string, at: number): number {
  let i = at;
  while (i < at + 3 && isSpace(text, i)) i += 1;
  if (fold(text.charCodeAt(i)) === 0x2d) {
    i += 1;
    for (let n = 0; n < 2 && isSpace(text, i); n += 1) i += 1;
  }
  return i === at ? -1 : i;
}

const nextWord = (text: string, at: number): Word | undefined => {
  const i = next(text, at);
  return i < 0 ? undefined : wordAt(text, i);
};

interface Parts {
  end: number;
  total: Rational;
  /** Below the last scale word. */
  group: Rational;
  lastScale: number;
  /** What may follow without a scale word: after "twenty" 9, after "hundred" 99. */
  room: number;
  scale: Rational | undefined;
  decimals: Literal | undefined;
  digitsOnly: boolean;
  words: number;
}

const sum = (p: Parts): Rational => add(p.total, p.group);

function takeScale(p: Parts, exponent: number, end: number): boolean {
  const factor = power(exponent);
  if (exponent === 2) {
    if (compare(p.group, rational(100)) >= 0 && p.words > 0) return false;
    p.group = mul(p.group.n === 0n ? one : p.group, factor);
    p.room = 99;
    p.scale = undefined;
    if (p.decimals) p.scale = factor;
  } else {
    // "three lakh crore", "five hundred thousand million": a larger word multiplies all that stands before it.
    const larger = exponent >= p.lastScale;
    const before = larger ? sum(p) : p.group;
    const value = mul(before.n === 0n ? one : before, factor);
    p.total = larger ? value : add(p.total, value);
    p.group = zero;
    p.lastScale = Math.min(p.lastScale, exponent);
    p.room = 999;
    p.scale = larger && p.scale ? mul(p.scale, factor) : factor;
  }
  p.end = end;
  p.words += 1;
  p.digitsOnly = false;
  return true;
}

function takeSmall(p: Parts, n: number, end: number): boolean {
  if (n > p.room) return false;
  p.group = add(p.group, rational(n));
  p.room = n >= 20 && n % 10 === 0 ? 9 : -1;
  p.end = end;
  p.words += 1;
  p.scale = undefined;
  p.digitsOnly = false;
  return true;
}

/** "point zero three", "point seventy-one". */
function takePoint(text: string, p: Parts, at: number): void {
  let i = at;
  let digits = '';
  while (digits.length < 20) {
    const word = digits === '' ? wordAt(text, i) : nextWord(text, i);
    const n = word ? smallWords.get(word.word) : undefined;
    if (!word || n === undefined) break;
    digits += String(n).replace(/0$/, (z) => (n >= 20 ? '' : z));
    if (n >= 20) {
      const unit = nextWord(text, word.end);
      const m = unit ? smallWords.get(unit.word) : undefined;
      if (unit && m !== undefined && m > 0 && m < 10) digits += String(m);
      else digits += '0';
      i = unit && m !== undefined && m > 0 && m < 10 ? unit.end : word.end;
      break;
    }
    i = word.end;
  }
  if (digits === '') return;
  const whole = sum(p);
  p.total = add(whole, rational(BigInt(digits), 10n ** BigInt(digits.length)));
  p.group = zero;
  p.decimals = { start: at, end: i, value: p.total, whole: whole.n.toString(), fraction: digits, grouped: false };
  p.room = -1;
  p.end = i;
  p.digitsOnly = false;
}

/** A fraction word after `at`: "thirds", "a half", "a quarter", "three fifths". */
function addedFraction(text: string, at: number): { value: Rational; end: number } | undefined {
  let word = nextWord(text, at);
  if (!word) return undefined;
  let n = 1;
  const counted = smallWords.get(word.word);
  if (word.word === 'a' || word.word === 'an' || (counted !== undefined && counted > 0)) {
    n = counted ?? 1;
    word = nextWord(text, word.end);
    // "fifty-four hundredths"
    const unit = word ? smallWords.get(word.word) : undefined;
    if (word && n >= 20 && unit !== undefined && unit < 10) {
      n += unit;
      word = nextWord(text, word.end);
    }
  }
  const d = word && word.word !== 'second' ? denominatorWords.get(word.word) : undefined;
  return word && d !== undefined && n < d ? { value: rational(n, d), end: word.end } : undefined;
}

/** Goes on reading after a first word or literal, as long as the words belong to one number. */
function compose(text: string, p: Parts, money: boolean): void {
  for (;;) {
    const at = next(text, p.end);
    if (at < 0) break;
    if (isDigit(text, at)) {
      // "3 hundred and 21": digits go on only where words left room for them.
      if (p.digitsOnly || p.room < 1 || p.decimals || fold(text.charCodeAt(at - 1)) === 0x2d) break;
      const literal = readDigits(text, at);
      if (literal.value === undefined || literal.quotient || literal.grouped || literal.fraction) break;
      const after = nextWord(text, literal.end);
      const scaled = after ? scaleWords.get(after.word) : undefined;
      const limit = scaled !== undefined && scaled < p.lastScale ? 999 : p.room;
      if (compare(literal.value, rational(limit)) > 0 || (p.room === 99 && scaled)) break;
      p.group = add(p.group, literal.value);
      p.room = -1;
      p.end = literal.end;
      p.scale = undefined;
      continue;
    }
    const word = wordAt(text, at);
    if (!word) break;
    const scale = scaleWords.get(word.word);
    if (scale !== undefined) {
      if (p.room === 999 && p.words > 0 && p.group.n === 0n && scale < p.lastScale) break;
      if (!takeScale(p, scale, word.end)) break;
      continue;
    }
    const n = smallWords.get(word.word);
    if (n !== undefined) {
      if (p.digitsOnly || p.decimals || !(n > 0) || !takeSmall(p, n, word.end)) break;
      continue;
    }
    const short = abbreviations.get(word.word);
    if (short !== undefined && (p.digitsOnly || p.words > 0) && !(word.word === 'mm' && !money)) {
      if (!takeScale(p, short, word.end)) break;
      continue;
    }
    if (word.word === 'point' && !p.decimals && p.words > 0) {
      const decimal = next(text, word.end);
      const before = p.end;
      if (decimal > 0) takePoint(text, p, decimal);
      if (p.end === before) break;
      continue;
    }
    if (word.word === 'and' && !p.digitsOnly) {
      const fraction = addedFraction(text, word.end);
      if (fraction) {
        // After a scale word the fraction is of it: "a million and a half". Else of one: "two and a half million".
        p.group = add(p.group, mul(fraction.value, p.group.n === 0n && p.scale ? p.scale : one));
        p.room = -1;
        p.end = fraction.end;
        p.decimals = { start: at, end: fraction.end, value: p.group, whole: '1', fraction: '5', grouped: false };
        continue;
      }
      const after = nextWord(text, word.end);
      const m = after ? smallWords.get(after.word) : undefined;
      if (after && m !== undefined && p.room >= 99 && takeSmall(p, m, after.end)) continue;
      const digits = next(text, word.end);
      if (digits > 0 && isDigit(text, digits) && p.room >= 99) {
        p.end = word.end;
        const before = p.end;
        composeDigits(text, p, digits);
        if (p.end !== before) continue;
        p.end = at - 1;
        while (isSpace(text, p.end - 1)) p.end -= 1;
      }
    }
    break;
  }
}

function composeDigits(text: string, p: Parts, at: number): void {
  const literal = readDigits(text, at);
  if (literal.value === undefined || literal.quotient || literal.grouped || literal.fraction) return;
  const after = nextWord(text, literal.end);
  if ((after && scaleWords.has(after.word)) || compare(literal.value, rational(p.room)) > 0) return;
  p.group = add(p.group, literal.value);
  p.room = -1;
  p.end = literal.end;
  p.scale = undefined;
}

/** The looseness of a whole number that ends with a scale word, or does not. */
function printOf(start: number, p: Parts): NumberPrint {
  const value = sum(p);
  const base = { start, end: p.end, value };
  if (p.decimals) {
    const scale = p.scale ?? one;
    if (value.d !== 1n && p.decimals.whole === '1' && p.decimals.fraction === '5') {
      return { ...base, print: p.scale ? 'rounded' : 'worded', step: mul(power(-1), scale) };
    }
    return {
      ...base,
      print: 'rounded',
      step: p.scale ? decimalStep(p.decimals.whole, p.decimals.fraction, scale) : power(-p.decimals.fraction.length),
      scale,
    };
  }
  if (p.scale && p.scale.n >= 1000n) return { ...base, print: 'rounded', step: roundStep(value), scale: p.scale };
  return { ...base, print: 'plain', step: one };
}

const parts = (end: number, group: Rational, digitsOnly: boolean): Parts => ({
  end,
  total: zero,
  group,
  lastScale: 99,
  room: digitsOnly ? 999 : -1,
  scale: undefined,
  decimals: undefined,
  digitsOnly,
  words: 0,
});

function fractionAfter(text: string, at: number, count: Rational): NumberPrint | undefined {
  const word = nextWord(text, at);
  if (!word || count.n === 0n) return undefined;
  const d = denominatorWords.get(word.word);
  if (d === undefined || word.word === 'second') return undefined;
  const hyphen = fold(text.charCodeAt(at)) === 0x2d;
  const plural = word.word.endsWith('s') && word.word !== 'halfs';
  const single = count.n === count.d;
  if (!plural && !single && !hyphen && word.word !== 'half') return undefined;
  const after = nextWord(text, word.end);
  // "three quarters" is nine months unless it is a part of something.
  if (d === 4 && /^quarter/.test(word.word) && !hyphen && after && after.word !== 'of') return undefined;
  if (single && !plural && !hyphen && !endsFraction(text, word.end)) return undefined;
  const value = div(count, rational(d));
  const million = after?.word === 'of' ? scaledBy(text, after.end) : undefined;
  if (million) return { start: at, end: million.end, print: 'worded', value: mul(value, million.scale), step: one };
  return { start: at, end: word.end, print: 'worded', value, step: one };
}

/** "of a million", "a million", "million": the scale that a fraction is of. */
function scaledBy(text: string, at: number): { scale: Rational; end: number } | undefined {
  let word = nextWord(text, at);
  if (word?.word === 'a' || word?.word === 'an') word = nextWord(text, word.end);
  if (!word) return undefined;
  if (dozens.has(word.word)) return { scale: rational(12), end: word.end };
  const exponent = scaleWords.get(word.word);
  return exponent === undefined ? undefined : { scale: power(exponent), end: word.end };
}

/** "a third of", "by a third,", "a third less": not "a third party". */
function endsFraction(text: string, at: number): boolean {
  const after = nextWord(text, at);
  if (!after) return !isLatin(text, at + 1) || !/^\s/.test(text.slice(at, at + 1));
  return /^(of|less|more|lower|higher|fewer|smaller|larger|the|in|to|from|since|over|and|or|as|this|last|between|during|on|for|at|but|than|when|while|are|were|is|was|said|say|have|had|has|that|who|compared|after|by)$/.test(
    after.word,
  );
}

const ratioWord =
  /(?:\s{1,2}in\s{1,2}(?:every\s{1,2})?|\s{1,2}out\s{1,2}of\s{1,2}(?:every\s{1,2})?|\s{1,2}over\s{1,2})/iy;

/** "one in seven", "7 out of 10", "1 over 20": one number of its own. */
function ratio(
  text: string,
  count: NumberPrint,
  worded: boolean,
  tail: (at: number) => boolean,
): NumberPrint | undefined {
  if (count.print !== 'plain' || count.value.d !== 1n || count.value.n < 1n || count.grouped) return undefined;
  ratioWord.lastIndex = count.end;
  const found = ratioWord.exec(text);
  if (!found) return undefined;
  const at = count.end + found[0].length;
  const whole = wholeAt(text, at);
  if (!whole || whole.number.print === 'spread' || whole.number.value.d !== 1n) return undefined;
  const { number } = whole;
  if (compare(count.value, number.value) >= 0) return undefined;
  // "1 over 20" is a fraction; "3 over 20 years" and "2 in 2019" are not.
  if (/over/i.test(found[0]) && count.value.n !== 1n) return undefined;
  if (!worded && number.digits === 4 && !number.grouped) return undefined;
  if (tail(number.end)) return undefined;
  const value = div(count.value, number.value);
  const step = roundStep(number.value);
  if (worded && !number.digits) return { start: count.start, end: number.end, print: 'worded', value, step };
  const half = div(number.digits && compare(step, one) < 0 ? one : compare(step, one) < 0 ? one : step, rational(2));
  return {
    start: count.start,
    end: number.end,
    print: 'ratio',
    value,
    step,
    low: div(count.value, add(number.value, half)),
    high: div(count.value, sub(number.value, half)),
  };
}

function wholeAt(text: string, at: number): { number: NumberPrint } | undefined {
  if (isDigit(text, at)) {
    const literal = readDigits(text, at);
    if (literal.value === undefined || literal.quotient || literal.fraction) return undefined;
    return {
      number: {
        start: at,
        end: literal.end,
        print: 'plain',
        value: literal.value,
        step: one,
        digits: literal.whole.length,
        grouped: literal.grouped,
      },
    };
  }
  const word = wordAt(text, at);
  const n = word ? smallWords.get(word.word) : undefined;
  const article = word?.word === 'a';
  if (!word || (n === undefined && !scaleWords.has(word.word) && !article)) return undefined;
  const p = article ? parts(word.end, zero, false) : startWords(word);
  if (article) p.room = 999;
  compose(text, p, false);
  return sum(p).n === 0n ? undefined : { number: printOf(at, p) };
}

function startWords(word: Word): Parts {
  const n = smallWords.get(word.word);
  if (n === undefined) {
    const p = parts(word.start, zero, false);
    p.room = 999;
    takeScale(p, scaleWords.get(word.word) ?? 0, word.end);
    return p;
  }
  const p = parts(word.end, rational(n), false);
  p.room = n >= 20 ? 9 : -1;
  p.words = 1;
  return p;
}

/** Goes on after digits: scale words, "dozen", "in 7"; `money` says that a sign or code of money stands before them. */
export function readLiteral(
  text: string,
  literal: Literal,
  money: boolean,
  tail: (at: number) => boolean,
): NumberPrint {
  const { start, end, value } = literal;
  const plainPrint: NumberPrint = {
    start,
    end,
    value,
    print: literal.quotient
      ? literal.quotient === 'mixed'
        ? 'exact'
        : 'worded'
      : literal.fraction || literal.exponent
        ? 'rounded'
        : 'plain',
    step: literal.exponent
      ? literal.fraction
        ? mul(
            power(-literal.fraction.length),
            div(
              value,
              rational(BigInt(literal.whole + literal.fraction || '0') || 1n, 10n ** BigInt(literal.fraction.length)),
            ),
          )
        : roundStep(value)
      : power(-literal.fraction.length),
    ...(literal.fraction || literal.quotient || literal.exponent
      ? {}
      : { digits: literal.whole.length, grouped: literal.grouped }),
  };
  if (literal.exponent || literal.quotient === 'bare') return plainPrint;
  const letter = text.charAt(end);
  if (isLatin(text, end) && !isLatin(text, end + 1) && !isDigit(text, end + 1)) {
    const exponent = money ? moneyAbbreviations.get(letter) : letter === 'M' ? 6 : undefined;
    const kilo = letter === 'k' || (letter === 'K' && (money || literal.whole.length > 1)) ? 3 : exponent;
    if (kilo !== undefined) {
      const p = parts(end, value, true);
      p.decimals = literal.fraction ? literal : undefined;
      takeScale(p, kilo, end + 1);
      compose(text, { ...p, room: -1 }, money);
      return { ...printOf(start, p), start };
    }
  }
  const attached = isLatin(text, end) ? wordAt(text, end) : undefined;
  const word = attached ?? nextWord(text, end);
  if (!word) return ratio(text, plainPrint, false, tail) ?? plainPrint;
  if (dozens.has(word.word))
    return { ...plainPrint, end: word.end, value: mul(value, rational(12)), step: rational(12), print: 'plain' };
  const spacedLetter = !attached && word.end - word.start === 1 ? text.charAt(word.start) : '';
  const spacedScale =
    spacedLetter === 'k' || spacedLetter === 'M'
      ? spacedLetter === 'k'
        ? 3
        : 6
      : money && spacedLetter !== ''
        ? moneyAbbreviations.get(spacedLetter)
        : undefined;
  const exponent =
    scaleWords.get(word.word) ??
    (word.word === 'mm' && !money ? undefined : abbreviations.get(word.word)) ??
    spacedScale;
  if (exponent === undefined) return ratio(text, plainPrint, false, tail) ?? plainPrint;
  const p = parts(end, value, true);
  p.decimals = literal.fraction || literal.quotient ? literal : undefined;
  takeScale(p, exponent, word.end);
  p.words = 1;
  const decimals = p.decimals;
  if (literal.fraction === '') p.decimals = undefined;
  compose(text, p, money);
  if (decimals?.fraction) p.decimals = decimals;
  return printOf(start, p);
}

const several = /^(several|few|couple|tens|hundreds|thousands|dozens|scores)$/;

/** "hundreds of millions", "several hundred", "tens of thousands", "billions": orders of magnitude. */
function magnitude(text: string, word: Word): NumberPrint | undefined {
  let end = word.end;
  let scale: Rational | undefined;
  let top = 10n;
  if (word.word === 'several' || word.word === 'few' || word.word === 'couple') {
    let after = nextWord(text, end);
    if (after?.word === 'of') after = nextWord(text, after.end);
    if (!after) return undefined;
    if (dozens.has(after.word)) return spread(word.start, after.end, rational(12), 10n);
    const exponent = scaleWords.get(after.word);
    if (exponent === undefined) return undefined;
    scale = power(exponent);
    end = after.end;
    const larger = nextWord(text, end);
    const second = larger ? scaleWords.get(larger.word) : undefined;
    if (larger && second !== undefined && second > exponent) {
      scale = mul(scale, power(second));
      end = larger.end;
    }
    return spread(word.start, end, scale, 10n);
  }
  if (word.word === 'dozens' || word.word === 'tens' || word.word === 'scores') {
    scale = word.word === 'dozens' ? rational(12) : word.word === 'scores' ? rational(20) : rational(10);
  } else {
    const exponent = word.word.endsWith('s') ? scaleWords.get(word.word) : undefined;
    if (exponent === undefined) return undefined;
    scale = power(exponent);
    if (exponent > 2) top = 1000n;
  }
  const of = nextWord(text, end);
  const larger = of?.word === 'of' ? nextWord(text, of.end) : undefined;
  const second = larger?.word.endsWith('s') ? scaleWords.get(larger.word) : undefined;
  if (larger && second !== undefined) return spread(word.start, larger.end, mul(scale, power(second)), 10n);
  if (word.word === 'tens' || word.word === 'scores') return undefined;
  return spread(word.start, end, scale, top);
}

const spread = (start: number, end: number, low: Rational, times: bigint): NumberPrint => ({
  start,
  end,
  print: 'spread',
  value: low,
  step: low,
  low,
  high: mul(low, rational(times)),
  lowClosed: true,
  scale: low,
});

/** Reads the number that begins with a word; undefined where the word begins none. */
export function readWords(text: string, word: Word, tail: (at: number) => boolean): NumberPrint | undefined {
  const { word: first, start } = word;
  const multiple = multipleWords.get(first);
  if (multiple !== undefined) {
    const digits = nextWord(text, word.end);
    if (/^(double|triple)$/.test(first) && digits && /^digits?$/.test(digits.word)) return undefined;
    return {
      start,
      end: word.end,
      print: 'worded',
      value: rational(BigInt(multiple * 10), 10n),
      step: one,
      own: 'multiple',
    };
  }
  if (first === 'half' || first === 'quarter') {
    const scaled = scaledBy(text, word.end);
    const d = rational(first === 'half' ? 2 : 4);
    if (scaled) {
      const exact = scaled.scale.n === 12n;
      return { start, end: scaled.end, print: exact ? 'plain' : 'worded', value: div(scaled.scale, d), step: one };
    }
    const after = nextWord(text, word.end);
    const alone = text.trim().length === first.length;
    if (
      first === 'half' &&
      (alone || (after && /^(of|the|a|an|as|its|their|his|her|our|that|those)$/.test(after.word)))
    ) {
      return { start, end: word.end, print: 'worded', value: rational(1, 2), step: one };
    }
    return undefined;
  }
  if (several.test(first) || (scaleWords.has(first) && first.endsWith('s'))) return magnitude(text, word);
  if (first === 'a' || first === 'an') return readArticle(text, word);
  if (first === 'point') {
    const p = parts(word.start, zero, false);
    const decimal = next(text, word.end);
    if (decimal < 0) return undefined;
    const literal = isDigit(text, decimal) ? readDigits(text, decimal) : undefined;
    if (literal && text.trim().length !== literal.end - start) return undefined;
    if (literal?.value !== undefined) {
      const places = literal.whole.length;
      return {
        start,
        end: literal.end,
        print: 'rounded',
        value: mul(literal.value, power(-places)),
        step: power(-places),
      };
    }
    takePoint(text, p, decimal);
    return p.end === word.start || text.trim().length !== p.end - start ? undefined : { ...printOf(start, p), start };
  }
  if (!smallWords.has(first) && !scaleWords.has(first)) return undefined;
  const p = startWords(word);
  compose(text, p, false);
  const value = sum(p);
  const fraction = fractionAfter(text, p.end, value);
  if (fraction) return { ...fraction, start };
  const after = nextWord(text, p.end);
  if (after && dozens.has(after.word))
    return { start, end: after.end, print: 'plain', value: mul(value, rational(12)), step: one };
  const number = printOf(start, p);
  return ratio(text, number, true, tail) ?? (first === 'one' && p.words === 1 ? { ...number, weak: true } : number);
}

/** "a million", "a dozen", "a hundred thousand", "a third of", "a couple of hundred". */
function readArticle(text: string, article: Word): NumberPrint | undefined {
  const word = nextWord(text, article.end);
  if (!word || text[article.end] === '-') return undefined;
  const { start } = article;
  if (dozens.has(word.word)) return { start, end: word.end, print: 'plain', value: rational(12), step: one };
  if (word.word === 'few' || word.word === 'couple') {
    const many = magnitude(text, word);
    return many && { ...many, start };
  }
  if (word.word === 'half' || word.word === 'quarter') {
    const scaled = scaledBy(text, word.end);
    const value = rational(1, word.word === 'half' ? 2 : 4);
    if (scaled) return { start, end: scaled.end, print: 'worded', value: mul(value, scaled.scale), step: one };
    const after = nextWord(text, word.end);
    return after?.word === 'of' || (!after && word.word === 'half')
      ? { start, end: word.end, print: 'worded', value, step: one }
      : undefined;
  }
  if (scaleWords.has(word.word) && !word.word.endsWith('s')) {
    const p = startWords(word);
    compose(text, p, false);
    const fraction = fractionAfter(text, p.end, sum(p));
    return fraction ? { ...fraction, start } : { ...printOf(start, p), start };
  }
  const fraction = fractionAfter(text, article.end, one);
  return fraction && { ...fraction, start };
}
