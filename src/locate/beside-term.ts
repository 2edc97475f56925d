/**
 * What stands beside a term and makes it another thing: the rest of a longer name ("Alibaba Pictures", "New Mexico"), a
 * word that says it is somebody else ("Qwen's rival"), a trial of it, an office that somebody held before.
 */
import type { Token } from './tokens.ts';

/** Behind a name these say what it is, and make no other one of it. */
const says = new Set(
  (
    'inc incorporated corp corporation co company ltd limited llc plc ag sa gmbh nv group holding holdings platforms state province ' +
    'i ceo cto cfo coo ai and or'
  ).split(' '),
);

/** Before a place these make another place of it. */
const otherPlace = new Set(
  'new north south east west northern southern eastern western equatorial upper lower inner outer central papua greater saint san santa los las port fort mount lake cape'.split(
    ' ',
  ),
);

/** Businesses that carry the name of their parent, and schools and banks that carry that of their place. */
const businesses =
  /^(?:影业|影業|健康|音乐|音樂|文学|文學|体育|體育|证券|證券|银行|銀行|保险|保險|物流|支付|地产|地產|汽车|汽車|大学|大學|学院|學院|医院|醫院|云(?!端|计算|服务|原生)|雲(?!端|計算|服務|原生))/;

/** In a headline every word is capital: there it tells nothing. */
export function isTitled(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, norm }) => kind === 'word' && norm.length > 3);
  return words.length > 3 && words.filter(({ capital }) => capital).length * 10 >= words.length * 7;
}

const touches = (text: string, a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && text.slice(a.end, b.start) === ' ';

/** The name at `first` to `after` goes on, or began before: it is another one. */
export function isPartOfName(text: string, tokens: readonly Token[], first: number, after: number): boolean {
  const [head, last] = [tokens[first], tokens[after - 1]];
  if (!head || !last) return false;
  if (last.kind === 'sign' && businesses.test(text.slice(last.end))) return true;
  if (!head.capital || last.kind !== 'word' || isTitled(tokens)) return false;
  const [before, behind] = [tokens[first - 1], tokens[after]];
  if (before?.capital && touches(text, before, head) && otherPlace.has(before.norm)) return true;
  if (/['’]s?$/.test(text.slice(0, last.end))) return false; // "Alibaba's Qwen" is two names
  return behind?.kind === 'word' && behind.capital && touches(text, last, behind) && !says.has(behind.norm);
}

/** "Qwen's rival", "Qwen in favour of", 千问的竞争对手: named to say that it is another one. */
const anotherBehind =
  /^(?:['’]s?)?\s+(?:\w+\s+)?(?:rivals?|competitors?|alternatives?|challengers?)\b|^[^.;,]{0,20}\bin favou?r of\b|^的(?:主要|最大|直接|有力)?(?:竞争对手|競爭對手|对手|對手|竞品|競品|替代品|替代者)|^\s*(?:改为|改為|改成|改用|换成|換成|转为|轉為|换为|換為|替换为|替換為|切换[到为至]|切換[到為至])/i;

export const isAnother = (behind: string): boolean => anotherBehind.test(behind);

/** Tried is not taken: "is testing Qwen". */
const trial =
  /\b(?:test(?:s|ed|ing)?|trial(?:s|l?ed|l?ing)?|pilot(?:s|ed|ing)?|experiment(?:s|ed|ing)?\s+with|evaluat(?:e|es|ed|ing)|tr(?:y|ies|ied|ying)(?:\s+out)?|turn(?:s|ed|ing)?\s+down|spurn(?:s|ed|ing)?|snub(?:s|bed|bing)?)\s+(?:the\s+|its\s+|their\s+|[\w'’]+['’]s\s+)?$|(?:试用|試用|测试|測試|试验|試驗)(?:了|过|過)?$/i;

export const trialBefore = (before: string): string | undefined => trial.exec(before)?.[0].trim();

/** "Former chief executive" where the author wrote "chief executive". */
const otherHolder =
  /(?:\b(?:former|ex|outgoing|late|acting|interim|deputy|vice|assistant|incoming|then)[\s-]+|(?<![目当當之以日此先提])[前副]|代理|候任|原)$/i;

export const holderBefore = (before: string): string | undefined => otherHolder.exec(before)?.[0].trim();
