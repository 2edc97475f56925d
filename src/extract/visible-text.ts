/** Text as a reader sees it: white space folded, format characters gone, superscripts told from the digits before them. */

/**
 * Characters that take no room on the page but part or reorder what is matched: format characters (zero-width, bidi,
 * soft hyphen), fillers, controls that are no white space, the blank of Braille, the sign that stands for an object.
 */
const unseen = /(?![\t\n\f\r\u0085])[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/gu;
/** Most text is printable ASCII, Latin, punctuation and Chinese: then there is nothing to remove. */
const mayHoldUnseen =
  /[^\t\n\f\r -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u3000-\u3163\u3165-\u9fff\uff01-\uff9f]/;
const spaces = /[\t\n\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** Removes what no reader sees; leaves white space alone. */
export function withoutUnseen(text: string): string {
  return mayHoldUnseen.test(text) ? text.replace(unseen, '') : text;
}

/** Words of printable ASCII with one space between: already folded, as most cells are. */
const isFolded = /^[!-~]+(?: [!-~]+)*$/;

/** One space for every run of white space, none at the ends; format characters removed. */
export function fold(text: string): string {
  if (isFolded.test(text)) return text;
  return withoutUnseen(text).replace(spaces, ' ').trim();
}

const superscriptDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** From a to z; there is none for q. */
const superscriptLetters = 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖqʳˢᵗᵘᵛʷˣʸᶻ';

/**
 * A superscript, as text that keeps it apart from what it stands on: "14¹ %" is not "141 %", and a footnote "(a)" no
 * part of the word before, nor a footnote "a" one of the number. Ordinal endings ("10th") stay joined.
 */
export function superscript(text: string, before: string): string {
  const note = text.trim();
  if (note === '' || before === '' || /\s$/.test(before)) return text;
  if (/^[a-z](?:\s?,\s?[a-z])*$/.test(note) && /[\d%)\]]$/.test(before))
    return note.replace(/[a-z]/g, (letter) => superscriptLetters[letter.charCodeAt(0) - 97] ?? letter);
  if (/^[-+−]?\d+(?:\s?,\s?\d+)*$/.test(note)) {
    return note
      .replace(/\d/g, (digit) => superscriptDigits[Number(digit)] ?? digit)
      .replace(/[-−]/, '⁻')
      .replace('+', '⁺');
  }
  return /^[([*†‡\d]/.test(note) ? ` ${note}` : text;
}
