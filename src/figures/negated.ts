/** A comparison that is denied says the opposite: "did not exceed 5%" is at most 5 %, 没有低于5% is at least, "nowhere near 5%" is under. */
import type { Hedge } from './hedges.ts';
import type { Found } from './lexicon.ts';

const opposite = { over: 'at-most', under: 'at-least', nearly: 'under' } as const;

/** What may stand between: "has never been higher than", "did not rise above". "Not only", "not just" deny nothing. */
const between =
  'yet|ever|even|have|has|be|been|being|to|go|gone|going|rise|risen|fall|fallen|drop|dropped|dip|climb|climbed|grow|grown|get|got|come|run|last|move|any|cost|sell|sold|pay|paid|make|made|lose|lost|win|won|spend|spent|take|taken|hold|held|employ|earn|raise|see|seen|[a-z]+ed';
const denial = new RegExp(
  String.raw`(?:\b(?:not|never|nowhere|cannot|without)|\b\w+n['’]t)\s+(?:(?:${between})\s+){0,3}$`,
  'i',
);
/** "If not more than a thousand" raises, and "whether or not over 5" leaves it open. */
const open = /\b(?:if|or|why)\s+$/i;
const signDenial = /(?:不(?:能|得|可|应|應|会|會|再|曾|宜|许|許|准|準)?|没有?|沒有?|未(?:能|曾)?|无法|無法|难以|難以)$/;
const reach = 40;

/** The hedge, turned round where the words before it deny it, and then with those words. */
export function asDenied(text: string, hedge: Found<Hedge>): Found<Hedge> {
  const { modifier, language } = hedge.value;
  if (modifier !== 'over' && modifier !== 'under' && modifier !== 'nearly') return hedge;
  const before = text.slice(Math.max(0, hedge.from - reach), hedge.from);
  const match = (language === 'zh' ? signDenial : denial).exec(before);
  if (!match || open.test(before.slice(0, match.index))) return hedge;
  const from = hedge.from - before.length + match.index;
  return { value: { ...hedge.value, modifier: opposite[modifier] }, from, to: hedge.to };
}
