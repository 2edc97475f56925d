/** What may stand between the words of a pattern, and between them and the blank. */
import { isTitled } from './beside-term.ts';
import { stemOf } from './inflect.ts';
import { isBreak, isSilent } from './spellings.ts';
import type { Token } from './tokens.ts';

/** Words of a sentence that a pattern passes over without a `*`, one gap at a time. Four Chinese characters are two words. */
export const maxGapWords = 3;
/** Words that may stand between the blank and its neighbours without pushing the figure away. */
const maxLinks = 5;

/** They loosen or tie a figure and carry no meaning of their own that could belong to another one. */
const links = new Set(
  (
    'by to at of about around roughly approximately nearly almost over under some an a the be have hit reach total ' +
    'stand read just only now as high low much many circa well close exceed surpass top number amount come in with for ' +
    'its estimate record equal average whole full another additional altogether currently already even nominal us usd rmb hk lead hold take own account command boast post register'
  )
    .split(' ')
    .map(stemOf),
);

/** The same for Chinese: the whole gap must be made of these. */
const signLinks =
  /^(?:约为?|大约|大概|达到?|高达|至|到|为|是|超过?|逾|近|将近|接近|了|已经?|共计?|仅|只|突破|破|在|占|有|的|左右|数量?|总数|总量|第|其|其中|全年|人民币|总计|合计|累计|升至|增至|降至|减至|报|录得|收)*$/;

/** A figure behind one of these is a change or a loss of what was named before it, not its size. */
const turning = new Set(
  (
    'loss deficit decline decrease drop fall cut reduction increase rise growth grow gain change improve up down lose ' +
    'rival competitor peer slip jump surge climb tumble plunge shrink double triple halve'
  )
    .split(' ')
    .map(stemOf),
);
const signTurning = /亏|损|降|跌|减|增|涨|升|滑|变动|变化|缩/;

/** Words that begin another member or another statement: nothing reaches across them. */
const parting = new Set('and or but while whereas although than versus vs from rather'.split(' '));
const signParting = /[和与及或而但较跟]|(?<![同环])比/;

export interface Gap {
  /** Words in it; two Chinese characters are one. */
  readonly words: number;
  /** Only words that tie a figure to its neighbour. */
  readonly tight: boolean;
  /** A clause, a cell or a member ends in it. */
  readonly parted: boolean;
  /** One comma and nothing else. */
  readonly comma: boolean;
  /** It says where was counted ("在Hugging Face上的"): what stands behind it is of that part. */
  readonly place: boolean;
}

const closed: Gap = { words: 0, tight: true, parted: false, comma: false, place: false };

const mostPlaceWords = 3;

/** Index behind "在Hugging Face上的", "在GitHub平台": a platform by its Latin name; `at` where none begins there. */
function placeEnd(tokens: readonly Token[], at: number, before: number): number {
  if (tokens[at]?.norm !== '在') return at;
  let end = at + 1;
  while (end < before && end - at <= mostPlaceWords && tokens[end]?.kind === 'word') end += 1;
  if (end === at + 1) return at;
  const rest = tokens.slice(end, Math.min(before, end + 4));
  const behind = rest.map(({ kind, norm }) => (kind === 'sign' ? norm : ' ')).join('');
  const closing = /^(?:(?:平[台臺]|社[区區]|[网網]站)上?|上)的?/.exec(behind)?.[0];
  return closing === undefined ? at : end + closing.length;
}

const mostNameWords = 2;

/** What a company's name ends in and its short form leaves out. */
const nameEndings = new Set(
  'inc incorporated corp corporation co company ltd limited llc plc ag se sa nv gmbh group holding holdings'.split(' '),
);

/** Two names of one sentence bear the word ("Alibaba Cloud leads, Huawei Cloud follows"): it tells nobody apart. */
function isShared(tokens: readonly Token[], at: number): boolean {
  const bearers = tokens.flatMap((token, index) => {
    const bearer = tokens[index - 1];
    return token.norm === tokens[at]?.norm && token.capital && bearer?.capital ? [bearer.norm] : [];
  });
  return new Set(bearers).size > 1;
}

/** "Huawei" of a pattern is "Huawei Group" on the page; "Huawei Cloud" is another party, unless its rivals are called so too. */
function nameEnd(tokens: readonly Token[], after: number, before: number): number {
  if (!tokens[after - 1]?.capital) return after;
  let end = after;
  while (end < before && end - after < mostNameWords && tokens[end]?.capital) {
    if ((tokens[end - 1]?.end ?? 0) + 1 !== tokens[end]?.start) break;
    if (!nameEndings.has(tokens[end]?.norm ?? '') && !isShared(tokens, end)) break;
    end += 1;
  }
  return end;
}

/** What somebody is called by his office: no other name begins with it. */
const offices = new Set(
  'ceo cto cfo coo chief president chairman chairwoman chair founder director minister spokesman spokeswoman'.split(
    ' ',
  ),
);

