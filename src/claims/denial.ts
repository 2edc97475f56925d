/** A sentence that denies: what stands in it need not be what it says. */
const denials =
  /\b(?:not|never|cannot|neither|nor|none|nobody|nothing|no one|no longer|rarely|seldom|hardly|scarcely|(?:fail|refus)(?:s|es|ed|ing)? to)\b|\b\w+n['’]t\b|没有|沒有|没能|沒能|[并並尚从從]未|未[能曾达達]|[并並][非不]|[无無没沒]人|鲜有|鮮有|[很极極]少|不[是会會再]|无法|無法/giu;
const innocent = /^\s*(?:only|just|merely|simply|least)\b|^[仅僅只单單]/iu;
/** "Did not open until 2010" says when it opened. */
const untilThen = /\b(?:until|till)\s+$/i;
/** "5 million was never reached". */
const missed =
  /^[^,;.，；。]{0,30}?(?:\b(?:not|never)\s+(?:yet\s+|been\s+)*(?:reached|exceeded|met|passed|surpassed|achieved|topped|hit)\b|(?:没有?|沒有?|未)(?:能|曾)?(?:达|達|超|到|突破))/iu;
const clauseEnd = /[;；:：，。—–]|,(?!\d)|\bbut\b|但|而是/gu;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Does a place that an author names hold a denial? Then the page has to hold it too. */
export const denies = (words: string): boolean => words.search(denials) >= 0;

/** The word that denies what stands there: before it in its clause, or of it. "No more than 5" says what it means. */
export function denialIn(sentence: string, { start, end }: Span): string | undefined {
  const clause = sentence.slice(0, start).split(clauseEnd).at(-1) ?? '';
  if (untilThen.test(clause)) return undefined;
  for (const { index, 0: word } of clause.matchAll(denials))
    if (!innocent.test(sentence.slice(start - clause.length + index + word.length))) return word;
  return missed.exec(sentence.slice(end))?.[0].trim();
}
