/** Signs that several currencies share, and what one of them means where nothing nearer says it. */
import { openCurrency } from './currencies.ts';
import type { ReadingContext } from './figure.ts';

export type SharedSign = 'dollar' | 'yuan' | 'yen';

/** Currencies that print "$" for themselves, those that Chinese calls 元, and those that print "¥"; each may be left open. */
export const sharing: Readonly<Record<SharedSign, ReadonlySet<string>>> = {
  dollar: new Set(['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP', openCurrency]),
  yuan: new Set(['CNY', 'TWD', 'HKD', 'MOP', 'SGD', 'USD', openCurrency]),
  yen: new Set(['CNY', 'JPY', openCurrency]),
};

const usual: Readonly<Record<SharedSign, string>> = { dollar: 'USD', yuan: 'CNY', yen: 'CNY' };

/** What the sign means on this page: what its context says, where that currency is printed so. */
export function currencyOfSign(sign: SharedSign, context: ReadingContext): string {
  const { currency = '', bareDollar = currency, bareYen = currency } = context;
  const said = sign === 'dollar' ? bareDollar : sign === 'yuan' ? currency : bareYen;
  return sharing[sign].has(said) ? said : usual[sign];
}
