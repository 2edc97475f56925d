/**
 * Figures picked by eye from real pages and filings before the locator was first run on them, and questions whose answer
 * is not there. Own words of a few words each; a miss stays in the list and says so.
 */
import type { Dimension } from '../../src/figures/figure.ts';
import type { Place } from '../../src/question.ts';

export interface Picked {
  readonly file: string;
  readonly place: Place;
  readonly dimension?: Dimension;
  readonly unit?: string;
  readonly terms?: readonly string[];
  /** The interval of the only figure, formatted; undefined where nothing may be found. */
  readonly is?: string;
  /** Why it is missed today. */
  readonly missed?: string;
}

type Rest = Omit<Picked, 'file' | 'place' | 'is'>;
export const near = (file: string, words: string, is: string | undefined, rest: Rest = {}): Picked => ({
  file,
  place: { by: 'near', words },
  ...(is === undefined ? {} : { is }),
  ...rest,
});
export const cell = (file: string, row: string, column: string, is: string | undefined, rest: Rest = {}): Picked => ({
  file,
  place: { by: 'table', row, column },
  ...(is === undefined ? {} : { is }),
  ...rest,
});

export const money = (unit?: string): Rest => ({ dimension: 'money', ...(unit === undefined ? {} : { unit }) });
export const percent: Rest = { dimension: 'percent' };
export const number: Rest = { dimension: 'number' };
const date: Rest = { dimension: 'date' };

