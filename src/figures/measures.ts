/**
 * Words that say what a figure of the same unit measures: "adjusted" profit is no profit, a capacity is no output, a
 * change from the quarter before is none from the year before. They stand beside a figure and never in its print.
 */
import { otherPart } from './parts.ts';

interface Mark {
  readonly name: string;
  readonly words: RegExp;
}

/** "Since 2015", "over the past decade": a change over years is none of the year. */
const span =
  /\bsince\s+(?:the\s+)?(?:\w+\s+){0,2}(?:19|20)\d\d\b|\b(?:past|last)\s+(?:decade|(?:\w+\s+)(?:years|decades))\b|(?:19|20)\d\d年以[来來]|(?:过去|過去|近|最近)[\d一二两兩三四五六七八九十几幾]+年/i;
const anySpan =
  /\bsince\b|\b(?:years|decades?|months)\b|\bfrom\s+(?:19|20)\d\d\b|\b(?:19|20)\d\d\s*(?:[-–]|to|and)\s*(?:19|20)?\d\d\b|以[来來]|年[来來间間]|过去|過去|[自从從至到比]/i;

/** The source's change is one over years, and the author names none. */
export const overYears = (source: string, claimed: string): boolean => span.test(source) && !anySpan.test(claimed);

/** Each makes another thing of what it stands beside: "adjusted profit" is not said by "profit". */
const marks: readonly Mark[] = [
  {
    name: 'adjusted',
    words:
      /(?<!seasonally[ -]|inflation[ -]|price[ -])\badjusted\b(?!\s+for\b)|\bnon-?gaap\b|\bpro[ -]forma\b|\bnon-?ifrs\b|经调整|經調整|非公认会计|非公認會計|非国际财务报告|非國際財務報告|扣非|扣除非经常性|扣除非經常性|备考|備考/i,
  },
  { name: 'annualised', words: /\bannuali[sz]ed\b|\brun[ -]rate\b|年化|折年率/i },
  { name: 'before interest and tax', words: /\bebitda?\b|息税前|息稅前|税前|稅前|\b(?:pre-?tax|before tax(?:es)?)\b/i },
  { name: 'per head', words: /\bper[ -](?:capita|head|person)\b|\ba head\b|人均|每人/i },
];

/** Of each pair one excludes the other. */
const pairs: readonly (readonly [Mark, Mark])[] = [
  [
    { name: 'gross', words: /\bgross\b(?!\s+domestic)|毛利|毛额|毛額/i },
    { name: 'net', words: /\bnet\b|净|淨/i },
  ],
  [
    {
      name: 'operating',
      words:
        /\boperating\s+(?:profit|income|loss|margin|result)|营业利润|營業利潤|经营利润|經營利潤|营业利益|營業利益/i,
    },
    { name: 'net', words: /\bnet\s+(?:profit|income|loss|margin|result)|净利|淨利/i },
  ],
  [
    { name: 'nominal', words: /\bnominal\b|名义|名義/i },
    {
      name: 'real',
      words:
        /\breal\s+(?:terms|gdp|growth|wages?|incomes?|disposable)|\binflation-adjusted\b|\badjusted for inflation\b|扣除价格因素|扣除價格因素|实际增长|實際增長/i,
    },
  ],
  [
    {
      name: 'from the period before',
      words:
        /\b(?:quarter|month|week)[ -](?:on|over)[ -](?:quarter|month|week)\b|\bqoq\b|\bq\/q\b|\bmom\b|\bm\/m\b|\bfrom the (?:previous|prior|preceding) (?:quarter|month|week)\b|\bon the (?:quarter|month)\b|环比|環比|按月|按季/i,
    },
    {
      name: 'from the year before',
      words:
        /\byear[ -](?:on|over)[ -]year\b|\byoy\b|\by\/y\b|\bfrom (?:a|one) year (?:earlier|ago|before)\b|\bfrom the (?:same|year-earlier|prior-year|corresponding) (?:period|quarter|month)\b|\bon the year\b|同比|按年/i,
    },
  ],
  [
    { name: 'median', words: /\bmedian\b|中位/i },
    { name: 'average', words: /\b(?:average|mean)\b|平均|均值|均价|均價/i },
  ],
  [
    { name: 'capacity', words: /\bcapacity\b(?!\s+utili[sz]ation)|产能(?!利用)|產能(?!利用)/i },
    {
      name: 'output',
      words:
        /\b(?:output|produc(?:es?|ed|ing|tion)|ma(?:kes?|de|king)|built|builds?|turned out)\b|产量|產量|年产(?!能)|年產(?!能)|生产|生產|产出|產出/i,
    },
  ],
  [
    {
      name: 'of the last month',
      words: /\b(?:last|past|previous|trailing)\s+(?:month|30 days)\b|近(?:30|三十)[天日]|上个?月/i,
    },
    {
      name: 'since it began',
      words:
        /\bsince\s+(?:its|the|their)\s+(?:release|launch|beginning|start|debut)\b|\ball[- ]time\b|\b(?:cumulative|lifetime)\b|累[计計]|总下载|總下載/i,
    },
  ],
  [
    { name: 'of half a year', words: /\b(?:first|second) half\b|\bhalf[- ]year\b|[上下]半年|半年度/i },
    { name: 'of the whole year', words: /\b(?:full|whole)[- ]year\b|全年/i },
  ],
  [
    { name: 'of makers', words: /\b(?:wholesale|producer)\s+prices?\b|\bppi\b|批发|批發|出厂价|出廠價/i },
    { name: 'of consumers', words: /\b(?:consumer|retail)\s+prices?\b|\bcpi\b|居民消费|居民消費|消费价|消費價/i },
  ],
  [
    { name: 'of a state or city', words: /\b(?:state|city|county|province)-?wide\b|全省|全市/i },
    { name: 'of the nation', words: /\bnation-?wide\b|\bnationally\b|全国|全國/i },
  ],
  [
    { name: 'of a day', words: /\bdaily(?: active)? users\b|\bdaus?\b|日活/i },
    { name: 'of a month', words: /\bmonthly(?: active)? users\b|\bmaus?\b|月活/i },
  ],
  [
    {
      name: 'income',
      words: /\b(?:revenues?|sales|turnover)\b|营收|營收|营业收入|營業收入|营业额|營業額|销售额|銷售額/i,
    },
    { name: 'profit', words: /\b(?:profits?|earnings|net income)\b|利润|利潤|盈利|净利|淨利/i },
  ],
  [
    { name: 'exports', words: /\bexport\w*|出口/i },
    { name: 'imports', words: /\bimport(?:s|ed|ing)?\b|进口|進口/i },
  ],
  [
    { name: 'births', words: /\b(?:births?|born)\b|出生/i },
    { name: 'deaths', words: /\b(?:deaths?|died|killed)\b|死亡/i },
  ],
  [
    { name: 'ordered', words: /\b(?:ordered|orders|bookings)\b|订单|訂單|订购|訂購/i },
    { name: 'delivered', words: /\b(?:received|deliver(?:y|ies|ed|s))\b|交付|交货|交貨/i },
  ],
  [
    { name: 'assets', words: /\bassets\b|资产(?!负债)|資產(?!負債)/i },
    { name: 'liabilities', words: /\b(?:liabilities|debts?)\b|负债|負債|债务|債務/i },
  ],
];

