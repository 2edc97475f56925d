/** Rows and columns of a list that are no members of it: what they add up to, and their average. */
import { type Interval, relate } from '../figures/interval.ts';
import { compare } from '../figures/rational.ts';

interface Named {
  readonly name: string;
  readonly value: Interval | null;
}

const total =
  /^(?:(?:grand|sub|overall)[\s-]?)?totals?(?=$|[\s:,(])|^sum$|^all$|^overall$|^(?:总计|總計|合计|合計|小计|小計|总数|總數|总和|總和|共计|共計|总额|總額|全部|全国|全國|全市|全省)$/i;
const average =
  /^(?:(?:overall|grand|weighted|national)\s+)?(?:average|mean|median)$|^(?:平均|平均值|平均数|平均數|均值|中位数|中位數|全国平均|全國平均)$/i;

const notLess = (a: Interval, b: Interval): boolean =>
  !a.high || !b.low || relate(a, b) !== 'disjoint' || compare(a.high.value, b.low.value) >= 0;

/** "Total" is the sum where nothing beside it is more, and else somebody's name; of a list of nothing else all is kept. */
export function withoutTotals<T extends Named>(members: readonly T[]): readonly T[] {
  const own = members.filter(({ name }) => !total.test(name.trim()) && !average.test(name.trim()));
  if (own.length < 2) return members;
  const values = own.flatMap(({ value }) => (value ? [value] : []));
  const isTotal = ({ name, value }: T): boolean =>
    average.test(name.trim()) ||
    (total.test(name.trim()) &&
      (value === null || /^sub/i.test(name) || values.every((other) => notLess(value, other))));
  return members.filter((member) => !isTotal(member));
}
