// @microsoft/recognizers-text-suite in the shape that outside suites score: fields renamed, nothing decided.
import suite from '@microsoft/recognizers-text-suite';

const cultures = { en: 'en-us', 'zh-Hans': 'zh-cn', 'zh-Hant': 'zh-cn' };

const recognizers = [
  ['percentage', suite.recognizePercentage],
  ['currency', suite.recognizeCurrency],
  ['quantity', suite.recognizeDimension],
  ['quantity', suite.recognizeTemperature],
  ['quantity', suite.recognizeAge],
  ['number', suite.recognizeNumber],
];

const dayBefore = (day) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? '');

/** The library gives a past and a future day where the year is open, in this order, and ranges without their last day. */
function dateValue({ values = [] }) {
  const value = values.at(-1);
  if (value?.type === 'date' && isDay(value.value)) return value.value;
  if (value?.type === 'daterange' && isDay(value.start) && isDay(value.end))
    return `${value.start}/${dayBefore(value.end)}`;
  return undefined;
}

const amount = (resolution) => {
  const value = Number(String(resolution?.value ?? '').replace('%', ''));
  return Number.isFinite(value) ? value : undefined;
};

function numeric(text, culture) {
  const found = [];
  for (const [kind, recognize] of recognizers) {
    for (const { start, end, resolution, text: printed } of recognize(text, culture)) {
      // A number within an amount of money is that amount's own.
      if (found.some((other) => start < other.end && other.start <= end)) continue;
      const unit = resolution?.isoCurrency ?? resolution?.unit ?? (kind === 'percentage' ? '%' : null);
      found.push({ text: printed, start, end: end + 1, kind, value: amount(resolution), unit });
    }
  }
  return found;
}

function dates(text, culture, ref) {
  const day = ref ? new Date(`${ref.slice(0, 10)}T12:00:00`) : undefined;
  return suite
    .recognizeDateTime(text, culture, suite.DateTimeOptions.None, day)
    .map(({ start, end, resolution, text: printed }) => ({
      text: printed,
      start,
      end: end + 1,
      kind: 'date',
      value: dateValue(resolution ?? {}),
    }))
    .filter(({ value }) => value !== undefined);
}

export function recognize(text, { lang, ref }) {
  const culture = cultures[lang];
  return [...numeric(text, culture), ...dates(text, culture, ref)];
}
