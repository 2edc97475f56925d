/**
 * Words that make a part of what they stand beside, or a reckoning of it: youth unemployment is not unemployment, sales
 * without China are not sales. A claim that does not say them speaks of the whole.
 */

interface Part {
  readonly name: string;
  readonly words: RegExp;
  /** What else may be said for it: `words` where nothing is named. */
  readonly also?: RegExp;
}

/** Each makes a part of what it stands beside: "youth unemployment" is not unemployment. */
const parts: readonly Part[] = [
  {
    name: 'of the young',
    words:
      /\byouth\s+unemployment\b|\byoung(?:er)?\s+(?:people|adults|workers|men|women)\b|\bunder[- ](?:25|30)s\b|\baged (?:15|16|18)\b|\bteen(?:s|agers?)?\b|青年(?:失业|失業|就业|就業)|青少年/i,
    also: /\byouth|\byoung|青年|年轻|年輕/i,
  },
  {
    name: 'of adults',
    words: /\b(?:among|of|for|in)\s+(?:\w+\s+)?adults\b|\badult\s+(?:obesity|population|literacy)\b|成年人/i,
    also: /\badult|成年|成人/i,
  },
  {
    name: 'of women',
    words: /\b(?:women|females?|girls)\b|女性|妇女|婦女|女生/i,
    also: /\b(?:women|woman|female|girl|her|she|maternal)|女/i,
  },
  { name: 'of men', words: /\b(?:men|males?|boys)\b|男性|男生/i, also: /\b(?:men|man|male|boy|his|he)\b|男/i },
  {
    name: 'of towns',
    words: /\burban\b|城镇(?!调查|登记)|城鎮(?!調查|登記)/i,
    also: /\b(?:urban|cit(?:y|ies)|towns?)\b|城/i,
  },
  { name: 'of the country', words: /\brural\b|农村|農村|乡村|鄉村/i, also: /\b(?:rural|villages?|farm)|农|農|乡|鄉/i },
  {
    name: 'without energy and food',
    words: /\bcore\s+(?:inflation|cpi|pce|consumer|prices?|ppi)\b|核心(?:通[胀脹]|cpi|pce|物[价價]|[价價]格)/i,
    also: /\bcore\b|\bunderlying\b|核心/i,
  },
  {
    name: 'at constant rates or on a like base',
    words:
      /\bconstant[- ](?:currenc(?:y|ies)|exchange rates?)\b|\bin local currenc(?:y|ies)\b|\bcurrency[- ]neutral\b|\borganic(?:ally)?\b|\blike[- ]for[- ]like\b|\bsame[- ]store\b|固定汇率|固定匯率|可比口径|可比口徑|同店/i,
  },
  {
    name: 'without a part',
    words:
      /\b(?:excluding|excludes?|excl|not (?:including|counting)|except for|stripping out|net of)\b|不含|不包括|不计入|不計入|剔除|除外/i,
    also: /\b(?:exclu\w+|except|without|outside|not|non-?\w+|adjusted|core|underlying|apart|besides|other than|net)\b|不|剔|除|外/i,
  },
  { name: 'before costs', words: /\bgross\s+(?:profit|margin|income|loss)\b|毛利/i, also: /\bgross\b|毛/i },
  {
    name: 'a balance',
    words:
      /\bnet\s+(?:migration|immigration|inflows?|outflows?|exports|additions|lending|debt)\b|净(?:流入|流出|出口|增)|淨(?:流入|流出|出口|增)/i,
    also: /\bnet\b|净|淨/i,
  },
  {
    name: 'of those who pay',
    words:
      /\b(?:paying|paid)\s+(?:\w+\s+)?(?:users?|customers?|subscribers?|members?)\b|付费(?:用户|会员)|付費(?:用戶|會員)/i,
    also: /\b(?:pay|paid|subscri)|付费|付費|订阅|訂閱/i,
  },
  {
    name: 'a mean',
    words:
      /\b(?:an|on|daily|monthly|weekly)\s+average\b|\baverag(?:es?|ing)\s+of\b|\baveraged\b|日均|月均|年均|户均|戶均/i,
    also: /\b(?:averag|mean|typical|daily|monthly|weekly|per|each|every)|\ba (?:day|week|month|year|head)\b|均|每/i,
  },
  {
    name: 'as it was reported before',
    words: /\b(?:as\s+)?(?:previously|originally|first|initially)\s+reported\b|(?:重述|追溯|调整|調整)前/i,
    also: /\b(?:previously|originally|first|initially|before|unrevised)\b|前|原/i,
  },
  {
    name: 'since January',
    words:
      /本年累[计計]|年初至今|\byear[- ]to[- ]date\b|\bytd\b|(?<!\d)1月?\s*[—–\-至到~～]\s*(?:[2-9]|1[0-2])月|前(?:[二三四五六七八九十]|十一|[2-9]|1[01])个月/i,
    also: /累[计計]|年初|今年|全年|前|至|—|\bto date\b|\bytd\b|\bso far\b|\bmonths?\b|\bthis year\b|季|半年/i,
  },
  {
    name: 'of each',
    words: /\beach\s+of\b|\bapiece\b|各(?=有|为|為|达|達|占|佔)/i,
    also: /\b(?:each|every|per|apiece)\b|[各每]/i,
  },
  {
    name: 'a rate',
    words: /(?:\bper\s+(?:1,?000|10,?000|100,?000|million)\b|每(?:千|万|萬|十万|十萬|10万|10萬|百万|百萬))[^|]*\|/i,
    also: /\b(?:per|for every|in every|rate|a million)\b|每|率/i,
  },
];

/** What is said beside a figure, and all round it; undefined where more may be said that is not known. */
interface Said {
  readonly beside: string;
  readonly around: string | undefined;
}

/** Which part the source speaks of and the claim does not, or the other way round; undefined where nothing tells. */
export function otherPart(source: Said, claim: Said): string | undefined {
  for (const { name, words, also = words } of parts) {
    const isIn = (text: string): boolean => words.test(text) || also.test(text);
    if (words.test(source.beside) && !isIn(claim.around ?? '')) return `in the source it is ${name}`;
    if (source.around !== undefined && words.test(claim.beside) && !isIn(source.around))
      return `in the claim it is ${name}`;
  }
  return undefined;
}
