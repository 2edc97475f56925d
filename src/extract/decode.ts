/**
 * Bytes to text. A byte order mark decides; then strict UTF-8, since bytes above ASCII that are valid in it are it,
 * whatever an archive left in the `<meta>`; then what header and page declare, if the bytes are valid in it; then a
 * guess, only where one encoding alone is valid and gives plausible text. All else is unreadable: text in the wrong
 * letters is worse than none.
 */
import { ReadError } from './document.ts';
import { decodeCut, decodeStrictly, encodingName, onlyPunctuationAboveAscii } from './encodings.ts';
import { common, holdsControls, isLikely, isMultiByte, plausibilityOf } from './plausible.ts';

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
    const text = decodeStrictly(body, marked) ?? decodeCut(body, marked);
    if (text !== undefined) return { text, encoding: marked };
    throw unreadable(`The page is marked as ${marked}, and its bytes are not valid in it.`);
  }
  const labels = [...declaredByHeader(contentType), ...declaredInside(body)];
  // The standard has no decoder for HZ, ISO-2022-KR and their like: they are ASCII that means something else.
  if (labels[0] === 'replacement')
    throw unreadable('The page declares an encoding that is not read anywhere any more.');
  const declared = [...new Set(labels)].filter((label) => label !== 'replacement');
  const found = read(body, declared, decodeStrictly) ?? read(body, declared, decodeCut);
  if (found !== undefined) return found;
  throw unreadable(
    declared.length > 0
      ? `The page declares ${declared.join(' and ')}, and its bytes give no text in it.`
      : 'The page does not declare its encoding, and its bytes fit none for certain.',
  );
}

type Decoder = (body: Uint8Array, encoding: string) => string | undefined;

function read(body: Uint8Array, declared: readonly string[], decoder: Decoder): Decoded | undefined {
  // Two bytes wide it may look like ASCII with zeros, seven bits wide it is valid UTF-8 as well but for its escapes.
  const early = unmarkedUtf16(body) ?? (isSevenBit(body, declared) ? 'iso-2022-jp' : undefined);
  if (early !== undefined) {
    const text = decoder(body, early);
    return text === undefined || holdsControls(text) ? undefined : { text, encoding: early };
  }
  const utf8 = decoder(body, 'utf-8');
  // Two-byte text read so has a zero at least for each space; the search for one byte costs nothing.
  if (utf8 !== undefined && !(body.includes(0) && holdsControls(utf8))) return { text: utf8, encoding: 'utf-8' };
  return (
    fromDeclarations(body, declared, decoder) ?? guess(body, decoder) ?? fromWeakDeclarations(body, declared, decoder)
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

/** UTF-16 without a mark: its opening, or most of its markup, has a zero in every second byte. */
function unmarkedUtf16(body: Uint8Array): string | undefined {
  const length = Math.min(body.byteLength, 512) & ~1;
  let little = 0;
  let big = 0;
  let opening: string | undefined;
  for (let i = 0; i < length; i += 2) {
    if (body[i] === 0) big++;
    if (body[i + 1] === 0) little++;
    if (i + 2 !== openingBytes) continue;
    if (little * 2 === openingBytes && big === 0) opening = 'utf-16le';
    else if (big * 2 === openingBytes && little === 0) opening = 'utf-16be';
  }
  const most = Math.max(3, length * 0.3);
  if (little > most && big === 0) return 'utf-16le';
  if (big > most && little === 0) return 'utf-16be';
  return opening;
}

/** "<!do" or "<htm", in two bytes each. */
const openingBytes = 8;

/** Declared to be ISO-2022-JP, or with its switch to Japanese, ESC $ B or ESC $ @, which no other text holds. */
function isSevenBit(body: Uint8Array, declared: readonly string[]): boolean {
  if (declared.includes('iso-2022-jp')) return true;
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
 * The declared encodings in which the bytes are valid and give plausible text. Where header and page disagree, the one
 * that could have been wrong counts more: a multi-byte encoding refuses foreign bytes, a single-byte one takes any, and
 * windows-1252 ("iso-8859-1") is what servers say that were never configured.
 */
function fromDeclarations(body: Uint8Array, declared: readonly string[], decoder: Decoder): Decoded | undefined {
  const valid = validIn(body, declared, decoder)
    .map((found) => ({ ...found, plausibility: plausibilityOf(found.text, found.encoding) }))
    .filter(({ plausibility }) => plausibility !== 'implausible');
  const best =
    valid.find(({ plausibility }) => plausibility === 'plausible') ??
    valid.find(({ encoding }) => isMultiByte(encoding)) ??
    valid.find(({ encoding }) => encoding !== 'windows-1252');
  if (best !== undefined) return { text: best.text, encoding: best.encoding };
  if (declared.includes('utf-8')) {
    const text = nearlyUtf8(body);
    if (text !== undefined) return { text, encoding: 'utf-8' };
  }
  const last = valid[0];
  return last === undefined ? undefined : { text: last.text, encoding: last.encoding };
}

/** A declared multi-byte encoding whose text has few of the common characters, and nothing else fits better: a page of names. */
function fromWeakDeclarations(body: Uint8Array, declared: readonly string[], decoder: Decoder): Decoded | undefined {
  return validIn(body, declared, decoder).find(
    ({ text, encoding }) => isMultiByte(encoding) && isLikely(text) && !holdsControls(text),
  );
}

function validIn(body: Uint8Array, encodings: readonly string[], decoder: Decoder): Decoded[] {
  return encodings.flatMap((encoding) => {
    const text = decoder(body, encoding);
    return text === undefined ? [] : [{ text, encoding }];
  });
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

function guess(body: Uint8Array, decoder: Decoder): Decoded | undefined {
  if (onlyPunctuationAboveAscii(body)) {
    const text = decodeStrictly(body, 'windows-1252');
    return text === undefined || holdsControls(text) ? undefined : { text, encoding: 'windows-1252' };
  }
  const plausible = validIn(body, common, decoder).filter(
    ({ text, encoding }) => plausibilityOf(text, encoding) === 'plausible',
  );
  return plausible.length === 1 ? plausible[0] : undefined;
}
