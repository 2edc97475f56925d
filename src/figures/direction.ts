/** Which way a figure goes by the word before it: "fell by 2.1 %" and "grew 2.1 %" print one number and say the opposite. */

export type Direction = 'up' | 'down';

const down =
  'fell|fall|falls|fallen|falling|dropp?(?:s|ed|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?|slipp?(?:s|ed|ing)?|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|contract(?:s|ed|ing|ion)|lost|los(?:e|es|ing)|loss(?:es)?|deficit|down|cut|reduc(?:e|ed|tion)|lower';
const up =
  'grew|grow(?:s|n|ing|th)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|expansion|profits?|surplus|up|higher';
const chineseDown = '下降|下跌|下滑|减少|減少|降低|萎缩|萎縮|收缩|收縮|缩水|亏损|虧損|亏|虧|跌|降|赤字|流失';
const chineseUp = '增长|增長|上升|上涨|上漲|增加|提高|提升|扩大|擴大|盈利|盈餘|盈余|飙升|飆升|涨|漲|升|增';

const link = String.raw`(?:\s+(?:by|of|about|around|roughly|nearly|almost|over|some|an?|more|than|just|only|as|much|to))*\s*$`;
const signLink = '(?:了|约|約|近|超过|超過|逾|达|達|至|到|为|為|大约|大約|幅度|幅|率)*\\s*$';
const word = new RegExp(
  `(?:\\b(?<down>${down})|\\b(?<up>${up}))${link}|(?:(?<cdown>${chineseDown})|(?<cup>${chineseUp}))${signLink}`,
  'i',
);

/** The word directly before the figure at `start` says which way it goes; undefined where none does. */
export function directionAt(text: string, start: number): Direction | undefined {
  const groups = word.exec(text.slice(Math.max(0, start - 60), start))?.groups;
  if (!groups) return undefined;
  return (groups['down'] ?? groups['cdown']) === undefined ? 'up' : 'down';
}
