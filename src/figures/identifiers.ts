/** Rows of digits that are one identifier: telephone numbers, bank cards, accounts. */

/** Four groups of four and more (a card, an account), or as mobile telephones are printed in China. */
const groupsOfFour = /(?:\d{4} ){3,7}\d{1,4}(?![\d%]|[.,]\d)|1\d{2} \d{4} \d{4}(?![\d%]|[.,]\d)/y;

/** Years in a row are the head of a table. */
const year = /^(?:19|20)\d{2} (?:19|20)\d{2}\b/;

/** The end of the identifier that begins with the digits from `at` to `to`; undefined where they begin none. */
export function identifierEnd(text: string, at: number, to: number): number | undefined {
  const next = text.charAt(to);
  const goesOn = ' -()'.includes(next || 'x') && /^[ ()-]{1,2}\d/.test(text.slice(to, to + 3));
  if (!goesOn) return undefined;
  // +44 20 7946 0958, 0800 028 4466.
  if (text.charAt(at - 1) === '+' || (to - at > 1 && to - at < 6 && text.charAt(at) === '0'))
    return telephone(text, at);
  groupsOfFour.lastIndex = at;
  const found = groupsOfFour.exec(text);
  return found && !year.test(found[0]) ? at + found[0].length : undefined;
}

const groups = /\d{1,5}(?:[ ()-]{1,2}\d{1,8}){0,5}/y;

/** Without a last group that goes on as a number of its own: 0945 3.62. */
function telephone(text: string, at: number): number {
  groups.lastIndex = at;
  const found = groups.exec(text)?.[0] ?? '';
  const goesOn = /^(?:[.,]\d|%)/.test(text.slice(at + found.length, at + found.length + 2));
  return at + (goesOn ? found.replace(/[ ()-]+\d+$/, '') : found).length;
}
