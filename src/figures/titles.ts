/** Names of works, bands and streets that a number begins: "28 Years Later", "Six Flags", 《八佰》. */
import { isLatin, skipSpaces } from './chars.ts';
import { countsBehind } from './labels.ts';
import type { Quantity } from './printed-quantity.ts';

/** 《八佰》, 〈三天三夜〉: the name of a work, and a short one. */
export function inTitle(text: string, start: number, end: number): boolean {
  let i = start - 1;
  while (i > start - 5 && i >= 0 && !'《〈》〉'.includes(text.charAt(i))) i -= 1;
  if (text.charAt(i) !== '《' && text.charAt(i) !== '〈') return false;
  const close = /[》〉]/.exec(text.slice(end, i + 10));
  return close !== null;
}

const nationality = /(?:ans?|ese|ish|rench|utch|zech|i|is|eans?|ians?|ic|men|women)$/;

/** "Six Flags", "Three Mile Island": a number word and a capital after it are a name; "Two Americans" are not. */
export function properName(text: string, quantity: Quantity): boolean {
  const first = text.charAt(quantity.from);
  if (first === first.toLowerCase()) return false;
  const at = skipSpaces(text, quantity.to, 2);
  if (at === quantity.to || !isLatin(text, at)) return false;
  const c = text.charAt(at);
  if (c === c.toLowerCase() || text.charAt(at + 1) !== text.charAt(at + 1).toLowerCase()) return false;
  const word = /^[A-Za-z]+/.exec(text.slice(at, at + 24))?.[0] ?? '';
  return !nationality.test(word);
}

const naming =
  /\b(?:called|named|titled|entitled|dubbed|songs?|albums?|singles?|films?|movies?|novels?|band|watched|watching|starring|(?:stars|starred|appeared) in|sequel|remake of)\s["“‘']?$/;

/** A word with a capital behind a blank, small words between: " Later", " of Summer". */
const capital = /\s(?:(?:of|the|and|a|to|in)\s){0,2}[A-Z][a-z]*(?:['’][a-z]+)?(?![A-Za-z\d-])/y;

/** Words in capitals that go on behind a number: " Years Later", " Seconds of Summer". */
function capitalsAt(text: string, at: number): string {
  let end = at;
  // One after the other: an expression for all six at once takes longer to compile than an article to read.
  for (let n = 0; n < 6; n += 1) {
    capital.lastIndex = end;
    if (!capital.test(text)) break;
    end = capital.lastIndex;
  }
  return text.slice(at, end);
}

/** A word that no headline in capitals leaves small. */
const sentenceWord =
  /(?<![A-Za-z])(?!(?:from|with|over|than|into|upon|after|under|about|amid|near|until|since|among)\b)[a-z]{4,}\b/;

/** "Called 99 Problems"; "watched 28 Years Later", "with 3 Doors Down", "at 1600 Pennsylvania Avenue": a count has a plural behind it. */
export function isTitle(text: string, { start, from, to, known, print, money }: Quantity): boolean {
  const first = text.charCodeAt(to + 1);
  if (money || print.scale || start !== from || text.charAt(to) !== ' ' || first < 0x41 || first > 0x5a) return false;
  const run = capitalsAt(text, to);
  const [opening = ''] = run.trim().split(' ');
  if (opening === '' || nationality.test(opening)) return false;
  const before = text.slice(Math.max(0, start - 60), start);
  if (naming.test(before)) return true;
  if (!run.trim().includes(' ') || !sentenceWord.test(before)) return false;
  // What is counted or measured is not written with a capital within a sentence.
  if (known === 'measure') return true;
  return (
    !/(?:s|men|women|people|children|police)$/i.test(run) &&
    !countsBehind.test(text.slice(to + run.length, to + run.length + 40))
  );
}
