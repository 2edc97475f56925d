/** A date in any of the ways in which pages write one, to the day that is written: the page's own zone, never converted. */

export interface DayText {
  /** ISO 8601 as far as it was written: "2024-09-16", "2024-09-16T21:33+01:00". */
  readonly text: string;
  /** Days since 1970-01-01. */
  readonly day: number;
}

const monthNames: readonly (readonly string[])[] = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty января январь янв січня ocak ledna leden ianuarie január januára január tammikuuta ιανουαρίου ιαν januára siječnja januara',
  'february feb februar februari février févr fév febrero febbraio febb fevereiro fev lutego luty lut февраля февраль фев лютого şubat února únor februarie február februára helmikuuta φεβρουαρίου φεβ veljače februara',
  'march mar märz mrz mars marzo março maart mrt marca marzec марта март мар березня mart března březen martie március maaliskuuta μαρτίου μαρ ožujka marta',
  'april apr avril avr abril aprile aprilie kwietnia kwiecień kwi апреля апрель апр квітня nisan dubna duben április huhtikuuta απριλίου απρ travnja aprila',
  'may mai mayo maggio mag maio mei maja maj мая май травня mayıs května květen május toukokuuta μαΐου μαϊ svibnja',
  'june jun juni juin junio giugno giu junho czerwca czerwiec cze июня июнь июн червня haziran června červen iunie június kesäkuuta ιουνίου ιουν lipnja juna',
  'july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июль июл липня temmuz července červenec iulie július heinäkuuta ιουλίου ιουλ srpnja jula',
  'august aug août aoû agosto ago augustus sierpnia sierpień sie августа август авг серпня ağustos srpna srpen augusti augusztus elokuuta αυγούστου αυγ kolovoza avgusta',
  'september sep sept septembre septiembre settembre set setembro września wrzesień wrz сентября сентябрь сен вересня eylül září septembrie szeptember syyskuuta σεπτεμβρίου σεπ rujna septembra',
  'october oct oktober okt octobre octubre ottobre ott outubro out października październik paź октября октябрь окт жовтня ekim října říjen octombrie október lokakuuta οκτωβρίου οκτ oktobra',
  'november nov novembre noviembre novembro listopada listopad lis ноября ноябрь ноя листопада kasım listopadu noiembrie marraskuuta νοεμβρίου νοε studenoga studenog novembra',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień gru декабря декабрь дек грудня aralık prosince prosinec decembrie joulukuuta δεκεμβρίου δεκ prosinca decembra',
].map((names) => names.split(' '));

const monthOf = new Map<string, number>();
monthNames.forEach((names, index) => {
  for (const name of names) if (!monthOf.has(name)) monthOf.set(name, index + 1);
});
const monthPattern = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|');

const msPerDay = 86_400_000;

/** Days since 1970-01-01, or undefined where the calendar has no such day. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  const number = Date.UTC(year, month - 1, day) / msPerDay;
  return new Date(number * msPerDay).getUTCMonth() === month - 1 && day >= 1 ? number : undefined;
}

const isoOf = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10);

/** How a page orders "4/6/2016": by its language, unless the print settles it. */
export interface DayOrder {
  readonly monthFirst: boolean;
}

/** The web began then; a page cannot be older, though what it tells of may be. */
const firstYear = 1995;
const lastYear = 2100;

function found(year: number, month: number, day: number, time = ''): DayText | undefined {
  if (year < firstYear || year > lastYear) return undefined;
  const number = dayNumber(year, month, day);
  return number === undefined ? undefined : { text: isoOf(number) + time, day: number };
}

const isoPattern =
  /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+|\s*,\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)/;
const compactPattern = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(?:\d{2})?)?(?!\d)/;
const chinesePattern =
  /(\d{4}|[一二三四五六七八九零〇○]{4})\s*[年년]\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月월]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日號号일]/;
