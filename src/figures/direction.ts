/** Which way a figure goes by the word before it: "fell by 2.1 %" and "grew 2.1 %" print one number and say the opposite. */

export type Direction = 'up' | 'down';

const down =
  'fell|fall|falls|fallen|falling|dropp?(?:s|ed|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?|slipp?(?:s|ed|ing)?|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|contract(?:s|ed|ing|ion)|lost|los(?:e|es|ing)|loss(?:es)?|deficit|down|cut|reduc(?:e|ed|tion)|lower';
const up =
  'grew|grow(?:s|n|ing|th)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|expansion|profits?|surplus|up|higher';
const chineseDown = '下降|下跌|下滑|减少|減少|降低|萎缩|萎縮|收缩|收縮|缩水|亏损|虧損|亏|虧|跌|降|赤字|流失';
const chineseUp = '增长|增長|上升|上涨|上漲|增加|提高|提升|扩大|擴大|盈利|盈餘|盈余|飙升|飆升|涨|漲|升|增';

const link = String.raw`(?:\s+(?:was|were|is|are|came|by|of|about|around|roughly|nearly|almost|over|some|an?|more|than|just|only|as|much|to))*\s*$`;
const signLink = '(?:了|约|約|近|超过|超過|逾|达|達|至|到|为|為|大约|大約|幅度|幅|率)*\\s*$';
const word = new RegExp(
  `(?:\\b(?<down>${down})|\\b(?<up>${up}))${link}|(?:(?<cdown>${chineseDown})|(?<cup>${chineseUp}))${signLink}`,
  'i',
);

const lessBehind =
  'lower|less|fewer|smaller|below|cheaper|slower|shorter|lighter|decreases?|declines?|drops?|falls?|reductions?|cuts?|loss(?:es)?|contraction|slump|plunge|shortfall|deficit';
const moreBehind =
  'higher|more|greater|larger|bigger|above|dearer|faster|longer|heavier|increases?|rises?|gains?|growth|jumps?|surge|expansion|hikes?|profits?|surplus';
/** "8 % lower", "a 5 % drop", "up 5 %, or down 3 % on the year": the word directly behind. */
const behind = new RegExp(
  String.raw`^\s*(?:(?<less>${lessBehind})|(?<more>${moreBehind})|(?<down>down)(?=\s*(?:on|from|at|year|since|[.,;]|$))|(?<up>up)(?=\s*(?:on|from|year|since|[.,;]|$)))\b`,
  'i',
);
/** "5 million fewer users": the words may be part of the figure. */
const within = /\s(?:(?<less>fewer|less)|(?<more>more))\s+(?!than\b)\p{L}/iu;
const signAgainst = /(?:比|较|較)[^，。；]{1,20}(?:(?<less>低|少|慢|短)|(?<more>高|多|快|长|長))(?:出|了)?\s*$/;

/** The word directly before or behind a figure says which way it goes; undefined where none does. */
export function directionAt(text: string, start: number, end = start): Direction | undefined {
  const before = text.slice(Math.max(0, start - 60), start);
  const groups = word.exec(before)?.groups;
  if (groups) return (groups['down'] ?? groups['cdown']) === undefined ? 'up' : 'down';
  const beside =
    signAgainst.exec(before)?.groups ??
    within.exec(text.slice(start, end))?.groups ??
    (end > start ? behind.exec(text.slice(end))?.groups : undefined);
  if (!beside) return undefined;
  return (beside['less'] ?? beside['down']) === undefined ? 'up' : 'down';
}

/** "The loss widened to $3 million", "profit fell to ...": what the level is of, whichever way it moved. */
export function balanceNamed(text: string, start: number): Direction | undefined {
  const groups = balance.exec(text.slice(Math.max(0, start - 80), start))?.groups;
  if (!groups) return undefined;
  return groups['loss'] === undefined ? 'up' : 'down';
}

const balance =
  /(?:(?<loss>\b(?:loss(?:es)?|deficit)\b|亏损|虧損|赤字)|\b(?:profits?|surplus|earnings)\b|盈利|利润|利潤|盈余|盈餘)(?![^，。；]*(?:亏损|虧損|赤字|盈利|利润|利潤))(?:[^,;，。；.]|\.(?=\d)){0,60}$/i;

/** How a figure belongs to a change: it is the size of it, or the level that it led to or came from. */
export type Step = 'by' | 'to' | 'from';

const moves = `${down}|${up}|narrow(?:s|ed|ing)?|widen(?:s|ed|ing)?|slow(?:s|ed|ing)?|eas(?:e|es|ed|ing)|edg(?:e|es|ed|ing)|lift(?:s|ed|ing)?|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)|accelerat(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|revis(?:e|es|ed|ing)`;
const hedged = String.raw`(?:\s+(?:about|around|roughly|nearly|almost|over|some|an?|more|less|than|just|only|under|at|least))*\s*$`;
const steps: readonly (readonly [Step, RegExp])[] = [
  ['by', new RegExp(String.raw`\bby${hedged}`, 'i')],
  ['from', new RegExp(String.raw`\b(?:${moves})\b[^,;.]{0,40}\bfrom${hedged}`, 'i')],
  [
    'to',
    new RegExp(
      String.raw`\b(?:${moves})\b(?:(?!\b(?:close|equal|amount\w*|c[ao]me\w*|up|according|due|addition|next|thanks)\s*$)[^;.]|\.(?=\d)){0,40}?(?<!\b(?:close|equal|up|according|due|next|thanks)\s)\bto${hedged}`,
      'i',
    ),
  ],
  ['by', new RegExp(String.raw`\b(?:${moves})${hedged}`, 'i')],
];
const signMoves = `${chineseDown}|${chineseUp}|收窄|放缓|放緩|回落|攀升|上调|上調|下调|下調|缩|縮|减|減|提速`;
const signHedged = '(?:约|約|近|超过|超過|逾|大约|大約)*\\s*$';
const signSteps: readonly (readonly [Step, RegExp])[] = [
  ['to', new RegExp(`(?:${signMoves})[^，。；,;]{0,8}(?:至|到)${signHedged}`)],
  ['by', new RegExp(`(?:${signMoves})(?:了|幅|率)*(?:为|為|达|達)?${signHedged}`)],
  ['from', new RegExp(`(?:从|從|由)${signHedged}`)],
];

/** "Rose by 3 points to 7 %": by 3, to 7. Undefined where the words before the figure tell of no change. */
export function stepAt(text: string, start: number): Step | undefined {
  const before = text.slice(Math.max(0, start - 80), start);
  return [...steps, ...signSteps].find(([, words]) => words.test(before))?.[0];
}

const changeNoun =
  /(?:\b(?<up>growth|increase|rise|expansion|inflation)|(?<cup>增速|增幅|涨幅|漲幅|升幅|增长率|增長率|通胀)|\b(?<down>decline|decrease|drop|fall|contraction)|(?<cdown>降幅|跌幅|减幅|減幅))(?![^，。；]*(?:增速|增幅|涨幅|升幅|降幅|跌幅))(?:[^,;，。；.]|\.(?=\d)){0,60}$/i;

/** "Growth slowed to 12 %": the level of a change is its size. */
export function changeNamed(text: string, start: number): Direction | undefined {
  const groups = changeNoun.exec(text.slice(0, start))?.groups;
  if (!groups) return undefined;
  return (groups['up'] ?? groups['cup']) === undefined ? 'down' : 'up';
}
