/** Compares a claims file with the article's own text: are the words of each claim still there, with their figures? */
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { readFigures } from '../figures/read.ts';
import type { Claim, ClaimsFile, Diagnostic } from './claim.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
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

/** Fewer letters than this are found anywhere. */
const fewestLetters = 2;

/** A number in digits, with its separators. */
const digits = /\d+(?:[.,]\d+)*/g;

/** The words with other figures in them, as the article has them now. */
function withOtherFigures(words: string, figures: readonly Figure[], article: string): string | undefined {
  const inDigits = [...words.matchAll(digits)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
  const places = inDigits.length > 0 ? inDigits : figures;
  const any = inDigits.length > 0 ? digits.source : '[^,.;!?，。；！？]{1,20}?';
  let pattern = '';
  let end = 0;
  let letters = 0;
  for (const place of [...places, { start: words.length, end: words.length }]) {
    const between = words.slice(end, place.start);
    letters += between.replace(/[^\p{L}]/gu, '').length;
    pattern += `${literal(between)}${place.start === words.length ? '' : any}`;
    end = place.end;
  }
  return places.length === 0 || letters < fewestLetters ? undefined : new RegExp(pattern, 'u').exec(article)?.[0];
}

function lintClaim(claim: Claim, article: string, context: ReadingContext): readonly Diagnostic[] {
  if (claim.words === undefined || !claim.wordsAt) return [];
  const words = folded(claim.words);
  const found = (code: DiagnosticCode, message: string, hint: string): readonly Diagnostic[] =>
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
