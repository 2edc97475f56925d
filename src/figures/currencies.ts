/** Money: ISO 4217 codes with their signs and names. A sign or name that several share is resolved by context. */

export interface Currency {
  readonly code: string;
  /** Signs that stand before the number (and, in some hands, after it). */
  readonly signs: string;
  /** Words that stand after it (codes go both ways and are added by the reader). */
  readonly names: string;
}

/** A sign that several currencies share, where the page does not settle which is meant: ISO 4217's code for none. */
export const openCurrency = 'XXX';

const c = (code: string, signs: string, names: string): Currency => ({ code, signs, names });

export const currencies: readonly Currency[] = [
  c(
    'USD',
    '$|US$|U.S.$|U.S. $|U.S $|USD$|us $|＄|美元|美金',
    'US dollar|US dollars|U.S. dollar|U.S. dollars|american dollar|american dollars|united states dollar|united states dollars|dollar|dollars|buck|bucks|=$|US$|美元|美金|美圆|美圓|美刀|元美元|元美金',
  ),
  c(
    'CNY',
    '¥|￥|RMB¥|CN¥|CNY¥|人民币|人民幣|RMB|=Rmb',
    'yuan|renminbi|RMB|yuan renminbi|chinese yuan|kuai|元人民币|元人民幣|人民币|人民幣|元|圆|圓|块钱|塊錢|块|塊|元钱|块人民币',
  ),
  c('EUR', '€|欧元|歐元', 'euro|euros|=€|欧元|歐元|歐羅'),
  c(
    'GBP',
    '£|英镑|英鎊|GB£|UK£',
    'pound sterling|pounds sterling|british pound|british pounds|sterling|quid|=£|英镑|英鎊',
  ),
  c('JPY', 'JP¥|JPY¥|J¥|日元|日圆|日圓', 'yen|japanese yen|日元|日圆|日圓|日币|日幣|元日币|元日元|円'),
  c(
    'HKD',
    'HK$|HK $|HKD$|Hong Kong $|港币|港幣|港元',
    'hong kong dollar|hong kong dollars|港元|港币|港幣|港圆|港圓|元港币|元港幣|港纸|蚊',
  ),
  c(
    'TWD',
    'NT$|NT $|TWD$|NTD$|NTD|新台币|新台幣|新臺幣|台币|台幣|臺幣',
    'new taiwan dollar|new taiwan dollars|taiwan dollar|taiwan dollars|NTD|新台币|新台幣|新臺幣|台币|台幣|臺幣|元新台币|元新台幣|元台币|元台幣',
  ),
  c(
    'CAD',
    '=C$|C $|CA$|CAD$|Can$|Cdn$|Canadian $|加元',
    'canadian dollar|canadian dollars|loonies|加元|加币|加幣|加拿大元',
  ),
  c('AUD', '=A$|AU$|AUD$|Australian $|澳元', 'australian dollar|australian dollars|澳元|澳币|澳幣|澳大利亚元|澳洲元'),
  c('NZD', 'NZ$|NZD$|NZ $|New Zealand $', 'new zealand dollar|new zealand dollars|新西兰元|紐西蘭元|纽元|紐元'),
  c('SGD', '=S$|SG$|SGD$|Singapore $', 'singapore dollar|singapore dollars|新加坡元|新加坡币|坡币|新元|新幣'),
  c('KRW', '₩|韩元|韓元', 'won|south korean won|korean won|韩元|韓元|韩圆|韓圓|韩圜|韓圜|元韩币'),
  c('INR', '₹|Rs.|Rs|INR|Re.', 'rupee|rupees|indian rupee|indian rupees|印度卢比|印度盧比|卢比|盧比'),
  c('CHF', 'SFr|SFr.|Fr.|瑞郎', 'swiss franc|swiss francs|瑞士法郎|瑞郎|瑞士郎'),
  c('RUB', '₽|卢布', 'ruble|rubles|rouble|roubles|russian ruble|russian rubles|卢布|盧布|俄罗斯卢布'),
  c('BRL', '=R$', 'brazilian real|brazilian reais|reais|雷亚尔|雷亞爾|巴西雷亚尔'),
  c('MXN', 'Mex$|MX$|MXN$|Mex $', 'mexican peso|mexican pesos|墨西哥比索'),
  c('SEK', '', 'swedish krona|swedish kronor|kronor|krona|瑞典克朗'),
  c('DKK', '', 'danish krone|danish kroner|丹麦克朗|丹麥克朗'),
  c('NOK', '', 'norwegian krone|norwegian kroner|kroner|挪威克朗'),
  c('THB', '฿|泰铢', 'baht|thai baht|泰铢|泰銖'),
  c(
    'MYR',
    'RM|MYR',
    'ringgit|ringgits|malaysian ringgit|malaysian ringgits|malaysia ringgit|RM|林吉特|令吉|马来西亚林吉特|馬幣|马币',
  ),
  c('IDR', 'Rp|Rp.', 'rupiah|indonesian rupiah|印尼盾|印尼卢比|印度尼西亚盾'),
  c('PHP', '₱|PHP', 'philippine peso|philippine pesos|菲律宾比索|菲律賓披索'),
  c('VND', '₫', 'dong|vietnamese dong|越南盾'),
  c('TRY', '₺', 'turkish lira|turkish liras|lira|土耳其里拉|里拉'),
  c('ILS', '₪', 'shekel|shekels|israeli shekel|israeli shekels|新谢克尔|谢克尔'),
  c('ZAR', '', 'rand|south african rand|兰特|南非兰特|蘭特'),
  c('NGN', '₦', 'naira|奈拉'),
  c('UAH', '₴', 'hryvnia|hryvnias|格里夫纳'),
  c('PLN', 'zł', 'zloty|zlotys|polish zloty|兹罗提|茲羅提'),
  c('CZK', 'Kč', 'czech koruna|czech crown|捷克克朗'),
  c('HUF', 'Ft', 'forint|forints|福林'),
  c('KWD', '', 'kuwaiti dinar|kuwaiti dinars|科威特第纳尔'),
  c('SAR', '', 'saudi riyal|saudi riyals|saudiriyal|沙特里亚尔|里亚尔|沙特里亞爾'),
  c('AED', 'Dh|Dhs', 'dirham|dirhams|emirati dirham|迪拉姆'),
  c('QAR', '', 'qatari riyal|qatari riyals|卡塔尔里亚尔'),
  c('IRR', '', 'iranian rial|iranian rials'),
  c('EGP', '', 'egyptian pound|egyptian pounds|genihat masriya|genih|=LE|L.E|L.E.|埃及镑|埃及鎊'),
  c('JOD', '', 'jordanian dinar|jordanian dinars'),
  c('PKR', '', 'pakistani rupee|pakistani rupees|巴基斯坦卢比'),
  c('LKR', '', 'sri lankan rupee|sri lankan rupees|斯里兰卡卢比'),
  c('BDT', '৳', 'taka|bangladeshi taka|塔卡'),
  c('MNT', '₮', 'tugrik|tugriks|mongolian tugrik|图格里克'),
  c('CRC', '₡', 'costa rican colon|costa rican colones|colones|科朗'),
  c('GEL', '₾', 'georgian lari|lari|拉里'),
  c('KZT', '₸', 'tenge|坚戈'),
  c('ARS', 'AR$', 'argentine peso|argentine pesos|阿根廷比索'),
  c('CLP', 'CLP$', 'chilean peso|chilean pesos|智利比索'),
  c('COP', 'COL$', 'colombian peso|colombian pesos|哥伦比亚比索'),
  c('MOP', 'MOP$', 'pataca|patacas|澳门元|澳門元|澳门币|葡币'),
  c('KES', 'KSh', 'kenyan shilling|kenyan shillings|肯尼亚先令'),
  c('GHS', 'GH₵|₵', 'cedi|cedis|塞地'),
  c('BTC', '₿', 'bitcoin|bitcoins|比特币|比特幣|个比特币|個比特幣'),
  c('ETH', '', 'ether|以太币|以太幣'),
  c('USDT', '', 'tether|泰达币'),
  c('SDR', '', 'special drawing rights|特别提款权'),
  // Money of the past that still stands in archives: ISO 4217 lists these codes as withdrawn.
  c(
    'DEM',
    'DM',
    'deutsche mark|deutsche marks|deutschemark|deutschemarks|german mark|german marks|marks|马克|馬克|德国马克',
  ),
  c('FRF', 'FFr', 'french franc|french francs|francs|franc|法国法郎|法郎'),
  c('BEF', '', 'belgian franc|belgian francs|比利时法郎'),
  c('ITL', '', 'italian lira|italian lire|lire'),
  c('ESP', 'Pta', 'spanish peseta|spanish pesetas|peseta|pesetas|比塞塔'),
  c('NLG', '', 'dutch guilder|dutch guilders|guilder|guilders|荷兰盾'),
  c('FIM', '', 'finnish markka|finnish markkaa|markka|芬兰马克'),
  c('PTE', '', 'escudo|escudos|portuguese escudo'),
  c('GRD', '', 'drachma|drachmas'),
  c('IEP', 'IR£', 'irish pound|irish pounds|punt'),
  c('ATS', '', 'austrian schilling|austrian schillings'),
  // A name that several countries use and nothing in print resolves keeps its own name.
  c('peso', '', 'peso|pesos|比索|披索'),
  c('krone', '', '克朗'),
  c('dinar', '', 'dinar|dinars|第纳尔|第納爾'),
  c('rial', '', 'rial|rials|riyal|riyals'),
  c('shilling', '', 'shilling|shillings|先令'),
];

/** Hundredths of a currency that is not said, by their words; `each` is how many of them the word stands for. */
export const cents: readonly { readonly name: string; readonly each: number; readonly words: string }[] = [
  {
    name: 'cent',
    each: 1,
    words:
      'cent|cents|¢|penny|pennies|美分|欧分|歐分|仙|sen|sens|kopiyka|kopiykas|kopek|kopeks|kopeck|kopecks|paise|centavo|centavos|groszy|fils|piastre|piastres|rappen|pfennig|pfennigs|戈比|芬尼',
  },
  { name: 'pence', each: 1, words: 'pence|便士' },
  { name: 'cent', each: 10, words: '角|毛|毫|毛钱|角钱|毛錢|角錢' },
  { name: 'cent', each: 1, words: '分钱|分錢' },
];
