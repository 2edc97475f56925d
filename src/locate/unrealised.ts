/**
 * Verbs that take what they name for something other than a fact: it is undone ("overturned the fine of"), wanted
 * ("demanded a raise of"), planned ("has earmarked"), made up ("in the adverse scenario") or told by nobody in
 * particular ("legend has it"). Each is a class of verbs and not a turn of phrase.
 */
import type { Hedge } from '../evidence.ts';

export interface Rule {
  readonly kind: Hedge['kind'];
  /**
   * What is disowned: all that follows (`after`), what follows in the clause (`clause`), what stands directly behind
   * (`against`), what stands before (`before`), what stands directly before (`beside`).
   */
  readonly reach: 'after' | 'clause' | 'against' | 'before' | 'beside';
  readonly words: RegExp;
}

const dealings =
  '(?:deals?|mergers?|takeovers?|talks|sales?|bids?|agreements?|acquisitions?|transactions?|offers?|plans?|proposals?|projects?|schemes?)';

/** On folded text, as in `hedge`. */
export const unrealised: readonly Rule[] = [
  // Undone, or turned down.
  {
    kind: 'negated',
    reach: 'clause',
    words:
      /\b(?:overturn|quash|annul|rescind|revok|repeal|veto|nullif|overrul|scrapp|shelv|axe[sd]|scoff|sneer|laugh(?=\w*\s+(?:at|off)\b)|mock|ridicul|eschew|shun|spurn|resist|refus|forgo|forego|lack)(?:y|ie)?(?:e?s|ed|ing|l?ed|l?ing|oes)?\b(?!\s+(?:of|in)\b)|\b(?:vot(?:e|es|ed|ing)|struck|strik(?:es|ing)|turn(?:s|ed|ing)?|shot)\s+down\b|\b(?:thr(?:ew|ow|ows|own|owing)\s+out|withdr(?:ew|aw|aws|awn|awing)(?!\s+(?:from|to)\b)|backed?\s+(?:away|out|off)|walk(?:s|ed|ing)?\s+away\s+from|part(?:s|ed|ing)?\s+(?:ways|company)\s+with|(?:steer|stay|shi?ed|shy|kept|keep|move|pull|turn)(?:s|ed|ing)?\s+(?:clear|away|out|back)\s+(?:of|from)|turn(?:s|ed|ing)?\s+(?:its|their|his|her)\s+back\s+on|los(?:es|t|ing)\s+out\s+on|gone\s+are\s+the\s+days|the\s+(?:days|era|time|age)\s+(?:of|when)\b(?=.*\b(?:over|gone|past|behind)\b)|(?:thr(?:ew|own|ows?)|struck|voted)\b(?=[^.;,]*\b(?:out|down)\b)|call(?:s|ed)?\b(?=[^.;,]*\boff\b)|(?:inflat|exaggerat|overstat|fabricat|falsif|fudg)(?:e?s|ed|ing|ied|ying)\b)/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words: new RegExp(
      String.raw`\b(?<word>${dealings}\b.*?\b(?:fell|fall(?:s|en)?|falling)\s+(?:through|apart)\b|${dealings}\b.*?\b(?:collapsed|(?:was|were|has been|have been|had been|is|are)\s+(?:called off|scrapped|abandoned|terminated|blocked|aborted|cancell?ed|shelved|voted down|thrown out|vetoed|struck down)))`,
      'g',
    ),
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /\b(?:beggar(?:s|ed)?\s+belief|(?:is|was|are|were)\s+(?:\w+ly\s+)?(?:laughable|absurd|ridiculous|preposterous|fanciful|fiction|fictitious|nonsense|made up|incorrect|erroneous|mistaken|in error)|calls?\s+(?:it\s+)?(?:fiction|fantasy|nonsense|absurd))\b/g,
  },
  // Wanted, asked for, applied for.
  {
    kind: 'hoped',
    reach: 'clause',
    words:
      /\b(?:(?:demand|request|urg|recommend|advocat|propos|solicit)(?:ed|ing)|demands\s+(?:an?|the|that)\b|(?:ask|call|push|press|appl|lobb|petition|campaign|pray|bid|yearn|long|argu|plead)(?:y|ies|ied|s|ed|ing|es|e)?\s+for\b|in\s+(?:need|search|pursuit)\s+of|tout(?:s|ed|ing)?|hyp(?:es|ed|ing)|bet(?:s|ting)?\s+that|bett?(?:s|ing)\b|wager(?:s|ed|ing)?|guarante(?:es?|ed|eing)|(?:chances?|odds|probabilit(?:y|ies)|likelihood|risks?)\s+of)\b/g,
  },
  // Planned, put aside, allowed.
  {
    kind: 'hoped',
    reach: 'clause',
    words:
      /\b(?:earmark|pencil|envisag|envision|foresee|authori[sz]|permit|entitl)(?:e?s|l?ed|l?ing|n)?\b(?:\s+in\b)?|\b(?:budget|plan|programme|program|forecast|model|bank|ministry|government|fund|report|consensus|company|imf|oecd)\s+sees\b|\bguid(?:es|ed|ing)\s+(?:to|towards?|investors)\b|\bset\s+aside\b|\b(?:(?:draft|proposed|planned)\s+(?:law|bill|rules?|budget|directive|regulation|plan)|leaked\s+\w+)\b|\bfac(?:es|ed|ing)\s+(?:up\s+to\b|(?=.*\b(?:prison|jail|fines?|penalt\w+)\b))/g,
  },
  // What something is measured by: "as many users as the 15 million of", "double the rate of 4 %".
  {
    kind: 'negated',
    reach: 'against',
    words:
      /\b(?:as\s+(?:many|much|big|large|high|low|long|old|fast)\s+(?:[\w-]+\s+){1,3}as|(?:double|twice|triple|half|quadruple|\w+\s+times)\s+(?:the|its|their|that)\s+(?:[\w-]+\s+){0,4}?(?:of|at|in))\s+(?:the\s+|its\s+|their\s+)?/g,
  },
  // Not of this world: a scenario, an example.
  {
    kind: 'hoped',
    reach: 'after',
    words:
      /\b(?:in|under)\s+(?:(?:an?|the|its|our|this|that|one)\s+)?(?:\w+[- ])*?(?:scenario|simulation|stress test|assumption)s?\b|\bfor\s+(?:example|instance)\s*,?\s+an?\b|\bhypothetical(?:ly)?\b|\bin theory\b|\bon paper\b/g,
  },
  // Told by nobody in particular.
  {
    kind: 'hearsay',
    reach: 'after',
    words:
      /\b(?:legend|myth|folklore|lore|tradition|rumou?r|word|gossip|story)\s+(?:has|had)\s+it\b|\bword\s+on\s+the\s+street\b|\b(?:an?|one|the|this|some)\s+(?:\w+\s+)?(?:post|tweet|video|blog|meme|thread|comment)s?\b[^.;]{0,60}?\b(?:put|puts|claim\w*|sa(?:id|ys?)|suggest\w*|show\w*)\b/g,
  },
  // Chinese, in the same order.
  {
    kind: 'negated',
    reach: 'after',
    words:
      /否决|驳回|推翻|撤销|撤回|叫停|搁置|不等于|不等同|不代表|不见得|何来|哪[有来]|何谈|谈何|岂[有能是]|缺乏|嘲笑|抵制|婉拒|回绝/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /(?:交易|收购|并购|合并|谈判|计划|合作|项目|协议|方案|入股|出售)[^。；]*?(?:告吹|流产|泡汤|作罢|搁浅|夭折|终止|破裂|叫停)|还差|尚差|仍差|(?:有|存在)(?:不小|较大|一定)?的?差距|相距甚远/g,
  },
  { kind: 'negated', reach: 'clause', words: /取消/g },
  { kind: 'negated', reach: 'clause', words: /(?:距离?|离)(?=[^，。；]*(?:还|仍|尚|只差|仅差|一步之遥))/g },
  {
    kind: 'hoped',
    reach: 'clause',
    words:
      /剑指|瞄准|冲刺|看齐|承诺|许诺|誓言|谋求|寻求|力求|冲击(?=[\d一二三四五六七八九十百千万亿])|意在|有意|要求|呼吁|请求|申请|求刑|建议|提议|草案|议案|提案|(?:或|料|可|应|望|欲)(?=[达超破逾增减升降至])|最高可|可处|预算(?:案|收入|支出)/g,
  },
  { kind: 'hoped', reach: 'after', words: /(?:情景|情境|假设|模拟|压力测试)(?:下|中)?|只要|除非/g },
  {
    kind: 'hearsay',
    reach: 'after',
    words:
      /坊间|相传|民间传说|小道消息|爆料|自称|宣称|声称|扬言|自诩|(?:发帖|帖子|视频|博主|网友)[^，。；]{0,6}(?:称|说|指)/g,
  },
];
