// chrono-node in the shape that outside suites score: fields renamed, nothing decided. It reads dates alone.
import * as chrono from 'chrono-node';

const parsers = { en: chrono.casual, 'zh-Hans': chrono.zh.hans, 'zh-Hant': chrono.zh.hant };

const two = (n) => String(n).padStart(2, '0');

/** What the library is certain of, or implies: "in 2012" is certain of the year alone. */
function printed(parsed) {
  const year = String(parsed.get('year')).padStart(4, '0');
  const relative = parsed.isCertain('day') || parsed.isCertain('weekday') || !parsed.isCertain('month');
  if (relative && !(parsed.isCertain('year') && !parsed.isCertain('month') && !parsed.isCertain('day')))
    return `${year}-${two(parsed.get('month'))}-${two(parsed.get('day'))}`;
  return parsed.isCertain('month') ? `${year}-${two(parsed.get('month'))}` : year;
}

export function recognize(text, { lang, ref }) {
  const day = ref ? new Date(`${ref.slice(0, 10)}T12:00:00`) : undefined;
  return parsers[lang].parse(text, day).map(({ index, text: words, start, end }) => ({
    text: words,
    start: index,
    end: index + words.length,
    kind: 'date',
    value: end ? `${printed(start)}/${printed(end)}` : printed(start),
  }));
}