const rocPattern = /(?:民國|中華民國)\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;
const dayMonthYear = new RegExp(
  `(?<![\\d.,:/-])(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª|-го)?[\\s,/-]*(?:de\\s+|of\\s+|d[’'])?(${monthPattern})\\.?,?[\\s/.-]*(?:de[l]?\\s+)?(\\d{4})(?!\\d)`,
  'iu',
);
const monthDayYear = new RegExp(
  `(?<!\\p{L})(${monthPattern})\\.?[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,-]+(?:at\\s+)?(\\d{4})(?!\\d)`,
  'iu',
);
const yearLast = /(?<![\d.,/-])(\d{1,2})([/.-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/;
const yearLastShort = /(?<![\d.,/-])(\d{1,2})([/.])(\d{1,2})\2(\d{2})(?![\d/.])/;
/** "Tue Jan 28 15:28:56 CET 2020": Java's and C's way. */
const ctime = new RegExp(
  `(?<!\\p{L})(${monthPattern})\\.?\\s+(\\d{1,2})\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:[A-Z+:\\d-]+\\s+)?(\\d{4})(?!\\d)`,
  'iu',
);

const chineseDigits = '〇一二三四五六七八九';

function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/[零○]/g, '〇');
  if (!plain.includes('十')) return Number([...plain].map((digit) => chineseDigits.indexOf(digit)).join(''));
  const [tens, ones] = plain.split('十');
  return (
    (tens === '' ? 1 : chineseDigits.indexOf(tens ?? '')) * 10 + (ones === '' ? 0 : chineseDigits.indexOf(ones ?? ''))
  );
}

function clock(hours: string | undefined, minutes: string | undefined, seconds?: string, zone?: string): string {
  if (hours === undefined || minutes === undefined || Number(hours) > 24) return '';
  const offset =
    zone === undefined ? '' : /^(?:Z|UTC|GMT)$/.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return `T${hours.padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}${offset}`;
}

const month = (name: string | undefined): number => monthOf.get((name ?? '').toLowerCase()) ?? 0;

type Reader = (text: string, order: DayOrder) => DayText | undefined;

/** From the plainest print to the one that needs the page's language. */
const readers: readonly Reader[] = [
  (text) => {
    const m = isoPattern.exec(text);
    return m === null ? undefined : found(Number(m[1]), Number(m[3]), Number(m[4]), clock(m[5], m[6], m[7], m[8]));
  },
  (text) => {
    const m = rocPattern.exec(text);
    return m === null ? undefined : found(Number(m[1]) + 1911, Number(m[2]), Number(m[3]));
  },
  (text) => {
    const m = chinesePattern.exec(text);
    return m === null
      ? undefined
      : found(chineseNumber(m[1] ?? ''), chineseNumber(m[2] ?? ''), chineseNumber(m[3] ?? ''));
  },
  (text) => {
    const m = dayMonthYear.exec(text);
    return m === null ? undefined : found(Number(m[3]), month(m[2]), Number(m[1]));
  },
  (text) => {
    const m = monthDayYear.exec(text);
    return m === null ? undefined : found(Number(m[3]), month(m[1]), Number(m[2]));
  },
  (text) => {
    const m = ctime.exec(text);
    return m === null ? undefined : found(Number(m[3]), month(m[1]), Number(m[2]));
  },
  (text, order) => {
    const m = yearLast.exec(text);
    return m === null ? undefined : ordered(m, Number(m[4]), text, order);
  },
  (text, order) => {
    const m = yearLastShort.exec(text);
    return m === null ? undefined : ordered(m, 2000 + Number(m[4]), text, order);
  },
];

/** "4/6/2016 4:00:00 PM" is American, "28.1.2020" is not, and what exceeds twelve is a day. */
function ordered(m: RegExpExecArray, year: number, text: string, order: DayOrder): DayText | undefined {
  const first = Number(m[1]);
  const second = Number(m[3]);
  const american = m[2] === '/' && (/\d\s*[AP]M\b/i.test(text.slice(m.index)) || order.monthFirst);
  const monthFirst = second > 12 || (first <= 12 && american);
  return monthFirst ? found(year, first, second) : found(year, second, first);
}

/** The first date in a text; undefined where none is written in full. */
export function readDay(text: string, order: DayOrder = { monthFirst: false }): DayText | undefined {
  if (!/\d{2}|[年月]/.test(text)) return undefined;
  for (const read of readers) {
    const day = read(text, order);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** A date in a field made for one: the ways above, and seconds or milliseconds since 1970, and eight digits. */
export function readDayField(value: string, order: DayOrder = { monthFirst: false }): DayText | undefined {
  const text = value.trim();
  const epoch = /^(\d{10})(\d{3})?(?:\.\d+)?$/.exec(text);
  if (epoch !== null) {
    const day = Math.floor(Number(epoch[1]) / 86_400);
    return { text: isoOf(day), day };
  }
  const compact = compactPattern.exec(text);
  if (compact !== null && compact.index === 0) {
    const day = found(Number(compact[1]), Number(compact[2]), Number(compact[3]), clock(compact[4], compact[5]));
    if (day !== undefined) return day;
  }
  return readDay(text, order);
}
