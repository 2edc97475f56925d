/**
 * The currencies that a page says its amounts are in: "all amounts in Australian dollars", "A$ unless stated otherwise",
 * （除另有说明外，金额均以港元计）. What is said of one amount, or of how a currency did, declares nothing.
 */

const named: readonly (readonly [code: string, words: RegExp])[] = [
  ['USD', /\b(?:United States|U\.S\.|US|American) dollars?\b|\bUS ?\$|\bUSD\b|美元|美金/i],
  ['AUD', /\bAustralian (?:dollars?\b|\$)|\bAU?\$|\bAUD\b|澳元|澳幣|澳币/i],
  ['CAD', /\bCanadian (?:dollars?\b|\$)|\b(?:CA?|Cdn) ?\$|\bCAD\b|加元|加幣|加币/i],
  ['NZD', /\bNew Zealand (?:dollars?\b|\$)|\bNZ ?\$|\bNZD\b|[纽紐]元/i],
  ['HKD', /\bHong Kong (?:dollars?\b|\$)|\bHK ?\$|\bHKD\b|港[元币幣圆圓]/i],
  ['TWD', /\b(?:New )?Taiwan dollars?\b|\bNT ?\$|\b(?:TWD|NTD)\b|新?[台臺][币幣]/i],
  ['SGD', /\bSingapore (?:dollars?\b|\$)|\bSG? ?\$|\bSGD\b|新加坡元/i],
  ['MXN', /\bMexican pesos?\b|\bMX ?\$|\bMXN\b/i],
  ['CNY', /\b(?:Chinese )?(?:renminbi|yuan)\b|\bRMB\b|\bCNY\b|人民[币幣]/i],
  ['JPY', /\b(?:Japanese )?yen\b|\bJPY\b|日[元圆圓]|円/i],
  ['MOP', /\bpatacas?\b|\bMOP\b|澳[门門][元币幣]/i],
];
const anyName = new RegExp(named.map(([, { source }]) => source).join('|'), 'gi');

/** The name of the currency stands as ¤ in the part of a sentence that is looked at. */
const declaring: readonly RegExp[] = [
  // "All dollar amounts are in ¤", "all references to "$" are to ¤"
  /\ball\b[^;]{0,40}\b(?:amounts?|figures|values|prices|dollars|references|results|numbers|information|data)\b[^;]{0,60}\b(?:in|to|mean) (?:(?:thousands|millions|billions) of )?¤/i,
  // "Amounts are expressed in ¤"
  /\b(?:amounts|figures|prices|values|dollars|results|statements|information)\b[^;]{0,30}\b(?:are|is) (?:(?:expressed|stated|presented|reported|shown|given|quoted|listed|prepared) )?in (?:(?:thousands|millions|billions) of )?¤/i,
  // "¤ unless otherwise stated"
  /¤[^;]{0,25}\bunless (?:otherwise )?(?:stated|noted|indicated|specified)\b/i,
  /\b(?:presentation|reporting) currency\b[^;]{0,30}(?:\bis|:) (?:the )?¤/i,
  // ""$" means ¤", "dollars refers to ¤"
  /(?:(?<![A-Za-z])\$|\bdollars?)["”']?[^;,]{0,20}\b(?:means?|refers? to|are to|denotes?|represents?) (?:the )?¤/i,
  /(?:均|皆|一律|全部|所有|金[额額]|价格|價格|数字|數字)[^。；]{0,20}(?:以|按|[为為]) ?¤/,
  /[(（][^()（）]{0,16}以 ?¤ ?(?:[千百]?[万萬]?元?)(?:计|計|列示|列[报報]|呈列|表示|[为為][单單]位)[^()（）]{0,4}[)）]/,
  /(?:[货貨][币幣]|[币幣](?:种|種|别|別))(?:[单單]位)?[^。；]{0,4}[:：为為是] ?¤/,
];

/** Print on either side of the name that is looked at. */
const reach = 160;

export function declaredCurrencies(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { index, 0: name } of text.matchAll(anyName)) {
    const end = index + name.length;
    const before = text.slice(Math.max(0, index - reach), index).replace(/^[\s\S]*(?:\n|[。!?！？]|[a-z)]\. )/, '');
    const after = /^[^\n.。!?！？]*/.exec(text.slice(end, end + reach))?.[0] ?? '';
    if (!declaring.some((form) => form.test(`${before}¤${after}`))) continue;
    for (const [code, words] of named) if (words.test(name)) found.add(code);
  }
  return found;
}
