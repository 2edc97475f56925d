/**
 * A hedge that the author wrote into the place ("is expected to reach ___") is his own only where his claim is of such a
 * thing: an expectation supports the claim that it is expected, or one about a year that still runs, and never the claim
 * that it came.
 */
import type { Evidence, Hedge } from '../evidence.ts';
import { days } from '../figures/day.ts';
import { equals, relate } from '../figures/interval.ts';
import type { World } from './pieces.ts';
import { periodOf } from './time.ts';

/** What is to come, may be, or was meant to be; and what somebody only says or thinks. Wide: it is the author's claim. */
const supposes =
  /\b(?:expect|anticipat|forecast|predict|project(?:s|ed|ing|ion)|plan(?:s|ned|ning)?\b|aim|target|goal|hop(?:e|ing)|inten[dt]|seek|want|may\b(?!\s+\d)|might|could|would|will\b|shall|should|likel|perhaps|probabl|possib|potential|estimat|propos|promis|pledg|vow|consider|weigh|explor|negotiat|talks?\b|if\b|unless|whether|due\b|slated|schedul|originally|set to|about to|poised|on track|going to|future|next\b|coming|upcoming|not yet|by 20\d\d|guidance|outlook|ambition|aspir|bid\b|offer|delay|postpon|reschedul|deferr|put off|back to|forward to|ahead of|beat|than thought|can\b|(?:is|are|was|were|be) to\b|reported|reportedly|reports?\b|rumou?r|alleg|accus|su(?:e[sd]?|ing)\b|lawsuit|said\b|says?\b|claim|believ|thought|think|suppos|assum|speculat|suspect|doubt|unconfirmed|according|sources?\b|insiders?|critics?|question|fear|consensus|analysts?)|[将將]|会|會|[要拟擬欲]|预|預|计划|計劃|目标|目標|希望|力争|力爭|争取|爭取|打算|考虑|考慮|可能|或|有望|估|若|如果|一旦|原定|定于|定於|下[个個一]|明年|未来|未來|传|傳|据|據|称|稱|说|說|报道|報道|報導|认为|認為|质疑|質疑|指控|涉嫌|消息|分析师|分析師|延|推迟|推遲|超出/i;

/** What is not so, no longer so, less than, or denied. Wide as well: "12 % abstained" is told by "___ did not vote". */
const denies =
  /\b(?:no|not|none|nor|neither|never|nobody|nothing|without|cannot|den(?:y|ies|ied|ying|ial)|refus|reject|declin|fail|miss|lack|absen|abstain|stop|ceas|quit|end(?:s|ed|ing)?\b|drop|abandon|scrap|cancel|shelv|bann?|block|prevent|prohibit|forbid|halt|replac|remov|withdr|former|ex-|past|used to|once|previous|originally|far from|short|below|under\b|less|fewer|behind|delay|postpon|reschedul|deferr|put off|late\b|yet|still|only|rul(?:e|es|ed|ing) out|exclud|except|away|false|fake|hoax|untrue|wrong|myth|rumou?r|keeps?\b|kept\b|withh|un\w+|non-?\w+|dis\w+|mis\w+|i[nm]\w+(?:able|ible|ent|ate))|n['’]t\b|[不未没沒无無非否勿免缺欠]|停|弃|棄|废|廢|取消|拒|禁|阻|延|推[迟遲]|曾|原|前[任首总總]|离|離|仅|僅|只|少|低|亏|虧|假|错|錯|谣|謠|退|改|终|終/i;

const own: Readonly<Record<Hedge['kind'], RegExp>> = { negated: denies, hoped: supposes, hearsay: supposes };

/** A period that is not over on the article's day: whatever is said of the whole of it is expected. */
function isRunning(evidence: Evidence, { timing: { asOf, asOfTyped, written } }: World): boolean {
  const period = periodOf(evidence);
  if (!asOfTyped || written === undefined || period === undefined || relate(period, asOf) === 'disjoint') return false;
  const today = days(written);
  return relate(today, period) === 'inside' && relate(today, asOf) === 'inside' && !equals(asOf, today);
}

/** Bare negations may speak of another part of the claim: a word with a meaning of its own is repeated on purpose. */
const bare =
  /^(?:not|no|never|none|nobody|nothing|neither|nor|cannot|hardly|barely|rarely|seldom|if|unless|may|would|could|should|might|will|shall|[\p{Script=Han}]|.{1,3})$/u;

/** The claim says the very words of the source, in the clause of its figure or name and before it: "demanded a raise of 8 %". */
export function repeatsHedge({ word }: Hedge, { claim, reading }: World): boolean {
  const said = word.toLowerCase();
  if (bare.test(said) && !/^\p{Script=Han}{2,}$/u.test(said)) return false;
  const text = claim.text.toLowerCase();
  return reading.parts
    .flatMap(({ statements }) => statements.map((statement) => claim.text.indexOf(statement.text)))
    .some((at) => /[^,;:，；：。]*$/.exec(text.slice(0, at < 0 ? text.length : at))?.[0].includes(said));
}

/** Does the claim itself say that it is expected, denied, told by others, or speak of what is not over yet? */
export function isOwnHedge({ kind }: Hedge, evidence: Evidence, world: World): boolean {
  const { claim, reading } = world;
  const texts = [claim.text, ...reading.parts.flatMap(({ statements }) => statements.map(({ text }) => text))];
  return texts.some((text) => own[kind].test(text)) || (kind === 'hoped' && isRunning(evidence, world));
}
