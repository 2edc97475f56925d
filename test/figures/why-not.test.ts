import { describe, expect, it } from 'vitest';
import { readWithLeft, whyNot } from '../../src/figures/why-not.ts';

/** For each rule a sentence, and the number in it that the rule leaves alone. */
const cases: Readonly<Record<string, readonly [sentence: string, number: string]>> = {
  'joined-to-letters': ['They trained Qwen3-235B in a month.', 'Qwen3-235B'],
  'no-number': ['The server at 192.168.1.2 went down.', '192.168.1.2'],
  'dates-and-telephones': ['Call the desk on 555-123-4567 now.', '555-123-4567'],
  'groups-of-digits': ['The line is 0800 028 4466 at night.', '0800 028 4466'],
  score: ['主队以3比2取胜，全场沸腾。', '3比2'],
  'in-a-word': ['这一切都过去了，大家很高兴。', '一'],
  'scale-alone': ['千', '千'],
  'name-in-capitals': ['They went to Six Flags with friends.', 'Six'],
  title: ['She has watched 28 Years Later again.', '28 Years'],
  'book-marks': ['电影《八佰》上映了。', '八佰'],
  'feast-day': ['五一出游的人很多。', '五一'],
  model: ['The Ultra 9 285K came in May.', '285K'],
  'lettered-label': ['Flights left from runway 27L at dawn.', '27L'],
  'neighbouring-period': ['比前一年更好。', '一年'],
  'place-in-order': ['他们在第三方平台出售。', '三'],
  divisor: ['每百人中就有一人。', '百人'],
  'everyday-word': ['他四处奔走。', '四'],
  'lone-word': ['No one knows why.', 'one'],
  'lone-scale': ['他在百米赛跑中摔倒。', '百米'],
  article: ['他是一名记者。', '一名'],
  'part-of-a-word': ['超过一般的水平。', '一'],
  'item-mark': ['（一）总则', '一'],
  'amid-characters': ['他用通义千问写作。', '千'],
  'scale-without-unit': ['这家公司有千亿的门槛。', '千亿'],
  'touching-characters': ['小米14发布。', '14'],
  'time-of-day': ['It began at 9:30 sharp.', '9'],
  'leading-zero': ['The code is 0945 today.', '0945'],
  'sign-of-a-name': ['See issue #12 for more.', '12'],
  'titled-word': ['They left the Big Four.', 'Four'],
  'labelled-word': ['It is told in chapter five of it.', 'five'],
  'group-of': ['Leaders of the Group of 20 met.', '20'],
  labelled: ['They met in room 12 again.', '12'],
  'labelled-zh': ['请致电 12 咨询。', '12'],
  boeing: ['They grounded the 757 at once.', '757'],
  dialled: ['She called 911 at once.', '911'],
  listed: ['The rooms 5 and 6 are closed.', '6'],
  'name-by-itself': ['这是985，很有名。', '985'],
  'hyphen-behind-a-character': ['他说是星-61吗。', '61'],
  'code-with-a-star': ['Press *611 for help.', '611'],
  'numbered-thing': ['换乘 3 路即可。', '3'],
  path: ['See docs/12 for it.', '12'],
  'letters-behind': ['It is a 4G network.', '4'],
  'sign-behind-a-letter': ['The value x^2 grows.', '2'],
  'point-and-letter': ['It runs on 3.js alone.', '3'],
  'bare-point': ['He carried a .45 with him.', '.45'],
  'area-code': ['Ring (555) 123-4567 at noon.', '555'],
  hyphen: ['It is a 3-D film at last.', '3'],
  footnote: ['This was denied [12] at once.', '12'],
  law: ['He cited 42 U.S.C. then.', '42'],
  'number-in-brackets': ['It is said (3) elsewhere.', '3'],
  'dialling-code': ['Dial +44 first, then the rest.', '44'],
  year: ['It adds 2030 to that.', '2030'],
  identifier: ['Its number is: 1502222 here.', '1502222'],
  move: ['White plays 2. Nf3 now.', '2'],
  'share-code': ['HKEX: 9988 rose.', '9988'],
  'list-mark': ['2) Costs went down.', '2'],
};

describe('a number that is left alone', () => {
  it.each(Object.entries(cases))('says so by its rule: %s', (rule, [sentence, number]) => {
    const { left } = readWithLeft(sentence);
    expect(left.map(({ start, end, because }) => [sentence.slice(start, end), because])).toContainEqual([number, rule]);
  });

  it('has a case here for every rule of the list, and no other rule', () => {
    expect(Object.keys(cases).sort()).toEqual([...whyNot().keys()].sort());
  });

  it('has a sentence that ends with a point for every rule', () => {
    for (const why of whyNot().values()) expect(why).toMatch(/^[^a-z].+[.…]$/);
  });

  it('is part of no figure', () => {
    const sentence = 'On 11 December 2025 the 757 carried 1,200 people to room 12.';
    const { figures, left } = readWithLeft(sentence);
    for (const one of left)
      for (const { start, end } of figures) expect(one.end <= start || one.start >= end).toBe(true);
    expect(left.map(({ because }) => because)).toEqual(['boeing', 'labelled']);
  });
});
