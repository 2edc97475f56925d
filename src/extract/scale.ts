/**
 * What a table's figures are multiplied by: "(in millions, except per share amounts)" above it, "shares in thousands" in
 * its header, 单位：百万元. Per-share amounts, percentages and years are never scaled; share counts are what the words say.
 */

/** Powers of ten that one statement gives to amounts and, where it speaks of them, to counts of shares. */
export interface Scale {
  readonly money: number;
  readonly shares?: number;
  /** The words that say so, for the trail. */
  readonly words: string;
}

const english: Readonly<Record<string, number>> = { hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12 };
const chinese: Readonly<Record<string, number>> = {
  元: 0,
  千元: 3,
  仟元: 3,
  万元: 4,
  萬元: 4,
  百万元: 6,
  百萬元: 6,
  佰万元: 6,
  佰萬元: 6,
  千万元: 7,
  千萬元: 7,
  亿元: 8,
  億元: 8,
  十亿元: 9,
  十億元: 9,
  百万円: 6,
  百萬圓: 6,
};

/** A statement of scale and what follows it up to the end of its bracket or sentence. */
const statement =
  /(?:\b(?:in|of|\(|\$|us\$|u\.s\. dollars?|dollars?|rmb|amounts?|shares?|units?|€|£|¥)\s*|^|\()(?:in\s+)?(hundred|thousand|million|billion|trillion)s\b(?!\s+of\s+(?:people|customers|users|years))([^()\n]*)/i;
const zeros = /(?:[$€£¥]|rmb|usd|hk\$|us\$)?\s*(?:in\s+)?[’'‘]?(000|000,000|000s)\b(?:s|['’]s)?/i;
const chineseStatement =
  /(?:单位|單位|金额|金額|幣值|币值)?\s*[:：（(]?\s*(?:人民[币幣]|新[台臺][币幣]|港[币幣]|美元)?\s*((?:[十百佰千仟]?[万萬亿億]|[千仟])[元円圓])/;

/** The scale that a line of text states; undefined where it states none. */
export function readScale(text: string): Scale | undefined {
  const m = statement.exec(text);
  if (m !== null) {
    const money = english[(m[1] ?? '').toLowerCase()] ?? 0;
    const rest = text.slice(m.index + m[0].length - (m[2] ?? '').length);
    const shares = shareScale(text.slice(0, m.index + m[0].length), rest, money);
    const words = text.slice(m.index).replace(/^\(/, '').trim().slice(0, 120);
    return shares === undefined ? { money, words } : { money, shares, words };
  }
  const han = chineseStatement.exec(text);
  if (han !== null && (text.length < 40 || /[单單]位|[:：（(]/.test(han[0]))) {
    const power = chinese[han[1] ?? ''] ?? 0;
    return { money: power, words: han[0].trim() };
  }
  const noughts = text.length < 60 ? zeros.exec(text) : null;
  if (noughts !== null && /[$€£¥]|rmb|usd|in\b|[’'‘]/i.test(noughts[0])) {
    const power = noughts[1] === '000,000' ? 6 : 3;
    return { money: power, words: noughts[0].trim() };
  }
  return undefined;
}

/**
 * Counts of shares, by the clause after the scale: "except share and per share data" leaves them unscaled, "except number
 * of shares, which are reflected in thousands" scales them by their own word. Undefined where nothing is said of them.
 */
function shareScale(before: string, rest: string, money: number): number | undefined {
  const own = /\bshares?\b[^.;()]{0,40}?\b(?:in|reflected in|stated in)\s+(thousand|million|billion)s/i.exec(rest)?.[1];
  if (own !== undefined) return english[own.toLowerCase()] ?? money;
  if (/\bshares?\b[^.;()]{0,30}\bin\s+(?:thousand|million|billion)s\b[^()]*$/i.test(before)) return money;
  const except = /\b(?:except|excluding|other than)\b([\s\S]*)$/i.exec(rest)?.[1];
  if (except === undefined) return undefined;
  const counted = except.replace(/\bper[- ](?:\w+[- ]){0,2}(?:share|unit|ads)s?\b/gi, '');
  return /\b(?:shares?|units?|warrants?)\b/i.test(counted) ? 0 : money;
}

/** What a row's figures are, by its label and the group it stands in. */
export type Measure = 'money' | 'shares' | 'per-share' | 'percent' | 'plain';

const bracketed = /\([^()]*\)/g;
const perShare =
  /\b(?:per|a)\s+(?:\w+[- ]){0,3}(?:share|unit|ads|ordinary share|warrant)\b|\bEPS\b|(?:exercise|conversion|strike|stock|share|closing|trading)\s+prices?\b|grant[- ]date fair value|每股/i;
const perShareHeading = /\b(?:earnings|income|loss|dividends?|amounts?)\b[^.]*\bper\b[^.]*\b(?:share|unit|ads)/i;
const shareCount =
  /\b(?:number of|weighted[- ]average|outstanding|issued|basic|diluted|dilutive|common|ordinary|preferred|total|restricted|unvested|nonvested|treasury|repurchased|granted|vested|forfeited|purchased|authorized|incremental|antidilutive|anti-dilutive)\b[^.;]*\b(?:shares|ADSs?|units|RSUs|PSUs|options|awards|warrants)\b|\b(?:shares|units|ADSs|RSUs|PSUs|options|awards|warrants)\b[^.;]*\b(?:outstanding|issued|authorized|used|repurchased|granted|vested|forfeited|exercised|purchased|unvested|withheld|retired|number)\b|^shares\b|\bshares$|\bshares issued\b|股数|股數/i;
const moneyWords =
  /\b(?:value|cost|expense|proceeds|payments?|amount|income|loss|earnings|cash|compensation|repurchases?|issuances?|conversions?|sales?|exercise of|vesting of|proceeds from|taxes?|dividends?|paid|par|capital|stock,|equity|purchase of|settlement|price)\b/i;

/** A rate that is printed without its sign once its column has shown one: "Tier 1 capital ratio 15.0". */
export const namesRate = (label: string): boolean =>
  /\b(?:rates?|ratios?|yields?|margins?|volatility|returns?|ROE|ROTCE|ROA)\b/i.test(label);

/** What a column's header says; it may name an amount in so many words. */
export function measureOfHeader(text: string): Measure | undefined {
  return /^\(?(?:total )?(?:notional )?amounts?\b|\bnotional amounts?\b/i.test(text) ? 'money' : measureOf(text);
}

/** The measure that a text names; undefined where it names none. */
export function measureOf(text: string): Measure | undefined {
  const bare = text.replace(bracketed, ' ');
  if (/\bpar value\b|\bstated value\b|面值/i.test(text)) return 'money';
  if (/\bshares used\b|\bnumber of (?:\w+[- ]){0,3}shares\b|\bshares outstanding\b/i.test(bare)) return 'shares';
  if ((perShare.test(bare) || perShareHeading.test(bare)) && !/[$€£¥]\s?\d/.test(bare)) return 'per-share';
  if (/(?:^|[^\w])%|\bpercent(?:age)?\b|百分比|[占佔]比/i.test(bare)) return 'percent';
  if (
    /\b(?:in|of) (?:years|months|days)\b|\((?:years|months|days)\)|\b(?:remaining|expected|average|contractual) (?:\w+ ){0,3}(?:term|life|lives)\b|\bnumber of (?!shares|units|ads|rsu|psu|options|awards|warrants|common|ordinary|preferred|restricted)|\bheadcount\b|\b(?:ratio|multiple|score|FICO)\b/i.test(
      text,
    )
  ) {
    return 'plain';
  }
  if (shareCount.test(bare) && !moneyWords.test(bare.replace(/\bpar value\b/gi, ''))) return 'shares';
  return undefined;
}
