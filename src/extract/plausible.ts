/**
 * Whether a text reads like something that people write in its encoding. Validity alone does not tell: Chinese bytes are
 * valid in every single-byte encoding and Big5 mostly valid GB18030, and the text that comes of it has the right digits
 * among the wrong words.
 */

/** `unsure` where there is too little to tell by. */
export type Plausibility = 'plausible' | 'unsure' | 'implausible';

/** Characters that nearly every sentence of the languages written in a multi-byte encoding uses. */
const letters: Readonly<Record<string, RegExp>> = {
  gb18030:
    /[的一是不了在人有我他这中大来上国个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可里后么心多天而能好都然没日于起还发成事只作当看文无开手十用主行方又如前所本经头面公同三已老从动两长知现分将外但身些与高意进法此实回二理美点月明]/g,
  big5: /[的一是不了在人有我他這中大來上國個到說們為子和地出道也時年得就那要下以生會自著去之過家學對可里後麼心多天而能好都然沒日於起還發成事只作當看文無開手十用主行方又如前所本經頭面公同三已老從動兩長知現分將外但身些與高意進法此實回二理美點月明佢哋嘅喺係咗啲嚟]/g,
  shift_jis: /[\u3040-\u30ff]/g,
  'euc-jp': /[\u3040-\u30ff]/g,
  'iso-2022-jp': /[\u3040-\u30ff]/g,
  'euc-kr': /[이다는을의에가하고은로한사지기대도서시인정자를그어나리있해일라수보아부전제스조니만]/g,
};

/** Half-width kana, private use, box drawing, rare ideographs: what one multi-byte encoding read as another is full of. */
const unlikely = /[\uff61-\uff9f\ue000-\uf8ff\u2500-\u257f\u3400-\u4dbf]/g;
const halfWidth = /[\uff61-\uff9f]/g;
/** What no page shows; what reads two bytes as two characters is full of it. */
const controls = /(?![\t\n\v\f\r])\p{Cc}/gu;

/** Fewer characters above ASCII than this tell nothing of a multi-byte encoding. */
const fewest = 20;

/** The multi-byte encodings of eight bits in which an undeclared page may be. */
export const common = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;

export function isMultiByte(encoding: string): boolean {
  return Object.hasOwn(letters, encoding);
}

export function plausibilityOf(text: string, encoding: string): Plausibility {
  if (holdsControls(text)) return 'implausible';
  const usual = letters[encoding];
  if (usual !== undefined) return asIdeographs(text, usual);
  if (encoding === 'utf-8') return 'unsure';
  if (encoding.startsWith('utf-16')) return asWide(text);
  if (countOf(unassigned, text) > 1) return 'implausible';
  return latin.test(encoding) ? asLatin(text) : asAlphabet(text);
}

/** More than one character in twenty is a control: bytes of two-byte text. */
export function holdsControls(text: string): boolean {
  return countOf(controls, text) * 20 > text.length;
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** Of the characters above ASCII at least one in five is among the commonest, and hardly any is an unlikely one. */
function asIdeographs(text: string, usual: RegExp): Plausibility {
  const foreign = text.replace(/\p{ASCII}+/gu, '');
  if (foreign.length < fewest) return countOf(halfWidth, foreign) * 4 > foreign.length ? 'implausible' : 'unsure';
  const isUsual = countOf(usual, foreign) >= foreign.length / 5;
  return isUsual && countOf(unlikely, foreign) * 50 <= foreign.length ? 'plausible' : 'implausible';
}

/** Whether few of these characters are such as a wrong encoding gives: a page of names has hardly a common one. */
export function isLikely(text: string): boolean {
  const foreign = text.replace(/\p{ASCII}+/gu, '');
  return countOf(unlikely, foreign) * 5 <= foreign.length;
}

/** Other bytes read in twos give ideographs and syllables that hardly anyone writes. */
function asWide(text: string): Plausibility {
  const isPlain =
    countOf(/[\p{ASCII}\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}]/gu, text) * 10 > text.length;
  return isPlain || Object.values(letters).some((usual) => asIdeographs(text, usual) === 'plausible')
    ? 'plausible'
    : 'implausible';
}

/** What single-byte encodings give for bytes that stand for nothing in them. */
const unassigned = /[\u0080-\u009f]/g;

/** Encodings of Latin letters: what is above ASCII there stands singly among letters of ASCII. */
const latin = /^(?:windows-125[02478]|iso-8859-(?:1|2|3|4|9|10|13|14|15|16)|macintosh)$/;
/** Four letters or signs above ASCII in a row, no two of them alike. */
const longRun = /(?:(?!\p{P}|\p{Z}|\p{ASCII}|(.)\1).){4,}/gsu;
/** A sign of trade or arithmetic in the middle of a word. */
const signInWord = /\p{L}[\u00a1-\u00a9\u00ac-\u00b6\u00b8\u00b9\u00bc-\u00bf\u00d7\u00f7]\p{L}/gu;

function asLatin(text: string): Plausibility {
  const high = countOf(/\P{ASCII}/gu, text);
  const inRuns = (text.match(longRun) ?? []).reduce((sum, run) => sum + run.length, 0);
  if (inRuns * 5 > high || countOf(signInWord, text) >= Math.max(3, high / 10)) return 'implausible';
  return 'unsure';
}

/** Encodings of Cyrillic, Greek and other letters: whole words of them, capitals only in front, and few signs. */
function asAlphabet(text: string): Plausibility {
  const own = countOf(/(?!\p{ASCII})[\p{L}\p{M}]/gu, text);
  const signs = countOf(/(?![\p{ASCII}\p{L}\p{M}\p{P}\p{Z}№°§©®™€±·])./gsu, text);
  const touching = countOf(/[A-Za-z](?!\p{ASCII})\p{L}|(?!\p{ASCII})\p{L}[A-Za-z]/gu, text);
  const rising = countOf(/(?!\p{ASCII})\p{Ll}(?!\p{ASCII})\p{Lu}/gu, text);
  const falling = countOf(/(?!\p{ASCII})\p{Lu}(?!\p{ASCII})\p{Ll}/gu, text);
  const capitals = countOf(/(?!\p{ASCII})\p{Lu}/gu, text);
  const isOdd =
    (rising > 0 && capitals * 3 > own * 2) ||
    signs * 10 > own ||
    touching * 5 > own ||
    rising > Math.max(1, falling / 5);
  return own + signs >= 4 && isOdd ? 'implausible' : 'unsure';
}