export const picked: readonly Picked[] = [
  near('news/en_bbc.html', 'annual revenues of ___', '[79500000, 80500000)', money('USD')),
  near('news/en_bbc.html', 'order for ___ units', '{20000}', number),
  near('news/en_bbc.html', 'has ___ business customers', '{17000}', number),
  near('news/en_bbc.html', '___ employees across', '{700}', number),
  near('news/en_bbc.html', 'company is valued at $___', '(1000000000, ∞)', money('USD')),
  near('news/en_bloomberg.html', 'cut ___ jobs', '{250}', number),
  near('news/en_financial-times.html', 'women partners * fallen to ___', '[5.5, 6.5)', percent),
  near('news/en_financial-times.html', 'received just ___ of the total venture capital', '[2.5, 3.5)', percent),
  near('news/en_fortune.html', '___ developers have completed', '(1000000, ∞)', number),
  near('news/en_fortune.html', 'support for ___ programming languages', '{36}', number),
  near('news/en_fortune.html', 'totaling $___ from investors', '[12350000, 12450000)', money('USD')),
  near('news/en_reuters_jsonld.html', 'Scorsese ___ Netflix', '[169500000, 170500000)', {
    ...money('USD'),
    missed: 'the possessive s before the dollar sign is read as the sign of another dollar',
  }),
  near('news/fundus_uk_BBC_2026_04_25.html', 'Nato has ___ members', '{32}', number),
  near('news/fundus_uk_BBC_2026_04_25.html', 'formed in Washington * in ___ by', '[-7670, -7306]', date),
  near('news/fundus_uk_BBC_2026_04_25.html', 'UK defence spending in 2025 was ___ of GDP', '[2.25, 2.35)', percent),
  near('news/fundus_uk_BBC_2026_04_25.html', 'accounted for ___ of all members', '[59.5, 60.5)', percent),
  near(
    'news/fundus_uk_TheTelegraph_2024_09_17.html',
    'given ___ to the Labour Party',
    '[900000, 1000000)',
    money('GBP'),
  ),
  near('news/fundus_uk_TheTelegraph_2024_09_17.html', 'accommodation worth ___', '(20000, ∞)', money('GBP')),
  near('news/jsoup_nyt-article-1.html', 'has spent ___ on its containment', '[3945000000, 3955000000)', money('USD')),
  near('news/jsoup_nyt-article-1.html', 'stock closed at ___', '[36.855, 36.865)', money('USD')),
  near('news/jsoup_nyt-article-1.html', 'killed ___ workers', '{11}', number),
  near('news/jsoup_smh-biz-article-1.html', 'women have ___ of all House', '[26.5, 27.5)', percent),
  near('news/jsoup_yahoo-article-1.html', 'sold in the United States at ___', '[40999.5, 41000.5)', {
    ...money('USD'),
    missed: 'two amounts with a dash between them are read as a range',
  }),
  near('news/jsoup_yahoo-article-1.html', 'spend ___ yuan', '(100000000000, ∞)', money('CNY')),
  near('news/jsoup_yahoo-article-1.html', 'Nasdaq', '(-0.285, -0.275]', percent),
  near('news/fundus_uk_TechRadar_2026_05_21.html', 'Google hovers ___', '[72, 88]', percent),
  near('news/fundus_us_TechCrunch_2024_05_17.html', 'of its ___ members are active', '[124500000, 125500000)', number),
  near('news/fundus_tw_TaipeiTimes_2024_10_15.html', 'fielding ___ participants', '(1000, ∞)', number),
  near('news/fundus_tw_TaipeiTimes_2024_10_15.html', 'took place ___ from Thitu', '[8.37, 10.23]', {
    dimension: 'length',
  }),
  near('news/en_globenewswire.html', 'at ___ businesses', '(7000, ∞)', number),
  near('news/en_globenewswire.html', 'across ___ tool connections', '{50000}', number),
  near('news/gne_163_1.html', '合约销售金额___', '[105615000000, 105625000000)', money('CNY')),
  near('news/gne_163_1.html', '營業額 ___', '[38565000000, 38575000000)', money('CNY')),
  near('news/gne_163_1.html', '核心溢利为___', '[4695000000, 4705000000)', money('CNY')),
  near('news/gne_ednchina_1.html', '平头哥用___完成了前端设计', '[6.5, 7.5)', { dimension: 'duration' }),
  near('news/gne_ednchina_1.html', '每天新增___商品图片', '[950000000, 1050000000)', number),
  near('news/gne_ednchina_1.html', '搜索效率可提升___', '[11.5, 12.5)', { dimension: 'multiple' }),
  near('news/gne_qq_2.html', '金融风控企业已经达到___', '{573}', number),
  near('news/gne_qq_2.html', '投资金额___', '(100000000000, ∞)', money('CNY')),
  near('news/gne_sina_2.html', '___联系人数据', '[4050000, 4150000)', number),
  near('news/gne_ifeng_1.html', '最多一天出了___', '{47}', {
    ...number,
    missed: '块 counts sheets here and is read as yuan',
  }),
  near('news/tw_ltn.html', '每坪___拍賣', '[385350, 385450)', money()),
  near('news/tw_ltn.html', '1拍底價為___', '[4255500, 4256500)', money()),
  near('news/tw_ltn.html', '底价为___', '[4255500, 4256500)', money()),
  near('news/tw_udn.html', '墜落垂直高度___', '[9, 11]', { dimension: 'length' }),
  near(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'net income for the fiscal quarter ended November 2, 2024 was ___',
    '[44150000, 44250000)',
    money('USD'),
  ),
  near(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'net sales for the 13-week fiscal quarter * decreased ___ to',
    '[3.15, 3.25)',
    percent,
  ),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Gross profit',
    'Thirteen Weeks Ended November 2, 2024',
    '[140070500, 140071500)',
    money('USD'),
  ),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Less accumulated depreciation and amortization',
    'November 2, 2024',
    '(-365241500, -365240500]',
    money('USD'),
  ),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Total assets',
    'February 3, 2024',
    '[889809500, 889810500)',
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Research and development',
    'Three Months Ended June 28, 2025',
    '[8865500000, 8866500000)',
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Other income/(expense), net',
    'Nine Months Ended June 28, 2025',
    '(-698500000, -697500000]',
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Total net sales',
    'Three Months Ended June 29, 2024',
    '[85776500000, 85777500000)',
    money('USD'),
  ),
  near('edgar/10-Q_ixbrl_aapl_2025-08-01.html', '___ shares of common stock were issued', '{14840390000}', number),
  cell('edgar/20-F_0001062993-21-003193.html', 'Revenues', '2020', '[70930.5, 70931.5)', money()),
  cell('edgar/20-F_0001062993-21-003193.html', 'Working Capital (Deficit)', '2020', '(-242819.5, -242818.5]', money()),
  cell('edgar/20-F_0001062993-21-003193.html', 'Common Shares Outstanding', '2018', '{23874477}', number),
  near('edgar/6-K_royal_philips.html', 'reduce its workforce by an additional ___ roles', '{6000}', number),
  near('edgar/6-K_royal_philips.html', 'renewal of the Executive Committee of ___', '[24.5, 25.5)', percent),
  near('edgar/6-K_royal_philips.html', 'segments that grow ___ annually', '[3, 6]', percent),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Inventory',
    'November 2, 2024',
    '[149350500, 149351500)',
    money('USD'),
  ),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Receivables',
    'October 28, 2023',
    '[10340500, 10341500)',
    money('USD'),
  ),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Cash and cash equivalents',
    'February 3, 2024',
    '[268212500, 268213500)',
    money('USD'),
  ),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Gross profit',
    'Thirty-Nine Weeks Ended October 28, 2023',
    '[418883500, 418884500)',
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Net sales Services',
    'Nine Months Ended June 29, 2024',
    '[71196500000, 71197500000)',
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Cost of sales Products',
    'Three Months Ended June 28, 2025',
    '[43619500000, 43620500000)',
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aeon.htm',
    'Cash paid for operating leases',
    'Three Months Ended September 30, 2022',
    '[73500, 74500)',
    money('USD'),
  ),
  cell('edgar/10-Q_ixbrl_aeon.htm', 'Warrants', 'September 30, 2023', '{14479999}', number),
  cell(
    'edgar/10-Q_ixbrl_aeon.htm',
    'Shares available for future issuance under the stock incentive plan',
    'December 31, 2022',
    '{27884000}',
    number,
  ),
  near('edgar/8-K_EX99.1_press_release_buckle.html', 'Online sales increased ___ to', '[1.05, 1.15)', percent),
  near(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Comparable store net sales for the 39-week period * decreased ___ from',
    '[5.35, 5.45)',
    percent,
  ),
  near('edgar/8-K_EX99.1_press_release_buckle.html', 'Online sales increased * to ___ for', '[46550000, 46650000)', {
    ...money('USD'),
    missed: 'the star reaches the "to" of "compared to" as well',
  }),
  near(
    'edgar/20-F_0001062993-21-003193.html',
    'net loss of ___ for the year ended November 30, 2020',
    '[2924235.5, 2924236.5)',
    money(),
  ),
  near(
    'edgar/20-F_0001062993-21-003193.html',
    'share-based compensation expenses * amounted to ___',
    '[479106.5, 479107.5)',
    money(),
  ),
  near(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'expects ___ of total deferred revenue to be realized in less than a year',
    '[65.5, 66.5)',
    percent,
  ),
  near('edgar/10-Q_ixbrl_aeon.htm', 'the Successor reported cash of ___', '[16150000, 16250000)', money('USD')),
  near('edgar/10-Q_ixbrl_aeon.htm', 'the Predecessor reported cash of ___', '[9650000, 9750000)', money('USD')),
  near(
    'edgar/10-Q_ixbrl_aeon.htm',
    'contingent consideration at the Closing was valued to be ___',
    '[125650000, 125750000)',
    money('USD'),
  ),
  near('edgar/6-K_royal_philips.html', '___ compared to 70% in 2022', '[89.5, 90.5)', percent),
  near('news/en_globenewswire.html', 'increase in headcount from * to ___', '{80}', number),
  near('news/fundus_uk_TheTelegraph_2024_09_17.html', 'given ___ worth of clothes', '[4999.5, 5000.5)', money('GBP')),
  near('news/gne_163_1.html', '全年共拿下___土地', '{43}', { ...number, missed: '幅 is not read as a counter' }),
  near('news/gne_163_1.html', '同比增长率高达___', '[61.55, 61.65)', percent),
  near('news/gne_ednchina_1.html', '缩减至___', '[4.5, 5.5)', { dimension: 'duration' }),
  near('news/gne_qq_2.html', '被细分为___，包括实名验证', '{43}', number),
  near('news/gne_qq_2.html', '非法获取___的通话记录', '[4815000, 4825000)', number),
  near('news/tw_udn.html', '昏迷指數一度只有___，搶求後', '{3}', {
    ...number,
    missed: 'a lone numeral without a counter is no figure',
  }),
  near('news/tw_udn.html', '搶求後提升到___', '{6}', {
    ...number,
    missed: 'a lone numeral without a counter is no figure',
  }),
  near('news/tw_chinatimes.html', '一對___母親', '[97, 98)', { dimension: 'duration' }),
];

