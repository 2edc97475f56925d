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

/** The same, where the page declares the currencies of its amounts: two that print the sign alike leave it open. */
export function withDeclared(bare: Bare, declared: ReadonlySet<string>): Bare {
  const meant = (sign: SharedSign): string | undefined => {
    const [code, another] = [...declared].filter((each) => sharing[sign].has(each));
    return another === undefined ? code : openCurrency;
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
