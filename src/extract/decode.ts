/**
 * Bytes to text. A byte order mark decides; then strict UTF-8, since bytes above ASCII that are valid in it are it,
 * whatever an archive left in the `<meta>`; then what header and page declare, if the bytes are valid in it; then a
 * guess, only where one encoding alone is valid and gives plausible text. All else is unreadable: text in the wrong
 * letters is worse than none.
 */
import { ReadError } from './document.ts';
import {
  common,
  decodeStrictly,
  encodingName,
  isMultiByte,
  isPlausible,
  onlyPunctuationAboveAscii,
} from './encodings.ts';

export interface Decoded {
  readonly text: string;
  /** Name by the Encoding Standard, in lower case. */
  readonly encoding: string;
}

/** A declaration counts within this many bytes. Browsers stop at 1,024; real pages put scripts before it. */
const declarationBytes = 16_384;
/** Of a declared UTF-8 page, at most one byte sequence in this many may be broken; it shows as U+FFFD. */
const soundPerBroken = 50;

/** Reads the bytes of a capture as text, or throws a {@link ReadError} `unreadable` (encoding). */
export function decode(body: Uint8Array, contentType?: string): Decoded {
  const marked = byteOrderMark(body);
  if (marked !== undefined) {
    const text = decodeStrictly(body, marked);
    if (text !== undefined) return { text, encoding: marked };
    throw unreadable(`The page is marked as ${marked}, and its bytes are not valid in it.`);
  }
  const declared = [...new Set([...declaredByHeader(contentType), ...declaredInside(body)])];
  const wide = unmarkedUtf16(body);
  // Seven bits wide, it is valid UTF-8 as well: its escapes tell it apart.
  const sevenBit = declared.includes('iso-2022-jp') || hasJapaneseEscape(body) ? 'iso-2022-jp' : undefined;
  for (const encoding of [wide, sevenBit]) {
    const text = encoding === undefined ? undefined : decodeStrictly(body, encoding);
    if (encoding !== undefined && text !== undefined) return { text, encoding };
  }
  const utf8 = decodeStrictly(body, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const found = fromDeclarations(body, declared) ?? guess(body);
  if (found !== undefined) return found;
  throw unreadable(
    declared.length > 0
      ? `The page declares ${declared.join(' and ')}, and its bytes are not valid in it.`
      : 'The page does not declare its encoding, and its bytes fit none for certain.',
  );
}

function unreadable(hint: string): ReadError {
  return new ReadError('unreadable', 'encoding', hint);
}

function byteOrderMark(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: markup has a zero in every second byte. */
function unmarkedUtf16(body: Uint8Array): string | undefined {
  const length = Math.min(body.byteLength, 512) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (body[i] === 0) even++;
    if (body[i + 1] === 0) odd++;
  }
  const most = Math.max(3, length * 0.3);
  if (odd > most && even === 0) return 'utf-16le';
  if (even > most && odd === 0) return 'utf-16be';
  return undefined;
}

/** ESC $ B or ESC $ @: the switch to Japanese of ISO-2022-JP, which no other text holds. */
function hasJapaneseEscape(body: Uint8Array): boolean {
  const at = body.indexOf(0x1b);
  return at >= 0 && body[at + 1] === 0x24 && (body[at + 2] === 0x42 || body[at + 2] === 0x40);
}

function declaredByHeader(contentType: string | undefined): string[] {
  const label = /;\s*charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(contentType ?? '')?.[1];
  const name = label === undefined ? undefined : encodingName(label);
  return name === undefined ? [] : [name];
}

/** `<?xml encoding="...">`, `<meta charset>` and `<meta http-equiv>`, outside comments. */
function declaredInside(body: Uint8Array): string[] {
  const start = body.subarray(0, declarationBytes);
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
    .toString('latin1')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const labels: string[] = [];
  const xml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(text)?.[1];
  if (xml !== undefined) labels.push(xml);
  for (const [tag] of text.matchAll(/<meta\s[^>]*>/gi)) {
    const label = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(tag)?.[1];
    if (label !== undefined) labels.push(label);
  }
  // The declaration was read as ASCII, so whoever writes UTF-16 there means UTF-8: the standard's own rule.
  return labels
    .flatMap((label) => encodingName(label) ?? [])
    .map((name) => (name.startsWith('utf-16') ? 'utf-8' : name));
}

/**
 * The declared encodings in which the bytes are valid. Where header and page disagree, the one that could have been
 * wrong counts more: a multi-byte encoding refuses foreign bytes, a single-byte one takes any, and windows-1252
 * ("iso-8859-1") is what servers say that were never configured.
 */
function fromDeclarations(body: Uint8Array, declared: readonly string[]): Decoded | undefined {
  const valid = declared.flatMap((encoding) => {
    const text = decodeStrictly(body, encoding);
    return text === undefined ? [] : [{ text, encoding }];
  });
  const multiByte = valid.filter(({ encoding }) => isMultiByte(encoding));
  const best =
    multiByte.find(({ text, encoding }) => multiByte.length === 1 || isPlausible(text, encoding)) ??
    multiByte[0] ??
    valid.find(({ encoding }) => encoding !== 'windows-1252');
  if (best !== undefined) return best;
  if (declared.includes('utf-8')) {
    const text = nearlyUtf8(body);
    if (text !== undefined) return { text, encoding: 'utf-8' };
  }
  return valid[0];
}

/** UTF-8 with a few broken sequences, as pages cut their teasers in the middle of a letter. */
function nearlyUtf8(body: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(body);
  let broken = 0;
  let sound = 0;
  for (const [run] of text.matchAll(/\P{ASCII}+/gu)) {
    const bad = run.split('\ufffd').length - 1;
    broken += bad;
    sound += run.length - bad;
  }
  return sound >= broken * soundPerBroken ? text : undefined;
}

function guess(body: Uint8Array): Decoded | undefined {
  if (onlyPunctuationAboveAscii(body)) {
    const text = decodeStrictly(body, 'windows-1252');
    return text === undefined ? undefined : { text, encoding: 'windows-1252' };
  }
  const plausible = common.flatMap((encoding) => {
    const text = decodeStrictly(body, encoding);
    return text !== undefined && isPlausible(text, encoding) ? [{ text, encoding }] : [];
  });
  return plausible.length === 1 ? plausible[0] : undefined;
}
