/** The words of English numbers as maps. */
import { abbreviatedScales, denominators, moneyScales, multiples, scales, small } from './en.ts';

const table = (words: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(words));

export const smallWords = table(small);

export const scaleWords = table(scales);

export const abbreviations = table(abbreviatedScales);

export const moneyAbbreviations = table(moneyScales);

export const denominatorWords = table(denominators);

export const multipleWords = table(multiples);
