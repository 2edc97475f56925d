/** What a bare 元 or "$" means on a page, by where the page says that it is read. */

const regions: Readonly<Record<string, string>> = { tw: 'TWD', hk: 'HKD', mo: 'MOP' };

/** The currency of a Chinese page of Taiwan, Hong Kong or Macau; undefined for all others, where the sign alone decides. */
export function bareCurrencyOf(url: string, language: string | undefined): string | undefined {
  const [tongue, ...parts] = (language ?? '').toLowerCase().replaceAll('_', '-').split('-');
  if (tongue !== '' && tongue !== 'zh' && tongue !== 'yue') return undefined;
  const region = parts.find((part) => /^[a-z]{2}$/.test(part));
  if (region !== undefined) return regions[region];
  // Simplified characters without a region are an edition for the mainland, whatever the host.
  if (parts.includes('hans')) return undefined;
  const country = /^https?:\/\/[^/:?#]+\.(tw|hk|mo)(?=[/:?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return country === undefined ? undefined : regions[country];
}
