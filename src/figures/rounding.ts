/** How exact a printed number is: the digits that count. */
import { mul, power, type Rational } from './rational.ts';

/**
 * One unit of the last digit that counts of a whole number before or with a scale word: its trailing zeros do not
 * count, but two digits always do. 30 million -> 1 million, 10萬 -> 1萬, 12,500 crore -> 100 crore.
 */
export function roundStep(value: Rational): Rational {
  const digits = (value.n < 0n ? -value.n : value.n).toString();
  const significant = Math.max(2, digits.replace(/0+$/, '').length);
  return power(digits.length - significant);
}

/** The same for a decimal before a scale word: 1.5 million -> 0.1 million, 0.5 million -> 0.01 million. */
export function decimalStep(whole: string, fraction: string, scale: Rational): Rational {
  const digits = (whole + fraction).replace(/^0+/, '');
  return mul(scale, power(-fraction.length - (digits.length < 2 ? 1 : 0)));
}

/** The last digit of a whole number that is not zero, as a step: 1,300萬 -> 100萬. */
export function lastDigit(value: Rational): Rational {
  const text = value.n.toString();
  return power(text.length - text.replace(/0+$/, '').length);
}
