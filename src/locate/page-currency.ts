/** What a bare 元, "$" or "¥" means on a page, by what the page says in words and by where it says that it is read. */
import { openCurrency } from '../figures/currencies.ts';
import type { ReadingContext } from '../figures/figure.ts';
import { type SharedSign, sharing } from '../figures/shared-sign.ts';

type Bare = Pick<ReadingContext, 'currency' | 'bareDollar' | 'bareYen'>;

const regions: Readonly<Record<string, string>> = { tw: 'TWD', hk: 'HKD', mo: 'MOP' };

/**
 * A Chinese page of Taiwan, Hong Kong or Macau says 元 for its own currency, and "$" for that or the US dollar: which
 * is left open. In traditional characters without a region 元 is open as well. On a Japanese page "¥" is the yen. On
 * all others the sign alone decides.
 */
export function bareCurrenciesOf(url: string, language: string | undefined): Bare {
  const [tongue, ...parts] = (language ?? '').toLowerCase().replaceAll('_', '-').split('-');
  const country = /^https?:\/\/[^/:?#]+\.(tw|hk|mo|jp)(?=[/:?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  if (tongue === 'ja' || country === 'jp') return { bareYen: 'JPY' };
  if (tongue !== '' && tongue !== 'zh' && tongue !== 'yue') return {};
  const region = parts.find((part) => /^[a-z]{2}$/.test(part));
  // Simplified characters without a region are an edition for the mainland, whatever the host.
  const place = region ?? (parts.includes('hans') ? undefined : country);
  const currency = place === undefined ? undefined : regions[place];
  if (currency !== undefined) return { currency, bareDollar: openCurrency };
  return place === undefined && parts.includes('hant') ? { currency: openCurrency } : {};
}

/**
 * The same, where the page declares the currencies of its amounts, or tags them: two that print the sign alike leave it
 * open. What it says in words tells which of several tagged ones its bare sign stands for, and nothing that no tag bears out.
 */
export function withDeclared(bare: Bare, declared: ReadonlySet<string>, tagged: readonly string[] = []): Bare {
  const meant = (sign: SharedSign): string | undefined => {
    const prints = (each: string): boolean => sharing[sign].has(each);
    const [inWords, inTags] = [[...declared].filter(prints), tagged.filter(prints)];
    const [code, another] = inWords.length > 0 ? inWords : inTags;
    const isDenied = inTags.length > 0 && code !== undefined && !inTags.includes(code);
    return another === undefined && !isDenied ? code : openCurrency;
  };
  const currency = meant('yuan') ?? bare.currency;
  const bareDollar = meant('dollar') ?? bare.bareDollar;
  const bareYen = meant('yen') ?? bare.bareYen;
  return {
    ...(currency === undefined ? {} : { currency }),
    ...(bareDollar === undefined ? {} : { bareDollar }),
    ...(bareYen === undefined ? {} : { bareYen }),
  };
}
