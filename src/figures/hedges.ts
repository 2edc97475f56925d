/** The words that loosen or bound a number, in both languages, before and after it. `docs/figures.md` is made from this. */
import type { Modifier } from './figure.ts';
import { once } from './once.ts';

export interface Hedge {
  readonly modifier: Extract<Modifier, 'over' | 'at-least' | 'under' | 'at-most' | 'nearly' | 'about' | 'peak'>;
  /** A hedge `around` its number stands on both sides of it, and is written with "…" between. */
  readonly place: 'before' | 'after' | 'around';
  readonly language: 'en' | 'zh' | 'sign';
  readonly words: readonly string[];
  /** Compares on the number line ("below -30" is colder); the others compare sizes ("over 5 % of loss"). */
  readonly signed?: true;
}

const hedge = (
  modifier: Hedge['modifier'],
  place: Hedge['place'],
  language: Hedge['language'],
  words: string,
  signed?: true,
): Hedge => ({ modifier, place, language, words: words.split('|'), ...(signed ? { signed } : {}) });

/** All hedges, made when the first is asked for. */
export const hedges: () => readonly Hedge[] = once(() => [
  hedge('over', 'before', 'sign', '>|＞', true),
  hedge('at-least', 'before', 'sign', '>=|≥|⩾|> =|≧|＞＝', true),
  hedge('under', 'before', 'sign', '<|＜', true),
  hedge('at-most', 'before', 'sign', '<=|≤|⩽|< =|≦|＜＝', true),
  hedge('about', 'before', 'sign', '~|～|≈|∼|c.|ca.|±'),
  hedge('at-least', 'after', 'sign', '+|＋'),
  hedge(
    'over',
    'before',
    'en',
    'over|more than|in excess of|exceeding|exceeds|exceed|exceeded|to exceed|surpass|surpasses|surpassed|surpassing|topped|tops|topping|passed|passes|passing|crossed|crosses|crossing|broke through|breaks through|breaking through|break through|broken through|rose past|climbed past|soared past|surged past|jumped past|went past|shot past|upwards of|upward of|north of|well over|just over|slightly over|a little over|little over|far more than|slightly more than|just more than|a little more than|well more than|better than|outnumbered|beyond|past',
  ),
  hedge(
    'over',
    'before',
    'en',
    'above|rose above|rises above|climbed above|jumped above|stayed above|greater than|larger than|bigger than|higher than|well above|just above|longer than|older than|taller than|heavier than|faster than',
    true,
  ),
  hedge(
    'at-least',
    'before',
    'en',
    'at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|at a minimum|at the very least|no lower than|not lower than|equal to or more than|equal to or greater than|greater than or equal to|more than or equal to|larger than or equal to|bigger than or equal to|starting at|starting from|from at least|no shorter than|no younger than',
  ),
  hedge(
    'under',
    'before',
    'en',
    'less than|fewer than|short of|fell short of|falls short of|falling short of|fall short of|shy of|south of|well under|just less than|slightly less than|far less than|far fewer than|a little less than|under|inside',
  ),
  hedge(
    'under',
    'before',
    'en',
    'below|fell below|falls below|fall below|fallen below|falling below|dropped below|drops below|dipped below|slipped below|sank below|stayed below|fell under|lower than|smaller than|well below|just below|shorter than|younger than|cheaper than',
    true,
  ),
  hedge(
    'at-most',
    'before',
    'en',
    'at most|no more than|not more than|no greater than|not greater than|a maximum of|maximum of|at the most|at the very most|no higher than|not higher than|not exceeding|not to exceed|less than or equal to|smaller than or equal to|equal to or less than|lower than or equal to|fewer than or equal to|capped at|no larger than|no longer than|no older than|limited to|within',
  ),
  hedge(
    'nearly',
    'before',
    'en',
    'nearly|almost|close to|near|approaching|just under|just short of|not quite|virtually|approached|approaches|nearing|just shy of|practically|a little under|slightly under|slightly below|little short of',
  ),
  hedge(
    'about',
    'before',
    'en',
    'about|around|roughly|approximately|approx.|approx|some|an estimated|estimated|circa|in the region of|in the order of|on the order of|of the order of|or so|give or take|in the neighborhood of|in the neighbourhood of|in the vicinity of|an average of about|somewhere around|somewhere near|more or less|hovering around|plus or minus',
  ),
  hedge(
    'peak',
    'before',
    'en',
    'up to|as much as|as many as|as high as|as long as|as far as|as low as|as little as|as few as|a peak of|peaking at|peaked at|a high of|a record high of|at its peak',
  ),
  hedge(
    'at-least',
    'after',
    'en',
    'or more|or higher|or greater|or above|or over|and above|and more|and over|and up|and higher|or longer|or older|or better|or larger|or greater than|or more than|plus|-plus|at least|at a minimum',
  ),
  hedge(
    'at-most',
    'after',
    'en',
    'or less|or fewer|or lower|or below|or under|and under|and below|or less than|at most|at the most|or cheaper|or younger|or smaller|max|maximum|tops',
  ),
  hedge('about', 'after', 'en', 'or so|or thereabouts|-ish|-odd|give or take|approximately|more or less'),
  hedge(
    'over',
    'before',
    'zh',
    '超过|超過|超出|超逾|超|逾|突破|突破了|破|多于|多於|多过|多過|不止|不只|已超|已逾|过|過|高达逾|越过|越過|冲破|衝破|升穿|站上|站稳',
  ),
  hedge('over', 'before', 'zh', '高于|高於|大于|大於|高过|高過|长于|長於|重于|快于|早于', true),
  hedge(
    'at-least',
    'before',
    'zh',
    '至少|最少|不少于|不少於|不低于|不低於|不下|不下于|不下於|起码|起碼|不小于|不小於|大于等于|大於等於|大于或等于|大於或等於|大于或者等于|大於或者等於|不短于|不亚于|多达逾|达到或超过|上',
  ),
  hedge('under', 'before', 'zh', '不到|不足|少于|少於|未达|未達|未到|未满|未滿|不满|不滿|不及|未足|少过|少過'),
  hedge('under', 'before', 'zh', '低于|低於|小于|小於|低过|短于|短於|轻于|矮于|跌破|跌穿|失守|下破', true),
  hedge(
    'at-most',
    'before',
    'zh',
    '至多|最多|不超过|不超過|不多于|不多於|不高于|不高於|不大于|不大於|未超过|未超過|小于等于|小於等於|小于或等于|小於或等於|小于或者等于|低于或等于|不逾|顶多|頂多|充其量|上限为|上限為',
  ),
  hedge('nearly', 'before', 'zh', '近|将近|將近|接近|几近|幾近|近乎|几乎|幾乎|差不多|逼近|快到|快要'),
  hedge(
    'about',
    'before',
    'zh',
    '约|約|大约|大約|约莫|約莫|大概|大致|大体|估计|估計|估算|约合|約合|合约|折合约|估约|估約|平均约|平均約|大抵|粗略',
  ),
  hedge(
    'peak',
    'before',
    'zh',
    '一度|最低|最高|最高达|最高達|盘中最高|峰值|峰值达|一度达|一度達|一度高达|一度高達|高峰',
  ),
  hedge(
    'at-least',
    'after',
    'zh',
    '以上|及以上|或以上|或者以上|和以上|或更多|起|或更高|之上|（含）以上|(含)以上|往上|开外',
  ),
  hedge(
    'at-most',
    'after',
    'zh',
    '以内|以內|之内|之內|及以下|或以下|或者以下|或更少|或更低|封顶|封頂|（含）以下|(含)以下|內|内',
  ),
  hedge('under', 'after', 'zh', '以下|之下|不到|往下'),
  hedge('over', 'around', 'zh', '比…高|比…大|比…多|比…长|比…長|比…重|比…快|比…贵|比…貴|比…久', true),
  hedge('under', 'around', 'zh', '比…低|比…小|比…少|比…短|比…轻|比…輕|比…慢|比…便宜|比…矮', true),
  hedge('over', 'after', 'zh', '强|強'),
  hedge('nearly', 'after', 'zh', '弱'),
  hedge('about', 'after', 'zh', '左右|上下|前后|前後|光景|开外左右|上下浮动|许|許|之譜'),
]);

/** Characters that may stand between a Chinese hedge and its number: 超过了, 至少有, 约为. */
export const fillers = '了为為有是达達到在于於过過需要约約';
