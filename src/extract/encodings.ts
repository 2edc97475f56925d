/**
 * The Encoding Standard's encodings by label, strictly. Tables come from a package and not from the runtime: Node 20's
 * `windows-1252` has no euro sign and its `gbk` no four-byte characters, and Node 24 differs again.
 */
import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';

type Encodings = typeof import('@exodus/bytes/encoding.js');

const require = createRequire(import.meta.url);
let loaded: Encodings | undefined;
/** Loaded when the first legacy page needs it: nearly all pages are UTF-8, and the tables cost 40 ms. */
function legacy(): Encodings {
  loaded ??= require('@exodus/bytes/encoding.js') as Encodings;
  return loaded;
}

/** The standard's name for a label, or undefined for one that it does not know. `replacement` stands for what nobody reads. */
export function encodingName(label: string): string | undefined {
  const plain = label.trim().toLowerCase();
  if (plain === 'utf-8' || plain === 'utf8') return 'utf-8';
  const name = legacy().normalizeEncoding(plain) ?? undefined;
  if (name === 'x-user-defined') return undefined;
  // Pages that say gb2312 or gbk hold characters that only its superset has.
  return name === 'gbk' ? 'gb18030' : name;
}

/** Four times as fast as `TextDecoder`, and the same text once the bytes are known to be valid; a byte order mark is no text. */
function utf8(body: Uint8Array): string {
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  return Buffer.from(body.buffer, body.byteOffset + start, body.byteLength - start).toString('utf8');
}

/** The text, or undefined where any byte is not valid in the encoding. */
export function decodeStrictly(body: Uint8Array, encoding: string): string | undefined {
  try {
    if (encoding === 'utf-8') return isUtf8(body) ? utf8(body) : undefined;
    return new (legacy().TextDecoder)(encoding, { fatal: true }).decode(body);
  } catch {
    // Not valid in it; the caller tries the next one.
    return undefined;
  }
}

/** How many bytes of its last character a body may still have that was cut there. */
const longestCut: Readonly<Record<string, number>> = {
  'utf-8': 3,
  'utf-16le': 1,
  'utf-16be': 1,
  gb18030: 3,
  big5: 1,
  shift_jis: 1,
  'euc-jp': 2,
  'euc-kr': 1,
  'iso-2022-jp': 2,
};

/** As {@link decodeStrictly} of a body that was cut in the middle of its last character, which shows as U+FFFD. */
export function decodeCut(body: Uint8Array, encoding: string): string | undefined {
  for (let cut = 1; cut <= (longestCut[encoding] ?? 0) && cut < body.byteLength; cut++) {
    if (!mayBegin(body.subarray(body.byteLength - cut), encoding)) continue;
    const text = decodeStrictly(body.subarray(0, body.byteLength - cut), encoding);
    if (text === undefined) continue;
    // One lead of UTF-8 at the end of ASCII is more likely a letter of another encoding.
    return encoding === 'utf-8' && !/\P{ASCII}/u.test(text) ? undefined : `${text}\ufffd`;
  }
  return undefined;
}

/** Whether these bytes can be the first ones of a longer character. */
function mayBegin(bytes: Uint8Array, encoding: string): boolean {
  if (encoding.startsWith('utf-16') || encoding === 'iso-2022-jp') return true;
  const [lead = 0, ...rest] = bytes;
  if (encoding !== 'utf-8') return lead > 0x80;
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : 2;
  return lead >= 0xc2 && lead < 0xf5 && bytes.length < length && rest.every((byte) => byte >> 6 === 0b10);
}

/** Bytes that are the same sign in every windows code page: ellipsis, quotes, dashes, ™, no-break space, © « ® ° ± · ». */
const sameInAllWindowsPages = new Set([
  0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99, 0xa0, 0xa9, 0xab, 0xae, 0xb0, 0xb1, 0xb7, 0xbb,
]);

/** Whether all bytes above ASCII stand alone among ASCII and are such signs: English, in any windows code page. */
export function onlyPunctuationAboveAscii(body: Uint8Array): boolean {
  let before = 0;
  for (const byte of body) {
    if (byte >= 0x80 && (before >= 0x80 || !sameInAllWindowsPages.has(byte))) return false;
    before = byte;
  }
  return true;
}
