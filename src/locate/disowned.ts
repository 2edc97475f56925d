/**
 * Words by which a writer does not stand behind a statement that nothing in it denies: somebody doubts it or was asked
 * about it, it was so once, it is to be so one day, nobody could verify it.
 */
import type { Hedge } from '../evidence.ts';
import { fold } from './fold.ts';
import { turns } from './turns.ts';
import { type Rule, unrealised } from './unrealised.ts';

/** What is done to the day of a thing that is to be. */
const moved =
  'postpon(?:e[sd]|ing)|reschedul(?:e[sd]|ing)|delayed|deferred|(?:push|put|bring|brought)(?:ed|s|ing|ting)?\\s+(?:\\w+\\s+){0,3}?(?:back|off|forward)';
const movedZh = '推迟|延期|延后|推后|顺延|改期|延迟';

/** On folded text, as in `hedge`. */
const rules: readonly Rule[] = [
  // "doubts that", "asked whether", "nobody at the firm believes that", "nothing suggests that".
  {
    kind: 'hoped',
    reach: 'after',
    words:
      /\b(?:doubt(?:s|ed|ing|ful)?|s[ck]eptical|disbelie\w+)\s+(?:\w+\s+){0,3}?(?:that|whether|if|of|about|claims?|reports?)\b|\b(?:question|challeng)(?:e?s|ed|ing)?\s+(?:whether|if|(?:the\s+)?(?:claims?|reports?|figures?|numbers?))\b/g,
  },
  {
    kind: 'hoped',
    reach: 'after',
    words:
      /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|debat(?:e|es|ed|ing)|knows?|unsure|uncertain|unclear|unknown|investigat\w+|question|disclose[ds]?|says?|said|confirm(?:s|ed)?|comment(?:s|ed)? on)\s+(?:\w+\s+)?(?:whether|if)\b/g,
  },
  {
    kind: 'negated',
    reach: 'after',
    words:
      /\b(?:nobody|no one|nothing|none|neither|few|hardly anyone)\b[^.;,]{0,60}?\b(?:believ|think|thought|suggest|show|prov|indicat|sa(?:y|id)|claim|expect|confirm|point)\w*\b/g,
  },
  { kind: 'hoped', reach: 'after', words: /\bwish(?:es|ed|ing)?\b|质疑|怀疑|不相信|不认为|难以置信/g },
  { kind: 'negated', reach: 'clause', words: /谈不上|称不上|算不上|说不上|打消/g },
  {
    kind: 'negated',
    reach: 'clause',
    words:
      /\banything\s+but\b|\b(?:decid|advis|opt|argu|choos|chose|counsel)\w*\s+against\b|\bopt(?:s|ed|ing)?\s+out\s+of\b/g,
  },
  // ", or so we were told": the writer passes on what others say.
  {
    kind: 'hearsay',
    reach: 'before',
    words:
      /\bor\s+so\s+(?:i|we|you|it|he|she|they|(?:the|its|his|her|their|our|some|many|an?|[a-z]+)\s+[a-z]+)\s+(?:\w+\s+)?[a-z]+/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /\band\s+(?:then\s+|later\s+|eventually\s+)?(?:turned\s+(?:it|them)\s+down|(?:rejected|declined|refused|dropped)\s+(?:it|them|the\s+offer))\b/g,
  },
  // What is begun and comes only next year, and what nobody can tell yet.
  {
    kind: 'hoped',
    reach: 'before',
    words:
      /\b(?:is|are)\s+\w+ing\b[^.;,]*\b(?:next\s+(?:year|month|week|quarter|spring|summer|autumn|fall|winter)|soon|tomorrow)\b/g,
  },
  {
    kind: 'hoped',
    reach: 'before',
    words: /(?:还是|是否|究竟|到底)[^。；]*?(?:不清楚|不明确|不确定|不得而知|有待(?:确认|证实|核实)|无定论)/g,
  },
  // A state that is past: "the app once had", "since it had".
  {
    kind: 'negated',
    reach: 'clause',
    words:
      /\bonce\s+(?:had|was|were|held|owned|used|ran|led|employed|counted|boasted|relied|made|sold|stood)\b|\bformerly\b|\bsince\s+(?:it|they|he|she|the \w+)\s+(?:had|was|were)\b|曾(?:经)?(?=有|是|为|任|担任|用|使用|拥有|采用|占|持有)/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /\b(?:had|ran|used|held|relied|worked|owned|employed|led)\s+\w+[^.;]*?\buntil\b(?!\s+(?:now|today|recently)\b)/g,
  },
  // "is to", "was to have been": what is to come, or should have come.
  {
    kind: 'hoped',
    reach: 'clause',
    words:
      /\b(?:is|are|was|were)\s+(?:due\s+|slated\s+|supposed\s+|meant\s+|bound\s+)?to\s+(?!(?:the|a|an|its|their|his|her|this|that|these|be seen)\b|\w+ing\b)[a-z]+|\b(?:scheduled|slated)\s+(?:for|to|on|in)\b|\b(?:originally|initially)\s+(?:planned|set|due|meant|intended)\b|原定|定于|原计划/g,
  },
  {
    kind: 'negated',
    reach: 'clause',
    words: /\b(?:first|initially|originally|previously)\s+(?:estimated|calculated|counted)\b/g,
  },
  // "postponed from X to Y": it was not on X, and whether it was on Y nobody says.
  {
    kind: 'negated',
    reach: 'against',
    words: new RegExp(
      String.raw`\b(?<word>${moved})\b[^.;,]*?\bfrom\s+(?:the\s+)?|(?:${movedZh})[^。；，]*?[从由自]`,
      'g',
    ),
  },
  {
    kind: 'hoped',
    reach: 'against',
    words: new RegExp(
      String.raw`\b(?<word>${moved})\b[^.;,]*?\b(?:to|until|till)\s+(?:the\s+)?|(?:${movedZh})(?:到|至|为)`,
      'g',
    ),
  },
  { kind: 'negated', reach: 'beside', words: new RegExp(`(?:${movedZh})(?:到|至|为)`, 'g') },
  // "all but 12 of them": the figure is that of the others.
  {
    kind: 'negated',
    reach: 'against',
    words: /\b(?:all|everyone|everything|none|nobody|no one)\s+(?:but|except|save)\s+(?:for\s+)?/g,
  },
  {
    kind: 'hearsay',
    reach: 'before',
    words:
      /\b(?:could|can|did|has|have|had|was|were)(?:\s+not|n['’]t)\s+(?:be\s+|been\s+)?(?:\w+ly\s+)?(?:verified|confirmed|corroborated|substantiated)\b|\b(?:unable|impossible|not possible)\s+to\s+(?:\w+ly\s+)?(?:verify|confirm|corroborate)\b|无法(?:独立)?(?:核实|证实|查证|验证)|(?:未获|未经|尚未)(?:独立)?(?:核实|证实|查证)/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /\b(?:(?:the|a)\s+(?:company|firm|group|ministry|government|bank|party|minister|spokes\w+)|it|he|she|they)\s+(?:has\s+|have\s+|had\s+)?(?:since\s+|later\s+|also\s+)?(?:den|disput|reject|refut|contradict)(?:y|ies|ied|es|e|ed|s)\s+(?:this|that|it|the\s+(?:claims?|reports?|figures?|numbers?|allegations?))\b|\b(?:claim|report|rumou?r|allegation|statement)s?\s+(?:that|which)\s+[^.;,]{0,40}?\b(?:den(?:y|ies|ied)|disput\w+|reject\w*|refut\w*)\b/g,
  },
  {
    kind: 'negated',
    reach: 'before',
    words:
      /\b(?:is|was|were|are|would be)\s+(?:an?\s+)?(?:\w+\s+)?(?:exaggerat(?:ed|ion)|overstate(?:d|ment)|far-fetched|implausible|overestimate[ds]?)\b|夸大|言过其实|有水分|水分很大/g,
  },
];

const all = [...rules, ...unrealised];

function covers(
  text: string,
  reach: Rule['reach'],
  [first, after]: readonly [number, number],
  start: number,
  end: number,
) {
  if (reach === 'beside') return first >= end && text.slice(end, first).trim() === '';
  if (reach === 'before') return after >= end && !turnsAway(text.slice(end, Math.max(first, end)));
  if (after > start) return false;
  const between = text.slice(after, start);
  if (reach === 'against') return between.trim() === '';
  return reach === 'clause' ? !/[,;:，；：。]/.test(between) && !turns.test(between) : !turns.test(between);
}

/** "..., but the figure could not be verified" speaks of the figure, whatever it turns with. */
const turnsAway = (between: string): boolean =>
  turns.test(
    between.replace(
      /,?\s*(?:but|although|though|while)\s+(?:th(?:is|at|ese)|it|the\s+(?:figures?|numbers?|claims?|reports?|company|firm))\b[^,;]*$/,
      '',
    ),
  );

/** The words that disown what stands from `start` to `end` of the sentence. */
export function disownedBy(sentence: string, start: number, end: number): Hedge | undefined {
  const text = fold(sentence);
  if (text.length !== sentence.length) return undefined;
  for (const { kind, reach, words } of all) {
    for (const match of text.matchAll(words)) {
      const span = [match.index, match.index + match[0].length] as const;
      if (covers(text, reach, span, start, end)) {
        const { word = match[0] } = match.groups ?? {};
        return { kind, word: sentence.slice(match.index, match.index + word.length).trim(), asked: false };
      }
    }
  }
  return undefined;
}

/** "The figure was later revised down to 2.4 %": the sentence behind replaces the figure. */
const revises =
  /^(?:but\s+|however,?\s+)?(?:(?:that|this|the|its)\s+(?:\w+\s+)?(?:figure|number|estimate|reading|count|tally|toll|rate|total)|it)s?\s+(?:was|were|has been|have been|had been|is now)\s+(?:later\s+|since\s+|subsequently\s+|then\s+)?(?:revised|corrected|lowered|cut|restated|adjusted|amended)\b|^(?:但|然而|不过|，)*(?:该|这一?|上述|此)(?:数字|数据|数值|初值|结果|统计)(?:后来|随后|其后|之后|后)?(?:被|已被|已|又)?(?:修正|下修|上修|下调|上调|更正|调整)/;

export function revisedBy(next: string | undefined): Hedge | undefined {
  const match = next === undefined ? undefined : revises.exec(fold(next));
  return match ? { kind: 'negated', word: match[0].trim(), asked: false } : undefined;
}

/** "Five years ago", "at the time", 当时: a state of a day that the sentence does not name. */
const thenAtHead =
  /^[\p{P}\s]*(?:(?:but|and|about|around|some|just|only|more than|over|nearly)\s+)*(?:[\w-]+\s+(?:years?|decades?)\s+(?:ago|earlier|before|previously)|(?:at|by)\s+(?:the|that)\s+(?:time|point)|back then|in those days|at (?:its|their) (?:peak|height)|under\s+the\s+(?:old|previous|former|prior|earlier)\b[^,]*|(?:before|prior to)\s+(?:the|its|his|her|their)\s+(?!(?:bell|open(?:ing)?|close|closing|start|trading|market)\b)\w+|until\s+(?!now\b|today\b|recently\b)[^,]{1,40}?(?=\s+(?:the|its|their)\b|,)|when\s+(?:it|they|he|she|the\s+\w+)\s+(?:was|were|launched|opened|started|began|left|joined|sold|bought|listed|went public))\b|^[\p{P}\s]*(?:约|大约|早在)?[\d一二两三四五六七八九十几数多]+多?年(?:前|之前|以前)|^[\p{P}\s]*(?:当时|彼时|那时|其时|早年)/u;
const thenBehind =
  /^\s+(?:\w+\s+){0,2}?(?:(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|several|some|\d+)\s+(?:years|decades)\s+(?:ago|earlier)|at\s+(?:the|that)\s+time|back then|at (?:its|their) (?:peak|height))\b/;

/** Part of the print of a figure: 一度有3000万用户. */
const forATime = /一度(?=[^，。；]*$)/;

/** A past day that nothing on the page names, where the author did not ask for it: it is not the claim's. */
export function longAgo(
  sentence: string,
  { start, end }: { start: number; end: number },
  asked: string,
): Hedge | undefined {
  const text = fold(sentence);
  if (text.length !== sentence.length) return undefined;
  const heads = [0, ...[...text.slice(0, start).matchAll(/[,;，；]/g)].map(({ index }) => index + 1)];
  const head = heads.map((at) => thenAtHead.exec(text.slice(at, start))).find((match) => match !== null);
  const word = (head ?? thenBehind.exec(text.slice(end)) ?? forATime.exec(text.slice(0, end)))?.[0]
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
    .trim();
  return word === undefined || fold(asked).includes(word) ? undefined : { kind: 'negated', word, asked: false };
}
