/**
 * The transformation rules of inline XBRL: what is printed, by the name of its format, to the value that is reported.
 * Sources: the Transformation Rules Registry (versions 1 to 5) and the SEC's own registry (`ixt-sec`).
 */

/** Names differ by version in hyphens only: `numdotdecimal` became `num-dot-decimal`. */
const plainName = (format: string): string => format.replace(/^.*:/, '').replaceAll('-', '').toLowerCase();

/** A number as an exact decimal without sign or scale; undefined where the text is none in this format. */
export function readNumber(text: string, format: string | undefined): string | undefined {
  const printed = text.replace(/[\s\u00a0]+/g, ' ').trim();
  switch (format === undefined ? '' : plainName(format)) {
    case 'fixedzero':
    case 'zerodash':
    case 'numdash':
      return '0';
    case 'numcommadecimal':
    case 'numspacecomma':
    case 'numdotcomma':
      return decimal(printed.replace(/[.\s']/g, '').replace(',', '.'));
    case 'numunitdecimal':
    case 'numunitdecimalin': {
      const parts = /^\D*([\d.,\s]+?)\D+(\d{1,2})\D*$/.exec(printed);
      return parts === null
        ? undefined
        : decimal(`${(parts[1] ?? '').replace(/\D/g, '')}.${(parts[2] ?? '').padStart(2, '0')}`);
    }
    case 'numwordsen':
      return numberInWords(printed);
    default:
      return decimal(printed.replace(/[,\s']/g, ''));
  }
}

function decimal(text: string): string | undefined {
  const m = /^[-+]?(\d*)(?:\.(\d*))?$/.exec(text);
  if (m === null || (m[1] ?? '') + (m[2] ?? '') === '') return undefined;
  return `${text.startsWith('-') ? '-' : ''}${m[1] === '' ? '0' : m[1]}${m[2] === undefined || m[2] === '' ? '' : `.${m[2]}`}`;
}

/** `digits` × 10^scale, negated if `negative`: exact, without needless zeros. */
export function scaled(digits: string, scale: number, negative: boolean): string {
  const minus = digits.startsWith('-') !== negative;
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const shift = Math.max(-100, Math.min(100, scale));
  const all = whole + fraction;
  const point = whole.length + shift;
  const padded = point > all.length ? all.padEnd(point, '0') : point < 0 ? '0'.repeat(-point) + all : all;
  const at = Math.max(0, point);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const rest = padded.slice(at).replace(/0+$/, '');
  const value = rest === '' ? integer : `${integer}.${rest}`;
  return minus && /[1-9]/.test(value) ? `-${value}` : value;
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];
const powers = new Map([
  ['thousand', 1_000n],
  ['million', 1_000_000n],
  ['billion', 1_000_000_000n],
  ['trillion', 1_000_000_000_000n],
]);

/** "no", "none", "twenty-one", "one hundred and five thousand"; digits pass too. */
function numberInWords(text: string): string | undefined {
  const digits = decimal(text.replace(/[,\s]/g, ''));
  if (digits !== undefined) return digits;
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length === 0) return undefined;
  if (words.every((word) => word === 'no' || word === 'none' || word === 'nil')) return '0';
  let total = 0n;
  let group = 0n;
  for (const word of words) {
    const small = ones.indexOf(word);
    const ten = tens.indexOf(word);
    const power = powers.get(word);
    if (small >= 0) group += BigInt(small);
    else if (ten >= 2) group += BigInt(ten * 10);
    else if (word === 'hundred') group *= 100n;
    else if (power !== undefined) {
      total += (group === 0n ? 1n : group) * power;
      group = 0n;
    } else if (word === 'a' || word === 'an') group += 1n;
    else if (word !== 'and') return undefined;
  }
  return (total + group).toString();
}

/** A text fact in its format: dates to ISO 8601, durations to XML's, boxes to booleans; what has no rule stays as printed. */
export function readText(text: string, format: string | undefined): string {
  const printed = text.replace(/[\s\u00a0]+/g, ' ').trim();
  if (format === undefined) return printed;
  const name = plainName(format);
  if (name === 'fixedtrue' || name === 'booleantrue') return 'true';
  if (name === 'fixedfalse' || name === 'booleanfalse') return 'false';
  if (name === 'fixedempty' || name === 'nocontent') return '';
  if (name === 'boolballotbox') return /[☑☒✓✔Xxþý]/.test(printed) ? 'true' : 'false';
  if (name.startsWith('date') || name.startsWith('calmonth')) return dateOf(printed, name) ?? printed;
  if (name.startsWith('dur')) return durationOf(printed, name) ?? printed;
  if (name === 'exchnameen') return exchanges.find(([pattern]) => pattern.test(printed))?.[1] ?? printed;
  if (name === 'stateprovnameen')
    return states.get(printed.toLowerCase().replace(/^(?:state|commonwealth) of /, '')) ?? printed;
  if (name === 'entityfilercategoryen') {
    return printed.toLowerCase().replace(/(?:^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
  }
  return printed;
}

const englishMonths = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The month, day and year stand in the order that the format's name gives. */
function dateOf(text: string, name: string): string | undefined {
  const order = name.replace(/^date/, '').replace(/(?:en|monthname)/g, (part) => (part === 'en' ? '' : 'month'));
  const parts = text.match(/\d+|\p{L}{3,}/gu) ?? [];
  const fields = order.match(/year|month|day/g) ?? [];
  const values = new Map<string, number>();
  let at = 0;
  for (const field of fields) {
    let part = parts[at++];
    if (field === 'month' && part !== undefined && /\p{L}/u.test(part)) {
      const short = part.toLowerCase().slice(0, 3);
      const month = englishMonths.findIndex((full) => full.startsWith(short));
      if (month < 0) return undefined;
      values.set('month', month + 1);
      continue;
    }
    // Words between the parts ("31st day of December") belong to none.
    while (part !== undefined && !/^\d+$/.test(part)) part = parts[at++];
    if (part === undefined) return undefined;
    values.set(field, Number(part));
  }
  const two = (field: string): string => String(values.get(field) ?? 0).padStart(2, '0');
  const year = values.get('year');
  const full = year === undefined ? '-' : String(year < 100 ? 2000 + year : year).padStart(4, '0');
  if (!values.has('month')) return year === undefined ? undefined : full;
  return values.has('day') ? `${full}-${two('month')}-${two('day')}` : `${full}-${two('month')}`;
}

const durationUnits: readonly (readonly [RegExp, string])[] = [
  [/^year/, 'Y'],
  [/^month/, 'M'],
  [/^week/, 'W'],
  [/^day/, 'D'],
];

/** "five-year", "two years", "90 days", "18" in `durmonth`. */
function durationOf(text: string, name: string): string | undefined {
  const fixed = /^dur(year|quarter|month|week|day|hour)$/.exec(name)?.[1];
  if (fixed !== undefined) {
    const number = numberInWords(text);
    return number === undefined ? undefined : duration(number, fixed);
  }
  let result = '';
  for (const [, amount, unit] of text
    .toLowerCase()
    .matchAll(/((?:[\d.,]+|[a-z-]+(?: and [a-z-]+)?))[\s-]+(years?|months?|weeks?|days?)/g)) {
    const number = numberInWords(amount ?? '');
    const letter = durationUnits.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
    if (number === undefined || letter === undefined) return undefined;
    result += letter === 'W' ? `${Number(number) * 7}D` : `${number}${letter}`;
  }
  return result === '' ? undefined : `P${result}`;
}

/** A broken number of years or months is carried into the next smaller unit, rounded, as the SEC's registry does. */
function duration(number: string, unit: string): string {
  const value = Number(number);
  switch (unit) {
    case 'year': {
      const years = Math.floor(value);
      const months = Math.floor((value - years) * 12 + 1e-9);
      const days = Math.floor(((value - years) * 12 - months) * 30.4375 + 1e-9);
      return `P${years}Y${value === years ? '' : `${months}M`}${days === 0 ? '' : `${days}D`}`;
    }
    case 'quarter':
      return `P${value * 3}M`;
    case 'month': {
      const months = Math.floor(value);
      return `P${months}M${value === months ? '' : `${Math.floor((value - months) * 30.4375)}D`}`;
    }
    case 'week':
      return `P${value * 7}D`;
    case 'hour':
      return `PT${value}H`;
    default:
      return `P${value}D`;
  }
}

const exchanges: readonly (readonly [RegExp, string])[] = [
  [/nasdaq/i, 'NASDAQ'],
  [/nyse american|new york stock exchange american/i, 'NYSEAMER'],
  [/nyse arca/i, 'NYSEArca'],
  [/new york stock exchange|nyse/i, 'NYSE'],
  [/cboe bzx/i, 'CboeBZX'],
  [/chicago stock exchange|nyse chicago/i, 'CHX'],
];

const states = new Map(
  (
    'alabama AL,alaska AK,arizona AZ,arkansas AR,california CA,colorado CO,connecticut CT,delaware DE,district of columbia DC,' +
    'florida FL,georgia GA,hawaii HI,idaho ID,illinois IL,indiana IN,iowa IA,kansas KS,kentucky KY,louisiana LA,maine ME,' +
    'maryland MD,massachusetts MA,michigan MI,minnesota MN,mississippi MS,missouri MO,montana MT,nebraska NE,nevada NV,' +
    'new hampshire NH,new jersey NJ,new mexico NM,new york NY,north carolina NC,north dakota ND,ohio OH,oklahoma OK,oregon OR,' +
    'pennsylvania PA,rhode island RI,south carolina SC,south dakota SD,tennessee TN,texas TX,utah UT,vermont VT,virginia VA,' +
    'washington WA,west virginia WV,wisconsin WI,wyoming WY,puerto rico PR'
  )
    .split(',')
    .map((entry): [string, string] => [entry.slice(0, -3), entry.slice(-2)]),
);
