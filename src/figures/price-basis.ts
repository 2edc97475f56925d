/** In which prices an amount of money is told: of its own day, of one year for all, or by what it buys. */
import type { PriceBasis, Unit } from './figure.ts';

type Kind = 'current' | 'constant' | 'international';

const money = String.raw`(?:prices?\b|dollars?\b|euros?\b|pounds?\b|yuan\b|yen\b|rmb\b|usd\b|eur\b|gbp\b|us\$|\$|€|£|¥)`;
const year = String.raw`(?:19|20)\d\d`;

const words: readonly (readonly [Kind, RegExp])[] = [
  [
    'international',
    new RegExp(
      String.raw`\b(?:at|in) PPP\b|\(PPP|\bPPP\)|(?:\b${year}\s+)?\bPPP[- ](?:adjusted|dollars?|terms|basis)|\bpurchasing[ -]power\b|(?:\b${year}\s+)?\binternational (?:dollars?|\$)|(?:\b${year}\s+)?\bint(?:l|'l)?\.?\$|购买力平价|購買力平價|国际元|國際元`,
      'gi',
    ),
  ],
  [
    'constant',
    new RegExp(
      String.raw`\bconstant\s+(?:${year}\s+)?(?:us\s+)?${money}(?:\s+(?:of|from)\s+${year})?|\b(?:in|at)\s+(?:constant\s+)?${year}\s+(?:us\s+)?${money}|\bin real terms\b|\binflation[- ]adjusted\b|\badjusted for inflation\b|\b(?:in|at) today['’]s ${money}|\bchained\b(?:\s+\(?${year}\b)?|(?:${year}年)?(?:不变价|不變價|可比价|可比價)`,
      'gi',
    ),
  ],
  [
    'current',
    new RegExp(
      String.raw`\bcurrent\s+(?:us\s+)?${money}|\bin nominal terms\b|\bnominal(?:ly)?\b|现价|現價|名义|名義`,
      'gi',
    ),
  ],
];

const yearIn = new RegExp(year);

/** Prices of one kind, and of one year where the print names it. */
function basisOf(kind: Kind, print: string): PriceBasis {
  const of = yearIn.exec(print)?.[0];
  return kind === 'current' || of === undefined ? kind : `${kind} ${Number(of)}`;
}

/** What is said nearest to the stretch of the text; undefined where nothing is. */
export function basisNear(text: string, start: number, end: number): PriceBasis | undefined {
  const found = words.flatMap(([kind, print]) =>
    [...text.matchAll(print)].map(({ index, 0: said }) => ({
      basis: basisOf(kind, said),
      away: Math.max(index - end, start - index - said.length, 0),
    })),
  );
  return found.sort((a, b) => a.away - b.away || (a.basis < b.basis ? -1 : 1))[0]?.basis;
}

/** A unit as an author types it, with its prices told apart: "constant 2015 US$" is US$ in constant prices of 2015. */
export function withoutBasis(typed: string): { readonly basis?: PriceBasis; readonly rest: string } {
  const match = new RegExp(String.raw`^(constant|current|nominal|real|international)\s+(?:${year}\s+)?(.+)$`, 'i').exec(
    typed,
  );
  const word = match?.[1]?.toLowerCase();
  if (!match || word === undefined) return { rest: typed };
  const kind = word === 'international' ? word : word === 'constant' || word === 'real' ? 'constant' : 'current';
  return { basis: basisOf(kind, typed), rest: match[2] ?? typed };
}

/** Prices of one basis: of one year, where both name theirs. What is not said is taken for current prices. */
export function samePrices(a: Unit, b: Unit): boolean {
  const [kind, year] = (a.basis ?? 'current').split(' ');
  const [otherKind, otherYear] = (b.basis ?? 'current').split(' ');
  return kind === otherKind && (year === undefined || otherYear === undefined || year === otherYear);
}
