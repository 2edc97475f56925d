/** Whom a page has it from: hints of a common origin. Two papers that report one firm's count are one witness. */
import { fold } from './fold.ts';

const name = String.raw`(?:(?:the|a|an)\s+)?(?:(?:market|industry|business|data|web|traffic|app|news|tech|technology|research|analytics|intelligence|consulting|analyst|firm|company|group|agency|provider|tracker|researcher|consultancy|website|platform|outlet|service|site|think|tank)\s+){0,4}((?:(?:the|a)\s+)?[\p{Lu}\d][\p{L}\p{N}.&'’-]*(?:\s+(?:(?:of|for|and|the|&)\s+)?[\p{Lu}\d][\p{L}\p{N}.&'’-]*){0,5})`;
/** What a firm makes that others report. */
const kindOfWork =
  'data|figures|statistics|numbers|rankings?|estimates|surveys?|research|reports?|stud(?:y|ies)|analysis|count';

/** A sentence may begin with it. */
const orCapital = (words: string): string =>
  words.replace(/(?<=^|\|)[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);

/** "According to Aicpb", "data from research firm Omdia", "figures compiled by Bloomberg", "source: IDC". */
const named = new RegExp(
  String.raw`\b(?:${orCapital('according to|first reported by|reported by|compiled by|tracked by|counted by|source:')}|(?:${orCapital(kindOfWork)})\s+(?:(?:compiled|collected|gathered|published|released|provided|issued|tracked)\s+)?(?:from|by))\s+${name}`,
  'gu',
);

/** "Aicpb data show", "Omdia's figures indicate": the name stands before. */
const shows = new RegExp(
  String.raw`\b(?:${kindOfWork}|tracker|index)\s+(?:\w+ly\s+)?(?:shows?|showed|indicates?|indicated|suggests?|suggested|reveals?|revealed|finds?|found|puts?)\b`,
  'giu',
);
const nameBefore = /((?:(?:[\p{Lu}\d][\p{L}\p{N}.&'’-]*)\s+(?:(?:of|for|and|&)\s+)?){1,5})$/u;
/** In characters: five words of a name. */
const longestName = 80;

const hanName = String.raw`[\p{L}\p{N}《》·]{2,20}?`;
/** 据 alone, and not the end of 数据, 证据, 占据. */
const hanNamed = new RegExp(
  String.raw`(?:(?<![数數证證依占佔收票单單凭憑论論])[据據]|[来來]源[:：])\s*(${hanName})(?=(?:\d|的|报道|報道|報導|消息|数据|數據|统计|統計|显示|顯示|称|稱|介绍|介紹|披露|发布|發布|发表|發表|监测|監測)|[,，。;；、\s]|$)|[来來]自(${hanName})的?(?:最新)?(?:数据|數據|统计|統計|报告|報告)`,
  'gu',
);
/** AI产品榜数据显示. */
const hanShows = /(?:数据|數據|统计|統計|报告|報告|榜单|榜單|研究|调查|調查|监测|監測)(?:显示|顯示|表明|指出|披露)/gu;
const hanBefore = /[\p{L}\p{N}《》·]{2,24}$/u;
/** What stands round a name there: days before it, and "of the latest" behind. */
const hanRound =
  /^.*(?:根据|根據|据|據|来自|來自)|^(?:[\d年月日]+|今年|去年|本月|上月|截至|日前|近日|昨日|此外)+|的?(?:最新|月度|年度)*的?$|(?:发布|發布|公布|發表|发表)的?(?:最新|月度|年度)?$/gu;

/** Words that stand before "data show" and name nobody. */
const nobody =
  /^(?:official|latest|recent|preliminary|internal|separate)\b|^(?:new|newest|recent|company|government|industry|public|market|these|those|the|our|its|their|early|more|other|such|historical|economic|this|that|both|some|all|his|her|several|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|q[1-4]|公开|官方|最新|相关|另有|有|多项|上述|该|其|这些|多个|市场|行业|公司|统计|调查|研究|数据|内部|初步|政府)$/;

/** "The Aicpb.com", "Aicpb's" and "Aicpb" are one name; none where it names nobody. */
function tidy(raw: string): string | undefined {
  const folded = fold(raw)
    .trim()
    .replace(/^(?:(?:the|a|in|on|by|for|from|since|as|but|and|while|when|after|although|meanwhile|however)\s+)+/, '')
    .replace(/[.,]+$/, '')
    .replace(/['’]s?$/, '')
    .replace(/(?<=[a-z])\.(?:com|cn|org|net|io|ai)$/, '');
  return nobody.test(folded) || !/\p{L}{2}/u.test(folded) ? undefined : folded;
}

const han = /\p{Script=Han}/u;

function* namesIn(text: string): Iterable<string> {
  for (const match of text.matchAll(named)) yield match[1] ?? '';
  const hasHan = han.test(text);
  if (hasHan) for (const { 1: one, 2: other } of text.matchAll(hanNamed)) yield one ?? other ?? '';
  for (const { index } of text.matchAll(shows))
    yield nameBefore.exec(text.slice(Math.max(0, index - longestName), index))?.[1] ?? '';
  if (!hasHan) return;
  for (const { index } of text.matchAll(hanShows)) {
    const before = hanBefore.exec(text.slice(Math.max(0, index - longestName), index))?.[0] ?? '';
    yield before.replace(hanRound, '');
  }
}

const mostAttributions = 12;

/** Names to whom the texts of a page give what they tell, folded, each once. */
export function attributionsOf(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts)
    for (const raw of namesIn(text)) {
      const tidied = tidy(raw);
      if (tidied !== undefined) found.add(tidied);
      if (found.size >= mostAttributions) return [...found];
    }
  return [...found];
}