/** Digits that are a figure of their own, and no year, day or quarter. */
const otherFigure = /(?<![\p{L}\d.,])(?:\d[\d.,]*)(?![\d年月日号號季]|\s*[—–\-~～至到]\s*\d+月)/gu;
const isYear = (digits: string): boolean => /^(?:19|20)\d\d[.,]?$/.test(digits);

/** What is said of the figure at `start` to `end`: from the figure before it to the end of its clause, and asides. */
function besideFigure(text: string, start: number, end: number, print = ' '): string {
  const before = text.slice(0, start);
  const others = [...before.matchAll(otherFigure)].filter(({ 0: digits }) => !isYear(digits));
  const last = others.at(-1);
  const behind =
    /^[^,;，；、。.(（]*(?:\s?[(（][^)）]{0,40}[)）])?(?:[,，]\s*(?:on an?\s+)?[\p{L}-]+(?:\s+[\p{L}-]+){0,2}\s*(?=[.;。；]|$))?/u;
  return `${before.slice(last ? last.index + last[0].length : 0)}${print}${behind.exec(text.slice(end))?.[0] ?? ''}`;
}

/** The same, with the print of the figure: "30 million paying users". */
const withFigure = ({ text, start, end }: InSentence): string => besideFigure(text, start, end, text.slice(start, end));

/** A figure in its sentence, and what else is said round it. */
export interface InSentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Undefined where it is not known: what is not said there may be said elsewhere. */
  readonly around: string | undefined;
  /** What stands over it and holds for it: the caption of its table. */
  readonly over?: string;
}

/** "Exports rose 12% and imports 5%": another thing is told from here on. */
const another = /(?<=\d\S*)\s+(?:and|while|but)\s.*$|(?<=[%元％])[和而及].*$/i;

/** How what the source measures differs from what the claim says; undefined where nothing tells. */
export function otherMeasure(source: InSentence, claim: InSentence): string | undefined {
  const said = besideFigure(source.text, source.start, source.end);
  const claimed = besideFigure(claim.text, claim.start, claim.end);
  const [saidAround, claimedAround] = [`${source.text} ${source.around ?? ''}`, `${claim.text} ${claim.around ?? ''}`];
  for (const { name, words } of marks) {
    if (words.test(said) && !words.test(claimedAround)) return `in the source it is ${name}`;
    if (source.around !== undefined && words.test(claimed) && !words.test(saidAround))
      return `in the claim it is ${name}`;
  }
  const part = otherPart(
    {
      beside: `${source.over ?? ''} ${withFigure(source)}`,
      around: source.around === undefined ? undefined : saidAround,
    },
    { beside: withFigure(claim), around: claim.text },
  );
  if (part !== undefined) return part;
  const [alone, claimedAlone] = [withFigure(source).replace(another, ''), withFigure(claim)];
  for (const [one, two] of pairs) {
    for (const [own, other] of [[one, two] as const, [two, one] as const]) {
      if (
        own.words.test(alone) &&
        !other.words.test(alone) &&
        other.words.test(claimedAlone) &&
        !own.words.test(claim.text)
      )
        return `in the source it is ${own.name}, in the claim ${other.name}`;
    }
  }
  return undefined;
}
