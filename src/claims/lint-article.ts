/** Compares a claims file with the article's own text: are the words of each claim still there, with their figures? */
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { readFigures } from '../figures/read.ts';
import type { Claim, ClaimsFile, Diagnostic } from './claim.ts';
import { samePrint } from './figure-text.ts';

/** Spelling variants that an editor does not see: white space, quotation marks, full-width forms. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[“”„«»「」『』]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** At most so many characters stand where a figure stood. */
const maxFigureLength = 40;

/** The words with other figures in them, as the article has them now. */
function withOtherFigures(words: string, figures: readonly Figure[], article: string): string | undefined {
  if (figures.length === 0) return undefined;
  let pattern = '';
  let end = 0;
  for (const figure of figures) {
    pattern += `${literal(words.slice(end, figure.start))}.{1,${maxFigureLength}}?`;
    end = figure.end;
  }
  pattern += literal(words.slice(end));
  // Words that are nothing but a figure would be found anywhere.
  if (words.replace(/[\s\p{P}]/gu, '').length - figures.reduce((sum, each) => sum + each.text.length, 0) < 2)
    return undefined;
  // A figure at the end goes on to the next white space or sign of the sentence.
  return new RegExp(`${pattern}${end === words.length ? '(?=[\\s,.;!?，。；！？]|$)' : ''}`, 'u').exec(article)?.[0];
}

function lintClaim(claim: Claim, article: string, context: ReadingContext): readonly Diagnostic[] {
  if (claim.words === undefined || !claim.wordsAt) return [];
  const words = folded(claim.words);
  const found = (code: string, message: string, hint: string): readonly Diagnostic[] =>
    claim.wordsAt ? [{ severity: 'error', code, message, hint, ...claim.wordsAt }] : [];
  const figures = readFigures(words, context);
  if (article.includes(words)) {
    const claimed = claim.readings.flatMap(({ parts }) =>
      parts.flatMap(({ statements }) => statements.flatMap((each) => (each.kind === 'figure' ? [each.figure] : []))),
    );
    const amounts = figures.filter(({ unit }) => claimed.some((own) => own.unit.dimension === unit.dimension));
    const other = amounts.find((figure) => !claimed.some((own) => samePrint(figure, own)));
    if (!other || amounts.some((figure) => claimed.some((own) => samePrint(figure, own)))) return [];
    return found(
      'words-say-other',
      `the article's words have "${other.text}", the claim says ${claimed.map(({ text }) => `"${text}"`).join(', ')}`,
      'correct the claim, or the words',
    );
  }
  const now = withOtherFigures(words, figures, article);
  if (now !== undefined) {
    return found(
      'figure-changed',
      `the article now says "${now}"`,
      'check the new figure: change claim, says and words',
    );
  }
  return found('words-gone', 'these words are no longer in the article', 'leave the claim out, or take the new words');
}

/** What no longer fits between the claims and the article's text. */
export function lintArticle(file: ClaimsFile, text: string): readonly Diagnostic[] {
  const article = folded(text);
  const { published } = file.article;
  const context: ReadingContext = published === undefined ? {} : { dateline: published };
  return file.claims.flatMap((claim) => lintClaim(claim, article, context));
}