const scale =
  /^(?:million|billion|trillion|thousand|hundred|percent|per|bn|mn|m|users|people|points|years|months|days)$/;

/** "Alibaba's" of "Alibaba's cloud unit earned": what follows is another thing than Alibaba. */
const isOwner = ({ capital, norm, start, end }: Token): boolean => capital && end - start > norm.length;
/** Words that leave what is owned whole: "Alibaba's total revenue". */
const ofWhole =
  /^(?:total|full|whole|overall|own|latest|annual|yearly|quarterly|monthly|first|second|third|fourth|last|fiscal|year|half|quarter|month|group|company|reported|consolidated)$/;

/** "Meta" of a pattern before a `*`, and "Meta AI" on the page; "Qwen2" and "Qwen2.5": the name goes on, and is another. */
export function nameGoesOn(tokens: readonly Token[], after: number, to: number): boolean {
  const [last, next, beyond] = [tokens[after - 1], tokens[after], tokens[after + 1]];
  if (last?.kind !== 'word' || next === undefined) return false;
  if (isOwner(last) && tokens.slice(after, to).some(({ kind, norm }) => kind === 'word' && !ofWhole.test(norm)))
    return true;
  if (next.norm === '.' && next.start === last.end && beyond?.start === next.end && /^\d/.test(beyond.norm))
    return true;
  // "Frozen 2" is another film, "Frozen 2024" the same one in a year, "Frozen 12 million" what it earned.
  const isNumbered = next.kind === 'number' && /^\d{1,2}$/.test(next.norm) && next.start === last.end + 1;
  if (last.capital && isNumbered && beyond?.kind === 'word' && !scale.test(beyond.norm)) return true;
  if (!last.capital || next.kind !== 'word' || !next.capital || next.start !== last.end + 1) return false;
  return !nameEndings.has(next.norm) && !offices.has(next.norm) && !timeName.test(next.norm) && !isTitled(tokens);
}

/** A time is no other name: "revenue in Q3 grew", "revenue in November grew". */
const timeName =
  /\d|^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/** Characters that may stand in a gap although they are many: they name no other party and no other measure. */
const signNeutral =
  /^(?:集团|公司|全球|系列|大?模型|控股|股份|科技|旗下|第?[一二三四]?季度?|上半年|下半年|全年|年度|同比|环比|总|累计|实现|录得|当期|本季|本月|当月|去年|今年|期内|合计|平均|分别|约|的|在|于|为|了|达|共|其|业务|整体|已|也)*$/;

/** "Closed on 3 May": before a day it ties, before a number ("spent on 30 schools") it begins something else. */
const dayLink = 'on';

/** What a gap lies before, as far as it decides what may stand in it. */
export interface Before {
  readonly day?: boolean;
  /** A count: where it was made is passed over, and said. */
  readonly count?: boolean;
}

/** The gap that the tokens from `after` to before `to` make. */
export function gapOf(tokens: readonly Token[], after: number, to: number, before: Before = {}): Gap {
  const from = nameEnd(tokens, after, to);
  if (to <= from) return closed;
  let words = 0;
  let signs = '';
  let tight = true;
  let commas = 0;
  let colons = 0;
  let parted = false;
  let linkCount = 0;
  let place = false;
  for (let index = from; index < to; index += 1) {
    const behind = before.count ? placeEnd(tokens, index, to) : index;
    if (behind > index) {
      place = true;
      index = behind - 1;
      continue;
    }
    const token = tokens[index] as Token;
    if (token.kind === 'sign') {
      signs += token.norm;
      continue;
    }
    if (token.kind === 'mark') {
      if (isBreak(token)) {
        if (token.norm === ',') commas += 1;
        else if (token.norm === ':' || token.norm === '|') colons += 1;
        else parted = true;
      } else if (!isSilent(token) && !/[$€£¥~≈=<>%+/#&@]/.test(token.norm)) tight = false;
      continue;
    }
    words += 1;
    if (parting.has(token.norm) || turning.has(token.stem)) parted = true;
    // "Alibaba rival Tencent": a figure behind it is that of another.
    if (token.capital && !timeName.test(token.norm) && !links.has(token.stem)) parted = true;
    if (token.kind === 'word' && (links.has(token.stem) || (before.day && token.norm === dayLink))) linkCount += 1;
    else tight = false;
  }
  words += Math.ceil(signs.length / 2);
  if (signs !== '' && !signLinks.test(signs)) {
    tight = false;
    if (signParting.test(signs) || signTurning.test(signs) || (signs.length > 2 && !signNeutral.test(signs)))
      parted = true;
  }
  // "In the third quarter, revenue": a comma alone parts nothing; with words beside it, it does.
  if (commas > 1 || (commas === 1 && words > 0)) parted = true;
  tight &&= commas === 0 && colons <= 1 && linkCount <= maxLinks;
  // "Revenue: about 34%", and a row's label before its first cell.
  if (colons > 0 && !tight) parted = true;
  const comma = commas === 1 && colons === 0 && !parted && words === 0;
  return { words, tight, parted, comma, place };
}
