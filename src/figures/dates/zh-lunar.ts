/**
 * The Chinese lunar calendar from 1901 to 2100, for feasts and for dates that say they are of it (农历八月十五, 闰四月).
 * One entry a year: the days from 1 January to the new year, the leap month, and a bit for each month of 30 days.
 * Source: the astronomical Chinese calendar of ICU (CLDR), tabulated once; the same on every machine.
 */
import { dayNumber } from '../day.ts';
import type { Days } from './calendar.ts';

const firstYear = 1901;

// Base 36 of (days to the new year * 16 + leap month) * 8192 + bits of the long months, from the first month up.
const table = (
  '3tp3m 2yu1x 27nt6 3l9hn 2nkpn 1w8ra 3ctwq 2hyl5 1nh3m 34evm 2ao85 3qwpx 2t6x7 1z82z 3fmi5 2kqjv 1qe7d 3799l ' +
  '2ghaq 3wjo2 2ytr9 251sd 3laae 2qcae 1tfp1 3cu6s 2hz8p 1qbo2 34gb6 2algm 3o2ej 2t6xj 1z7p2 3fo7u 2njys 1t809 ' +
  '37809 2dms3 3tpqr 2ys6j 225i3 3ih7x 2qctm 1w9xx 3cv50 2hykp 1nhqr 34fit 2808d 3o2eu 2t6zx 221ey 3fooi 2nlb8 ' +
  '1tavd 3a2bu 2dqqd 3qwlz 2ys7q 24yph 3ih91 2qd3m 1w7fp 3cvqd 2hxl6 1ks5z 31me3 2atei 3o2ga 2t755 221qq 3ihci ' +
  '2krol 1qmob 378ln 2dsq3 3qv1p 2vz3h 24yuh 3lay1 2qefm 1waat 3cvfp 2jsr1 3wity 31kty 27x6d 3o2qd 2t7s9 2236a ' +
  '3ihzm 2nl7q 1qdzq 34fh3 2dsra 3tobe 2vzdh 24t6x 3l9op 2qd1v 1tfl7 3a0q3 2f597 1ngpm 31ld6 281g5 3qwtg 2w095 ' +
  '1z98z 3fo2d 2kqi5 1qkbx 34fjp 2dz8q 3tosy 2ytut 252dm 3lb2i 2qe8l 1w8q6 3a0ra 2f5bp 1ngs2 34es2 27smd 3o4dh ' +
  '2vz9m 1z6hj 3ctrf 2hxej 1qe3a 378tl 2ec7m 3tpw2 2ytd1 251sb 3ih57 2njjf 1tisb 3a0tp 2f5gq 1nhw2 34g42 2auxx ' +
  '3o3z9 2t6xh 1z831 3fmwm 2hxh1 1qene 379hl 2gnte 3tqj6 2ytra 24ymu 3ih5j 2njkm 1tcr9 3a15h 2hxs9 1ksk3 31llf ' +
  '2808b 3o2ej 2qdsr 1z87u 3fn1m 2krqd 1qmve 378sp 2dtw5 3tpqt 2vz1p 225kd 3ih85 2qcve 1tdph 3a2ed 2hyyy 1nogl ' +
  '31ms6 2811q 3o2fq 2t705 1z8aa 3fnbm 2ksdh 1te8a 34eq3 2axzr 3qvfv 2vz2z 225li 3ihd6 2qd76 1w945 3a1xh 2f5aj ' +
  '1knff 31l7v'
).split(' ');

/** The days of a lunar month of the lunar year that begins in `year`, or of its leap month; undefined outside the table. */
export function lunarMonth(year: number, month: number, leap = false): Days | undefined {
  const code = Number.parseInt(table[year - firstYear] ?? '', 36);
  if (Number.isNaN(code)) return undefined;
  const leapMonth = Math.floor(code / 8192) % 16;
  if (month < 1 || month > 12 || (leap && leapMonth !== month)) return undefined;
  const index = month - 1 + (leap || (leapMonth > 0 && month > leapMonth) ? 1 : 0);
  let first = dayNumber({ year, month: 1, day: 1 }) + Math.floor(code / 131072);
  const length = (at: number): number => 29 + ((code >> at) & 1);
  for (let at = 0; at < index; at += 1) first += length(at);
  return { first, last: first + length(index) - 1 };
}

/** A day of a lunar month; 除夕 is day 0 of the first. */
export function lunarDay(year: number, month: number, day: number, leap = false): Days | undefined {
  const days = lunarMonth(year, month, leap);
  const at = days && days.first + day - 1;
  return days && at !== undefined && at <= days.last ? { first: at, last: at } : undefined;
}