const nothing = undefined;

export const absent: readonly Picked[] = [
  near('news/en_bbc.html', 'annual profits of ___', nothing, money('USD')),
  near('news/en_bbc.html', 'annual revenues of ___', nothing, percent),
  near('news/en_bbc.html', 'annual revenues of Microsoft ___', nothing, money('USD')),
  near('news/en_financial-times.html', 'women partners * fallen to ___', nothing, money('USD')),
  near('news/en_fortune.html', '___ designers have completed', nothing, number),
  near('news/en_fortune.html', 'totaling €___ from investors', nothing, money('EUR')),
  near('news/fundus_uk_BBC_2026_04_25.html', 'Nato has ___ observers', nothing, number),
  near('news/fundus_uk_BBC_2026_04_25.html', 'France defence spending in 2025 was ___ of GDP', nothing, percent),
  near('news/fundus_uk_BBC_2026_04_25.html', 'UK defence spending in 2024 was ___ of GDP', nothing, percent),
  near('news/fundus_uk_BBC_2026_04_25.html', 'although this is ___ commitment', nothing, {
    terms: ['legally binding', 'voluntary'],
  }),
  near('news/fundus_uk_TheTelegraph_2024_09_17.html', 'given ___ to the Conservative Party', nothing, money('GBP')),
  near('news/jsoup_nyt-article-1.html', 'has spent €___ on its containment', nothing, money('EUR')),
  near('news/jsoup_nyt-article-1.html', 'Exxon stock closed at ___', nothing, money('USD')),
  near('news/jsoup_yahoo-article-1.html', 'sold in Canada at ___', nothing, money('USD')),
  near('news/jsoup_yahoo-article-1.html', 'produce ___ Volts for the 2013 model year', nothing, number),
  near('news/fundus_us_TechCrunch_2024_05_17.html', 'of its ___ members are cyclists', nothing, number),
  near('news/fundus_tw_TaipeiTimes_2024_10_15.html', 'fielding ___ submarines', nothing, number),
  near('news/gne_163_1.html', '万科 合约销售金额___', nothing, money('CNY')),
  near('news/gne_163_1.html', '2018年中期 合约销售金额 ___', nothing, money('CNY')),
  near('news/gne_sina_2.html', '铁路12306网站 * 用户信息___', nothing, { terms: ['泄漏', '丢失'] }),
  near('news/gne_ednchina_1.html', '平头哥用___完成了后端设计', nothing, { dimension: 'duration' }),
  near('news/gne_qq_2.html', '金融风控企业已经达到___', nothing, percent),
  near('news/tw_ltn.html', '高雄 每坪___', nothing, money()),
  near(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'net income for the fiscal quarter ended November 4, 2023 was ___',
    nothing,
    money('USD'),
  ),
  cell('edgar/8-K_EX99.1_press_release_buckle.html', 'Gross profit', 'November 2, 2022', nothing, money('USD')),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Research and development',
    'Three Months Ended June 25, 2022',
    nothing,
    money('USD'),
  ),
  near('edgar/6-K_royal_philips.html', 'reduce its dividend by ___', nothing, money('EUR')),
  cell('edgar/8-K_EX99.1_press_release_buckle.html', 'Inventory', 'November 2, 2023', nothing, money('USD')),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Long-term receivables',
    'November 2, 2024',
    nothing,
    money('USD'),
  ),
  cell(
    'edgar/8-K_EX99.1_press_release_buckle.html',
    'Gross profit',
    'Thirty-Nine Weeks Ended October 28, 2023',
    nothing,
    percent,
  ),
  cell('edgar/8-K_EX99.1_press_release_buckle.html', 'Inventory', 'November 2, 2024', nothing, money('EUR')),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Net sales Services',
    'Six Months Ended June 28, 2025',
    nothing,
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aapl_2025-08-01.html',
    'Net sales Services',
    'Nine Months Ended June 25, 2022',
    nothing,
    money('USD'),
  ),
  cell(
    'edgar/10-Q_ixbrl_aeon.htm',
    'Cash paid for finance leases',
    'Three Months Ended September 30, 2022',
    nothing,
    money('USD'),
  ),
  cell('edgar/10-Q_ixbrl_aeon.htm', 'Warrants', 'September 30, 2021', nothing, number),
  cell(
    'edgar/10-Q_ixbrl_aeon.htm',
    'Cash paid for operating leases',
    'Three Months Ended September 30, 2022',
    nothing,
    percent,
  ),
  cell(
    'edgar/10-Q_ixbrl_aeon.htm',
    'Shares available for future issuance under the stock incentive plan',
    'December 31, 2024',
    nothing,
    number,
  ),
  near('edgar/8-K_EX99.1_press_release_buckle.html', 'Comparable store net sales * increased ___', nothing, percent),
  near('edgar/8-K_EX99.1_press_release_buckle.html', 'Online sales increased ___ to', nothing, money('USD')),
  near('edgar/10-Q_ixbrl_aeon.htm', 'the Successor reported debt of ___', nothing, money('USD')),
  near(
    'edgar/20-F_0001062993-21-003193.html',
    'net income of ___ for the year ended November 30, 2020',
    nothing,
    money(),
  ),
  near('edgar/10-Q_ixbrl_aapl_2025-08-01.html', 'total deferred revenue of ___', nothing, percent),
  near('news/gne_163_1.html', '同比下降率高达___', nothing, percent),
  near('news/gne_qq_2.html', '金融风控企业已经减少到___', nothing, number),
  near('news/gne_ednchina_1.html', '而使用GPU仅需___', nothing, number),
  near('news/tw_udn.html', '昏迷指數一度只有___，搶求後', nothing, percent),
  near('news/tw_chinatimes.html', '一對___父親', nothing, { dimension: 'duration' }),
];
