/**
 * Which way from its dateline a sentence looks at a date without a year: "resigned in January" back, "will open in
 * January" ahead. Only the date's own clause is asked, and its nearest word of time or tense decides.
 */

/** Back in time, or ahead of it. */
export type Direction = -1 | 1;

const aheadWords =
  "will|won't|shall|would|may|might|should|due|expected|scheduled|slated|planned|set to|set for|plans?|planning|planned|intends?|hopes?|aims?|going to|upcoming|coming|takes? effect|comes? into (?:force|effect)|expires?|to be|poised|guidance|outlook|projected|projects|guided|is to|are to|'ll|’ll";
const backWords =
  'was|were|had|did|has been|have been|took|fell|rose|said|told|came|went|won|lost|made|left|met|held|began|saw|became|gave|got|grew|sold|bought|paid|ran|spent|struck|shot|wrote|built|sent|led|broke|chose|drew|flew|found|fought|knew|kept|sank|slid|spoke|stood|threw|[a-z]{2,}(?<!ne|se|spe|fe|inde|ble|bre|proce|exce|succe|hundr|kindr|sacr|unit|limit|unprecedent)ed';
const clue = new RegExp(`(?<![\\w'’])(?:(${aheadWords})|(?:${backWords}))(?![\\w'’])`, 'gi');

/** "Moved to October", "on sale until March": the verb before says nothing of the day behind. */
const aims = /\b(?:to|until|till|by|for|from|through|before|after|starting|beginning)\s+(?:the\s+)?(?:\w+\s+of\s+)?$/i;

/** "Is open until March", "have until March": what goes on in the present ends ahead. */
const goesOnUntil =
  /\b(?:(?:is|are|isn['’]t|aren['’]t|remains?|stays?|runs?|lasts?|continues?|holds?|applies|apply|extends?)(?:\s(?!been|was|were|had|have|said)[\w'’-]+){0,3}|has|have)\s(?:until|till|through)\s(?:the\s)?(?:\w+\sof\s)?$/i;

/** "Agreed to sell in October": what was agreed may lie ahead. */
const intent = /\sto\s+[a-z]+/;

/** A date within the clause: what stands before it speaks of that one. */
const otherDate = /(?<![A-Za-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|\b(?:19|20)\d\d\b/g;

const clauseLength = 70;

/** The words of the clause before `at`, from the last stop or date on. */
function before(text: string, at: number): string {
  const words = text.slice(Math.max(0, at - clauseLength), at);
  const stop = Math.max(...['. ', '! ', '? ', ';', ':', '\n', '—', '|'].map((mark) => words.lastIndexOf(mark)));
  const clause = words.slice(stop + 1);
  let date = 0;
  for (const found of clause.matchAll(otherDate)) date = found.index + found[0].length;
  return clause.slice(date);
}

const behind = (text: string, at: number): string =>
  /^[^.!?;:\n—|]*/.exec(text.slice(at, at + clauseLength))?.[0] ?? '';

const directionOf = (found: RegExpMatchArray | undefined): Direction | undefined =>
  found && (found[1] === undefined ? -1 : 1);

/** "Will be sold in June": the participle says nothing of its own time. */
const passive =
  /(?:\b(?:will|won['’]t|shall|may|might|must|should|can|could|to|not)|['’]ll)\s(?:[a-z]+\s)?be\s(?:[a-z]+ly\s)?$/i;

/** "First-quarter guidance", "its outlook for" being the other order. */
const foretold = /^(?:['’]s)?\s(?:[a-z]+\s){0,2}(?:guidance|outlook|forecasts?|projections?|targets?)\b/;

/** Where the English sentence round the date at `start` to `end` looks. */
export function englishDirection(text: string, start: number, end: number): Direction | undefined {
  const words = before(text, start);
  if (/\bsince\s+(?:\w+\s+)?$/i.test(words)) return -1;
  if (goesOnUntil.test(words) || foretold.test(text.slice(end, end + 40))) return 1;
  const last = [...words.matchAll(clue)].at(-1);
  const nearest = directionOf(last);
  if (last && passive.test(words.slice(0, last.index))) return 1;
  if (last && nearest === -1) return aims.test(words) || intent.test(words.slice(last.index)) ? undefined : nearest;
  if (nearest !== undefined) return nearest;
  // "In January, the firm resigned": the verb follows where the date begins the sentence.
  if (words.trim().split(/\s+/).length > 3 || aims.test(words)) return undefined;
  const [first] = behind(text, end).matchAll(clue);
  return directionOf(first);
}

const aheadZh =
  /(?:将|將|预计|預計|预期|預期|计划|計劃|拟|擬|有望|打算|准备|準備|定于|定於|展望|指引|预测|預測|料将|料將|可望|即将|即將|明年|来年|來年)/;
const backZh = /(?:曾|已|早在|自)[^。！？；，,]{0,8}$/;
const aheadBehindZh =
  /^[^。！？；，,]{0,6}(?:将|將|拟|擬|会(?![议見见谈員员])|會(?![議見谈談員])|预计|預計|有望|可望|展望|指引|预测|預測|目标|目標|预期|預期|计划|計劃)/;
const backBehindZh = /^[^。！？；将將拟擬会會]{0,24}(?:了(?!解)|曾|已|过(?![程去])|過(?![程去]))/;

/** Where the Chinese sentence round a date looks. */
export function chineseDirection(text: string, start: number, end: number): Direction | undefined {
  const words = /[^。！？；，,\n]*$/.exec(text.slice(Math.max(0, start - 14), start))?.[0] ?? '';
  const after = text.slice(end, end + 30);
  if (aheadZh.test(words) || aheadBehindZh.test(after)) return 1;
  return backZh.test(words) || backBehindZh.test(after) ? -1 : undefined;
}
