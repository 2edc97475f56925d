/** "30 million users a month" are its monthly active users, unless they are those it gains or loses in one. */
import type { Unit } from '../figures/figure.ts';
import { compare, one } from '../figures/rational.ts';

const moving =
  /\b(?:add|gain|los[et]|win|won|acquir|attract|sign|grow|grew|bring|brought|shed|recruit|new)\w*\b|新增|增加|流失|获得|獲得/i;
const spans: Readonly<Record<string, RegExp>> = {
  day: /\bdaily\b|日活/i,
  week: /\bweekly\b|周活/i,
  month: /\bmonthly\b|月活/i,
};

/** The unit of a print of active users as one of users per month, where the other side is in that. */
export function asUsersPer(unit: Unit, text: string, other: Unit, otherSentence: string): Unit {
  const { per } = other;
  if (unit.name !== 'active user' || unit.per || other.name !== 'user' || !per || compare(per.count, one) !== 0)
    return unit;
  return spans[per.of]?.test(text) && !moving.test(otherSentence) ? other : unit;
}
