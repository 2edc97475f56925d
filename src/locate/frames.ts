/**
 * Words that take back, pass on or suppose a whole statement, however many commas lie between: "It is not true, the
 * office said, that ...", "The claim that ... is false", 没有证据显示，... A frame ends where the sentence turns.
 */
import type { Hedge } from '../evidence.ts';
import { revisedBy } from './disowned.ts';
import { fold } from './fold.ts';
import { turns } from './turns.ts';

interface Frame {
  readonly kind: Hedge['kind'];
  /** What stands after it, before it, on either side of it, or between its first word and its last, is not asserted. */
  readonly reach: 'after' | 'before' | 'both' | 'around';
  readonly words: RegExp;
}

/** On folded text, as in `hedge`. */
const frames: readonly Frame[] = [
  {
    kind: 'negated',
    reach: 'after',
    words:
      /\b(?:(?:not|\w+n['’]t|never|hardly|no longer)\s+(?:\w+\s+)?(?:true|the case|correct|accurate)\b[^.;]{0,60}?\bthat\b|(?:false|untrue|incorrect|wrong|inaccurate|nonsense|doubtful|unclear|unlikely)(?=\s+(?:to (?:say|claim|suggest)|that|whether)\b)|(?:falsely|wrongly|wrongfully|mistakenly|incorrectly|erroneously|misleadingly|inaccurately|misstat\w+|misreport\w+|misattribut\w+)\b|(?:no|little|scant|insufficient|without)\s+(?:\w+\s+){0,3}(?:evidence|proof|indication|suggestion|truth|basis|support)\s+(?:\w+\s+){0,4}?(?:that|for|to)\b|(?:myth|misconception|hoax|falsehood|fallacy|canard|(?:false|fake|bogus|debunked)\s+(?:\w+\s+)?(?:claim|report|rumou?r|statement|post|quote|news))s?\b|(?:den(?:y|ies|ied|ying)|disput(?:es|ed|ing)|refut(?:es|ed|ing)|rebut\w*|debunk\w*|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?)\b[^.;]{0,60}?\b(?:that|claims?|reports?|rumou?rs?|suggestions?|allegations?)\b|(?:earlier|previous|prior|original|initial|first)\s+version\b|(?:originally|initially|previously)\s+(?:said|stated|reported|gave|put)\b)/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /(?:\b(?:claim|quote|quotation|rumou?r|report|statement|post|allegation|assertion|story)s?\b.*|,\s*(?:a claim|which|something|but (?:this|that|it))\s.{0,40}?)\b(?:is|was|are|were|been|be|proved|turned out(?: to be)?)\s+(?:\w+ly\s+|not\s+)?(?:false|fake|untrue|true|wrong|incorrect|inaccurate|baseless|unfounded|groundless|debunked|refuted|retracted|denied|disputed|fabricated|misleading|a (?:myth|hoax|lie))\b/g,
  },
  {
    kind: 'negated',
    reach: 'after',
    words:
      /^(?:但|然而|不过|这|此|事实上|其实|[\s“"「，])*(?:并非|并不是|绝非)(?!如此|这样|偶然|巧合|易事)|(?:没有|缺乏|毫无|并无|尚无|查无)(?:任何|确凿|科学|直接|足够|可靠|的)*(?:证据|迹象|资料)|否认|(?:驳斥|反驳)[^。；]{0,12}(?:传闻|报道|说法|消息|指控|称)|(?:早前|早先|先前|此前|之前|原先|原|旧|初)的?版本|误(?:写|称|报|植|传)|错误地|错(?:写|报|称)|谣言|谣传|(?:假|不实)(?:消息|信息|传言|说法|报道)/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /不属实|不实|(?:属|是|为|系)谣言|是假的|是错误?的|有误|(?:并非|不是)(?:事实|真的)|与事实不符|子虚乌有|纯属(?:虚构|谣言|捏造)|没有根据|毫无根据|查无实据|不准确|(?:遭|被)(?:到)?(?:否认|驳斥|辟谣)/g,
  },
  {
    // What stands between "the claim that" and "is false" is the claim, whoever speaks in it.
    kind: 'negated',
    reach: 'around',
    words:
      /\b(?:claim|quote|quotation|rumou?r|report|statement|post|allegation|assertion|story|idea|notion|suggestion)s?\s+that\b.*\b(?:is|was|are|were|been|be|proved|turned out(?: to be)?)\s+(?:\w+ly\s+|not\s+)?(?:false|fake|untrue|true|wrong|incorrect|inaccurate|baseless|unfounded|groundless|debunked|refuted|retracted|denied|disputed|fabricated|misleading|a (?:myth|hoax|lie))\b/g,
  },
  {
    kind: 'hearsay',
    reach: 'both',
    words:
      /\b(?:(?:people|persons?|sources?|someone|insiders?|individuals?|officials?|executives?)\s+(?:who\s+(?:are|is|were|was)\s+)?(?:familiar|briefed|close to the|with (?:direct )?knowledge)\b|anonymous(?:ly)?\b|condition of anonymity\b|unnamed\b|unverified\b|sources?\s+(?:said|say|says|told|tell)\b|(?:believed|thought|understood|rumou?red)\s+to\s+(?:be|have)\b)/g,
  },
  {
    kind: 'hearsay',
    reach: 'after',
    words:
      /被指|指控|涉嫌|号称|(?:批评者|反对者|网友|网民)(?:们)?(?:声?称|说|认为|指)|知情人士|知情人|消息人士|内部人士|匿名|未具名|网络?(?:上)?(?:流|盛)?传|有(?:传言|传闻|说法|消息|网民|网友|人)(?:称|说|指|认为)/g,
  },
  {
    kind: 'hearsay',
    reach: 'after',
    words:
      /\b(?:alleg(?:e|es|ed|ing|ations?)|accus(?:e|es|ed|ing|ations?)|(?:critics|opponents|detractors|plaintiffs?|rivals|users|skeptics|bloggers)\s+(?:\w+ly\s+)?(?:claim|claimed|say|said|argue|argued|suggest|suggested))\b/g,
  },
  {
    kind: 'hearsay',
    reach: 'after',
    words:
      /\baccording to\s+(?:[\w-]+\s+){0,3}?(?:rumou?rs?|speculation|hearsay|gossip|(?:unconfirmed|unverified|disputed)\s+\w+)\b|\b(?:rumou?rs?|gossip)\s+(?:(?:has|have|had) it|(?:is|are|was|were|says?|claims?|suggests?|circulat\w+|spread\w*)\b[^,;]{0,20}?\bthat)\b|\b(?:unconfirmed|unverified)\s+(?:reports?|accounts?|posts?|claims?|sources?|information)\b/g,
  },
  // Said in a court's papers, by a machine, or in jest.
  {
    kind: 'hearsay',
    reach: 'after',
    words:
      /\b(?:lawsuit|complaint|indictment|suit|petition)s?\s+(?:\w+ly\s+)?(?:says?|said|claims?|claimed|states?|stated|argue[sd]?|contend(?:s|ed)|assert(?:s|ed))\b|(?:起诉书|诉状|起诉状)[^。；]{0,4}(?:称|指|说)/g,
  },
  {
    kind: 'negated',
    reach: 'after',
    words:
      /\bdeep-?fakes?\b|\b(?:ai[- ](?:generated|made|created)|doctored|manipulated|fake|fabricated|staged)\s+(?:\w+\s+)?(?:video|clip|audio|recording|voice|image|photo|interview|speech|tweet)s?\b|\bmisquot\w+|\b(?:satir\w+|parod(?:y|ies)|spoof|fictional|fictitious)\b|\b(?:took|taken|misread|mistook|misunderstood|misinterpreted)\s+(?:it|this|that|them)?\s*(?:to mean|as (?:meaning|saying))\b|\b(?:ai|人工智能)(?:技术)?(?:合成|生成|伪造|换脸)|换脸|深度伪造|(?:合成|伪造|恶搞)(?:的)?(?:视频|语音|音频|录音|图片)|误(?:以为|认为|传|信|解)|误会/g,
  },
  {
    kind: 'hoped',
    reach: 'after',
    words:
      /\b(?:(?:expect|anticipat|predict|forecast|hop|believ|think|assum|speculat|suspect|reckon|guess|suppos|fear|doubt|imagin)(?:e?s|ed|ing)?|(?:expectation|prediction|forecast|hope|belief|assumption|speculation|suspicion|fear)s?)\s+(?:\w+\s+){0,2}?that\b/g,
  },
  {
    kind: 'hoped',
    reach: 'after',
    words:
      /(?:分析师|分析员|机构|市场|业内|外界|专家|观察人士|投行|媒体)[^，。；]{0,6}(?:预计|预期|预测|估计|期望|希望|猜测|推测|怀疑|相信)/g,
  },
  {
    kind: 'hoped',
    reach: 'after',
    words:
      /^\W*(?:(?:but|and|so|that|said|or)\s+)?(?:if(?!\s+(?:anything|only)\b)|unless|had|should|were|assuming|imagine|suppos(?:e|ing)|provided|in case(?! you(?:['’]re| are) (?:wondering|curious|interested)| you missed)|whether)\b|(?:^|[，,。“])(?:但|不过)?(?:如果|如(?=[^此何今同上下图期常前])|假如|倘若|要是|一旦|假设|若(?!干))/g,
  },
];

/** Somebody else has the floor: what he calls false is what he was told, not that he was told so. */
const floor = /\b(?:said|says|called|calls|responded|replied|accus\w+)\b|称|表示|回应|指责|认为|说(?!法)/;

/** A frame round what stands from `start` to `end` of the sentence. */
export function frameOf(sentence: string, start: number, end: number): Hedge | undefined {
  const text = fold(sentence);
  if (text.length !== sentence.length) return undefined;
  for (const { kind, reach, words } of frames) {
    for (const match of text.matchAll(words)) {
      const [first, after] = [match.index, match.index + match[0].length];
      const covers =
        (reach === 'around' && first <= start && end <= after) ||
        (reach !== 'before' && reach !== 'around' && after <= start && !turns.test(text.slice(after, start))) ||
        (reach === 'both' && first >= end && !turns.test(text.slice(end, first))) ||
        (reach === 'before' &&
          after >= end &&
          !floor.test(text.slice(end, after)) &&
          !turns.test(text.slice(end, after).replace(/^.*,\s*but (?=this|that|it)/, '')));
      if (covers) return { kind, word: sentence.slice(first, after).trim(), asked: false };
    }
  }
  return undefined;
}

/** A sentence that takes back the one before it: "That is not true.", 这不是事实。 */
const takesBack =
  /^["'“”\s]*(?:(?:but|however|in fact|no),?\s+)?(?:(?:that|this|it|the (?:claim|quote|figure|number|statement|report|post|rumou?r|story))(?:\s+(?:is|was|has been)|['’]s)\s+(?:\w+ly\s+)?(?:not true|not (?:the case|correct|accurate)|untrue|false|fake|wrong|incorrect|inaccurate|misleading|a (?:lie|hoax|myth)|debunked|baseless|unfounded)\b|(?:that|this|it) (?:isn|wasn)['’]t (?:true|so|the case|correct)\b|(?:(?:verdict|rating|our ruling|conclusion|fact[- ]?check)\s*:\s*)?(?:(?:mostly|partly|completely)\s+)?(?:not true|false|fake|untrue|wrong|misleading|incorrect)\s*[.!]?\s*$)|^(?:但|然而|不过|其实|经查|经查证|查证|，)*(?:这|此|该|上述|有关|事实|相关)?(?:一)?(?:说法|消息|信息|传言|报道|数字|言论|讯息|内容)?(?:都|均|也|完全|纯)?(?:不是事实|不属实|并不属实|不实|是谣言|为谣言|属谣言|是假的|是错的|不是真的|并非事实|并非如此|不正确)/;

/** The hedge of a sentence, or that the one behind takes it back: the author's own "may" is no denial. */
export const unlessTakenBack = (hedge: Hedge | undefined, next: string | undefined): Hedge | undefined =>
  hedge && !hedge.asked ? hedge : (takenBackBy(next) ?? hedge);

/** The sentence behind takes back what this one says. */
function takenBackBy(next: string | undefined): Hedge | undefined {
  const match = next === undefined ? undefined : takesBack.exec(fold(next));
  return match ? { kind: 'negated', word: match[0].trim(), asked: false } : revisedBy(next);
}

/** A sentence by which the one before it was never said. That what was said is not true takes nothing back of it. */
const unsaid =
  /\b(?:he|she|they|(?:the|this|that|these|those)\s+(?:quote|quotation|remark|words?|sentence|line|comment)s?)\s+(?:(?:has|have|had|was|were|is|are)\s+)?(?:never\s+(?:said|made|spoke|uttered|been said)|(?:not|n['’]t)\s+(?:said|say|made)|(?:been\s+|later\s+|since\s+)*(?:fake|fabricated|made up|invented|misattributed|(?:wrongly|falsely|incorrectly)\s+attributed))\b|\b(?:quote|quotation)s?\s+(?:has|have|had|was|were)\s+(?:since\s+|later\s+)?(?:been\s+)?(?:removed|retracted|withdrawn|deleted)\b|(?:从未|从没|没有|并未)(?:说过|这么说|这样说|发表过)|(?:这句话|此话|该引语|这一引语|该言论)(?:并非|不是|系|是)(?:出自|伪造|杜撰|捏造|假)/;

export function unsaidBy(next: string | undefined): Hedge | undefined {
  const match = next === undefined ? undefined : unsaid.exec(fold(next));
  return match ? { kind: 'negated', word: match[0].trim(), asked: false } : undefined;
}
