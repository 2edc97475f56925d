/** What a bare 元 or "$" means on a page, by where the page says that it is read. */
import { openCurrency } from '../figures/currencies.ts';
import type { ReadingContext } from '../figures/figure.ts';

const regions: Readonly<Record<string, string>> = { tw: 'TWD', hk: 'HKD', mo: 'MOP' };

/**
 * A Chinese page of Taiwan, Hong Kong or Macau says 元 for its own currency, and "$" for that or the US dollar: which
 * is left open. In traditional characters without a region 元 is open as well. On all others the sign alone decides.
 */
export function bareCurrenciesOf(
  url: string,
  language: string | undefined,
): Pick<ReadingContext, 'currency' | 'bareDollar'> {
  const [tongue, ...parts] = (language ?? '').toLowerCase().replaceAll('_', '-').split('-');
  if (tongue !== '' && tongue !== 'zh' && tongue !== 'yue') return {};
  const region = parts.find((part) => /^[a-z]{2}$/.test(part));
  const country = /^https?:\/\/[^/:?#]+\.(tw|hk|mo)(?=[/:?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  // Simplified characters without a region are an edition for the mainland, whatever the host.
  const place = region ?? (parts.includes('hans') ? undefined : country);
  const currency = place === undefined ? undefined : regions[place];
  if (currency !== undefined) return { currency, bareDollar: openCurrency };
  return place === undefined && parts.includes('hant') ? { currency: openCurrency } : {};
}
