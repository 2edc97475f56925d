/**
 * The offsets of the zones that news and markets name, as a small table with the rules in force since 2007, so that a
 * report does not hang on the machine's time zone data. Sources: the IANA time zone database; U.S. Energy Policy Act of
 * 2005 (second Sunday of March to first Sunday of November, at 2:00 local time); Directive 2000/84/EC (last Sundays of
 * March and October, at 1:00 UTC).
 */
import { civilDay, dayNumber } from '../day.ts';
import { weekdayOf } from './calendar.ts';

type Summer = 'none' | 'american' | 'european';

interface Zone {
  /** Minutes east of Greenwich in winter. */
  readonly minutes: number;
  readonly summer: Summer;
}

const zone = (hours: number, summer: Summer = 'none'): Zone => ({ minutes: hours * 60, summer });

const zones: ReadonlyMap<string, Zone> = new Map([
  ['Z', zone(0)],
  ['UTC', zone(0)],
  ['GMT', zone(0)],
  ['Europe/London', zone(0, 'european')],
  ['Europe/Dublin', zone(0, 'european')],
  ['Europe/Berlin', zone(1, 'european')],
  ['Europe/Paris', zone(1, 'european')],
  ['Europe/Madrid', zone(1, 'european')],
  ['Europe/Rome', zone(1, 'european')],
  ['Europe/Amsterdam', zone(1, 'european')],
  ['Europe/Brussels', zone(1, 'european')],
  ['Europe/Zurich', zone(1, 'european')],
  ['Europe/Stockholm', zone(1, 'european')],
  ['Asia/Dubai', zone(4)],
  ['Asia/Kolkata', zone(5.5)],
  ['Asia/Shanghai', zone(8)],
  ['Asia/Hong_Kong', zone(8)],
  ['Asia/Taipei', zone(8)],
  ['Asia/Singapore', zone(8)],
  ['Asia/Tokyo', zone(9)],
  ['Asia/Seoul', zone(9)],
  ['America/New_York', zone(-5, 'american')],
  ['America/Toronto', zone(-5, 'american')],
  ['America/Chicago', zone(-6, 'american')],
  ['America/Denver', zone(-7, 'american')],
  ['America/Los_Angeles', zone(-8, 'american')],
]);

/** The first Sunday of a month, or its last where `last`. */
function sunday(year: number, month: number, which: 'first' | 'second' | 'last'): number {
  const first = dayNumber({ year, month, day: 1 });
  const firstSunday = first + ((6 - weekdayOf(first) + 7) % 7);
  if (which === 'first') return firstSunday;
  if (which === 'second') return firstSunday + 7;
  const next = dayNumber(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 });
  return next - 1 - ((weekdayOf(next - 1) + 1) % 7);
}

/** Is it summer time at this minute of the day, as the clock on the wall shows it? */
function isSummer({ minutes, summer }: Zone, day: number, minuteOfDay: number): boolean {
  if (summer === 'none') return false;
  const { year } = civilDay(day);
  const at = day * 1440 + minuteOfDay;
  if (summer === 'american') {
    // Clocks on the wall turn at 2:00, in spring and in autumn.
    return at >= sunday(year, 3, 'second') * 1440 + 120 && at < sunday(year, 11, 'first') * 1440 + 120;
  }
  const turn = 60 + minutes;
  return at >= sunday(year, 3, 'last') * 1440 + turn && at < sunday(year, 10, 'last') * 1440 + turn + 60;
}

const fixed = /^([+-])(\d{2}):?(\d{2})$/;

/**
 * Minutes east of Greenwich of a zone ("+08:00", "America/New_York") at a local time; undefined for a name that is not
 * in the table. The hour that autumn counts twice is taken as summer time.
 */
export function offsetMinutes(name: string, day: number, minuteOfDay: number): number | undefined {
  const match = fixed.exec(name);
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return minutes <= 14 * 60 ? (match[1] === '-' ? -minutes : minutes) : undefined;
  }
  const known = zones.get(name);
  return known && known.minutes + (isSummer(known, day, minuteOfDay) ? 60 : 0);
}
