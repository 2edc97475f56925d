/** What a figure measures, by the words that name it: its row's label, its column's header, the group it stands in. */

export type Measure = 'money' | 'shares' | 'per-unit' | 'percent' | 'rate' | 'plain' | 'count';

const bracketed = /\([^()]*\)|（[^（）]*）/g;
/** "Greater than 125%" names a group and no unit. */
const percentSaid = /(?<!\d\s?)[%％]|\bper ?cent(?:age)?s?\b|\bpct\b|百分比|[占佔]比/i;
/** "Growth (%)", "(in per cent)": the unit of the whole. */
const percentUnit =
  /[(（[]\s*(?:in\s+)?(?:[%％]|per ?cent(?:age)?s?|pct)\s*[)）\]]|单位\s*[:：]?\s*[%％]|\bin per ?cent\b/i;
const perUnit =
  /(?<!\bas )\bper\b(?! (?:annum|year|books?|consolidated|statements?)\b)|\ba (?:share|unit)\b|\bEPS\b|\b(?:exercise|conversion|strike|stock|share|closing|opening|trading|average|offering|unit|selling) prices?\b|\bgrant[- ]date fair value|\beach\b|每股|每份|每人|每单位/i;
const perShareHeading = /\b(?:earnings|income|loss|dividends?|amounts?)\b[^.]*\bper\b[^.]*\b(?:share|unit|ads)/i;
const shareCount =
  /\b(?:number of|weighted[- ]average|outstanding|issued|basic|diluted|dilutive|common|ordinary|preferred|total|restricted|unvested|nonvested|treasury|repurchased|granted|vested|forfeited|purchased|authori[sz]ed|incremental|antidilutive|anti-dilutive)\b[^.;]*\b(?:shares|ADSs?|units|RSUs|PSUs|options|awards|warrants)\b|\b(?:shares|units|ADSs|RSUs|PSUs|options|awards|warrants)\b[^.;]*\b(?:outstanding|issued|authori[sz]ed|used|repurchased|granted|vested|forfeited|exercised|purchased|unvested|withheld|retired|number)\b|^shares\b|\bshares$|\bshares issued\b|股数|股數|股份数/i;
const moneyWords =
  /\b(?:value|cost|expense|proceeds|payments?|amount|income|loss|earnings|cash|compensation|repurchases?|issuances?|conversions?|sales?|exercise of|vesting of|proceeds from|taxes?|dividends?|paid|par|capital|stock,|equity|purchase of|settlement|price|payables?|receivables?|deposits?|due)\b/i;
const plain =
  /\b(?:in|of) (?:years|months|days)\b|\((?:years|months|days)\)|\b(?:remaining|expected|average|contractual) (?:\w+ ){0,3}(?:term|life|lives)\b|\b(?:ratio|multiple|score|FICO)\b/i;
const counted =
  /\bnumber of (?!shares|units|ads|rsu|psu|options|awards|warrants|common|ordinary|preferred|restricted)|\bheadcount\b|\b(?:employees|stores|customers|subscribers|users|locations|visitors|members|patients|vehicles|square feet)(?:\W+(?:at|as of|end)\b.*)?\W*$|人数|人數|数量|數量|[户戶]数|[辆輛]|[台臺]数/i;

/** A rate that is printed without its sign once its column has shown one: "Tier 1 capital ratio 15.0". */
export const namesRate = (label: string): boolean =>
  /\b(?:rates?|ratios?|yields?|margins?|volatility|returns?|ROE|ROTCE|ROA)\b/i.test(label);

/** The measure that a text names; undefined where it names none. */
function readMeasure(text: string): Measure | undefined {
  const bare = text.replace(bracketed, ' ');
  if (/\bpar value\b|\bstated value\b|面值/i.test(text)) return 'money';
  if (/\bshares used\b|\bnumber of (?:\w+[- ]){0,3}shares\b|\bshares outstanding\b/i.test(bare)) return 'shares';
  if (percentUnit.test(text)) return 'percent';
  if ((perUnit.test(bare) || perShareHeading.test(bare)) && !/[$€£¥]\s?\d/.test(bare)) return 'per-unit';
  if (percentSaid.test(bare)) return 'percent';
  if (plain.test(text)) return 'plain';
  if (counted.test(bare) && !moneyWords.test(bare)) return 'count';
  if (shareCount.test(bare) && !moneyWords.test(bare.replace(/\bpar value\b/gi, ''))) return 'shares';
  return undefined;
}

/** Each distinct text is looked at once: a filing repeats its labels and headers a hundred times. */
const known = new Map<string, Measure | undefined>();

export function measureOf(text: string): Measure | undefined {
  if (known.has(text)) return known.get(text);
  const measure = readMeasure(text);
  if (known.size > 5000) known.clear();
  known.set(text, measure);
  return measure;
}

/** What a column's header says; it may name an amount in so many words. */
export function measureOfHeader(text: string): Measure | undefined {
  return /^\(?(?:total )?(?:notional )?amounts?\b|\bnotional amounts?\b/i.test(text) ? 'money' : measureOf(text);
}
