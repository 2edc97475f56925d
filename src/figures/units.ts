/**
 * The units that print uses, as a table: dimension, canonical name, size in the base of its kind, and the words for it
 * in both languages. A form that begins with "=" is compared as written. What is counted (people, users, cars) stands
 * in `things.ts`, money in `currencies.ts`.
 */
import type { Dimension, Unit } from './figure.ts';
import { div, one, parseRational, type Rational, rational } from './rational.ts';

export interface UnitRow {
  readonly dimension: Dimension;
  readonly name: string;
  /** How many base units one of these is; units convert into each other where `kind` is the same. */
  readonly size: Rational;
  /** What converts exactly: the dimension, or a part of it (months and days are both durations). */
  readonly kind: string;
  /** A unit of temperature that is shifted against its base. */
  readonly offset?: Rational;
  readonly words: readonly string[];
}

const exact = (text: string): Rational => {
  const [n = '', d = '1'] = text.split('/');
  return div(parseRational(n) ?? one, parseRational(d) ?? one);
};

type Line = readonly [name: string, size: string, words: string];

const rows = (dimension: Dimension, lines: readonly Line[], kind: string = dimension): UnitRow[] =>
  lines.map(([name, size, words]) => ({ dimension, name, size: exact(size), kind, words: words.split('|') }));

// Sizes: the International System of Units; the yard and pound agreement of 1959; 市斤 and 市兩 as in the mainland.
const table = (): UnitRow[] => [
  ...rows('percent', [
    ['percent', '1', '%|％|percent|per cent|percents|per-cent|pct|percentage|巴仙'],
    ['percent', '1/10', '‰|per mille|per mil'],
  ]),
  ...rows('points', [
    [
      'point',
      '1',
      'percentage point|percentage points|percentage-point|percent point|percent points|pp|ppt|ppts|pps|pct pts|pct points|% points|%-points|个百分点|個百分點|百分点|百分點',
    ],
    ['point', '1/100', 'basis point|basis points|basis-point|bp|bps|个基点|個基點|基点|基點|个基准点'],
  ]),
  ...rows('multiple', [['times', '1', 'times|-fold|fold|=x|=X|×|倍|倍之多']]),
  ...rows(
    'duration',
    [
      ['second', '1', 'second|seconds|sec|secs|=s|秒|秒钟|秒鐘'],
      ['millisecond', '1/1000', 'millisecond|milliseconds|=ms|毫秒'],
      ['microsecond', '1/1000000', 'microsecond|microseconds|微秒'],
      ['minute', '60', 'minute|minutes|min|mins|分钟|分鐘'],
      ['hour', '3600', 'hour|hours|hr|hrs|小时|小時|个小时|個小時|个钟头|個鐘頭|個鐘'],
      ['day', '86400', 'day|days|天|昼夜'],
      ['week', '604800', 'week|weeks|wk|wks|周|週|星期|个星期|個星期|个礼拜|個禮拜|礼拜|禮拜'],
      ['fortnight', '1209600', 'fortnight|fortnights'],
    ],
    'days',
  ),
  ...rows(
    'duration',
    [
      ['month', '1', 'month|months|个月|個月'],
      ['quarter', '3', 'quarter|quarters|季度|季|个季度|個季度|個季|个季'],
      ['year', '12', 'year|years|yr|yrs|年|周年|週年|载|載|岁|歲|周岁|週歲|周歲'],
      ['decade', '120', 'decade|decades|个年代'],
      ['century', '1200', 'century|centuries|世纪|世紀|个世纪|個世紀'],
    ],
    'months',
  ),
  ...rows('length', [
    ['nm', '1/1000000000', 'nanometre|nanometres|nanometer|nanometers|=nm|纳米|奈米|納米'],
    ['pm', '1/1000000000000', 'picometre|picometer|picometres|picometers'],
    ['µm', '1/1000000', 'micron|microns|micrometre|micrometres|micrometer|micrometers|µm|μm|微米'],
    ['mm', '1/1000', 'millimetre|millimetres|millimeter|millimeters|=mm|毫米|公厘'],
    ['cm', '1/100', 'centimetre|centimetres|centimeter|centimeters|cm|cms|厘米|公分'],
    ['m', '1', 'metre|metres|meter|meters|=m|米|公尺'],
    ['km', '1000', 'kilometre|kilometres|kilometer|kilometers|km|kms|公里|千米|公裏'],
    ['inch', '0.0254', "inch|inches|in.|\"|″|''|英寸|英吋|吋"],
    ['foot', '0.3048', "foot|feet|ft|'|′|英尺|英呎|呎"],
    ['yard', '0.9144', 'yard|yards|yd|yds|码|碼'],
    ['mile', '1609.344', 'mile|miles|mi|英里|英哩|英裏|哩'],
    ['nautical mile', '1852', 'nautical mile|nautical miles|nmi|海里|浬'],
    ['light-year', '9460730472580800', 'light-year|light-years|light year|light years|光年'],
    ['li', '500', '华里|華里'],
  ]),
  ...rows('area', [
    ['m²', '1', 'square metre|square metres|square meter|square meters|sq m|sqm|m2|m²|m^2|平方米|平方公尺|平米|平方'],
    [
      'km²',
      '1000000',
      'square kilometre|square kilometres|square kilometer|square kilometers|sq km|sqkm|km2|km²|km^2|平方公里|平方千米',
    ],
    [
      'cm²',
      '1/10000',
      'square centimetre|square centimetres|square centimeter|square centimeters|sq cm|cm2|cm²|cm^2|平方厘米',
    ],
    ['sq ft', '0.09290304', 'square foot|square feet|sq ft|sq. ft.|sq. ft|sqft|平方英尺|平方呎|平方英呎'],
    ['sq mi', '2589988.110336', 'square mile|square miles|sq mi|sq. mi.|平方英里|平方英哩'],
    ['sq yd', '0.83612736', 'square yard|square yards|sq yd'],
    ['hectare', '10000', 'hectare|hectares|ha|公顷|公頃|顷|頃'],
    ['acre', '4046.8564224', 'acre|acres|英亩|英畝'],
    ['mu', '2000/3', '亩|畝'],
    ['ping', '400/121', '坪'],
  ]),
  ...rows('volume', [
    [
      'ml',
      '1/1000',
      'millilitre|millilitres|milliliter|milliliters|ml|mls|毫升|cc|cm3|cm³|cm^3|cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters|立方厘米|立方公分',
    ],
    ['cl', '1/100', 'centilitre|centilitres|centiliter|centiliters|cl|厘升'],
    ['l', '1', 'litre|litres|liter|liters|=l|=L|升|公升'],
    ['hl', '100', 'hectolitre|hectolitres|hectoliter|hectoliters'],
    ['m³', '1000', 'cubic metre|cubic metres|cubic meter|cubic meters|m3|m³|m^3|立方米|立方公尺|立方'],
    [
      'km³',
      '1000000000000',
      'cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers|km3|km³|km^3|km cubed|立方公里',
    ],
    ['cubic foot', '28.316846592', 'cubic foot|cubic feet|cu ft|立方英尺'],
    ['gallon', '3.785411784', 'gallon|gallons|gal|gals|加仑|加侖'],
    ['barrel', '158.987294928', 'barrel|barrels|bbl|bbls|桶'],
    ['cup', '0.2365882365', 'cup|cups|杯'],
    ['pint', '0.473176473', 'pint|pints'],
    ['quart', '0.946352946', 'quart|quarts'],
    ['tablespoon', '0.01478676478125', 'tablespoon|tablespoons|tbsp|tbsps|汤匙|湯匙'],
    ['teaspoon', '0.00492892159375', 'teaspoon|teaspoons|tsp|tsps|茶匙'],
    ['bushel', '35.23907016688', 'bushel|bushels|蒲式耳'],
  ]),
  ...rows('mass', [
    ['µg', '1/1000000', 'microgram|micrograms|µg|μg|mcg|微克'],
    ['mg', '1/1000', 'milligram|milligrams|mg|mgs|毫克'],
    ['g', '1', 'gram|grams|gramme|grammes|=g|=gs|gm|gms|克|公克'],
    ['kg', '1000', 'kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs|k.g|k.gs|公斤|千克'],
    ['tonne', '1000000', 'tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes|=t|=MT|吨|噸|公吨|公噸'],
    ['ton', '1000000', 'ton|tons'],
    ['ounce', '28.349523125', 'ounce|ounces|oz|盎司|安士'],
    ['pound', '453.59237', 'pound|pounds|lb|lbs|磅'],
    ['stone', '6350.29318', 'stone'],
    ['jin', '500', '斤|市斤'],
    ['liang', '50', '两|兩|市两'],
    ['carat', '0.2', 'carat|carats|克拉'],
    ['troy ounce', '31.1034768', 'troy ounce|troy ounces'],
  ]),
  ...rows(
    'temperature',
    [
      [
        '°C',
        '1',
        '°C|℃|° C|degree celsius|degrees celsius|degree c|degrees c|deg c|deg. c|celsius|centigrade|degree centigrade|degrees centigrade|° celsius|摄氏度|攝氏度|摄氏°|攝氏°|摄氏|攝氏',
      ],
    ],
    'temperature',
  ),
  ...rows(
    'temperature',
    [
      [
        '°F',
        '5/9',
        '°F|℉|° F|degree fahrenheit|degrees fahrenheit|degree f|degrees f|deg f|deg. f|fahrenheit|° fahrenheit|华氏度|華氏度|华氏°|華氏°|华氏|華氏',
      ],
    ],
    'temperature',
  ).map((row) => ({ ...row, offset: rational(-160, 9) })),
  ...rows('temperature', [['K', '1', 'kelvin|kelvins']], 'temperature').map((row) => ({
    ...row,
    offset: exact('-273.15'),
  })),
  ...rows('temperature', [['degree', '1', 'degree|degrees|deg|deg.|°|度']], 'degrees'),
  ...rows('speed', [
    ['m/s', '1', 'm/s|metres per second|meters per second|metre per second|meter per second|米每秒|米/秒|公尺/秒'],
    [
      'km/h',
      '5/18',
      'km/h|kmh|kph|kmph|km/hr|kilometres per hour|kilometers per hour|kilometre per hour|kilometer per hour|kilometres an hour|kilometers an hour|公里/小时|公里/小時|公里每小时|公里每小時|公里/时',
    ],
    ['mph', '0.44704', 'mph|mi/h|miles per hour|mile per hour|miles an hour|mile an hour|英里/小时|英里每小时'],
    ['knot', '1852/3600', 'knot|knots|kn|节'],
  ]),
  ...rows('energy', [
    ['J', '1', 'joule|joules|=J|焦耳|焦'],
    ['kJ', '1000', 'kilojoule|kilojoules|kJ|千焦'],
    ['MJ', '1000000', '=MJ|megajoule|megajoules|兆焦'],
    ['Wh', '3600', '=Wh|watt-hour|watt-hours|watt hours|瓦时|瓦時'],
    [
      'kWh',
      '3600000',
      'kWh|kilowatt-hour|kilowatt-hours|kilowatt hours|kilowatt hour|千瓦时|千瓦時|度电|度電|千瓦小时',
    ],
    ['MWh', '3600000000', '=MWh|megawatt-hour|megawatt-hours|megawatt hours|megawatt hour|兆瓦时|兆瓦時'],
    ['GWh', '3600000000000', 'GWh|gigawatt-hour|gigawatt-hours|gigawatt hours|gigawatt hour|吉瓦时|吉瓦時'],
    ['TWh', '3600000000000000', 'TWh|terawatt-hour|terawatt-hours|terawatt hours|terawatt hour|太瓦时|太瓦時'],
    ['kcal', '4184', 'kcal|kilocalorie|kilocalories|calorie|calories|千卡|大卡'],
    ['eV', '1.602176634e-19', '=eV|electronvolt|electronvolts'],
  ]),
  ...rows('power', [
    ['W', '1', '=W|watt|watts|瓦|瓦特'],
    ['kW', '1000', 'kilowatt|kilowatts|kW|千瓦'],
    ['MW', '1000000', '=MW|megawatt|megawatts|兆瓦|百万瓦'],
    ['GW', '1000000000', 'GW|gigawatt|gigawatts|吉瓦'],
    ['TW', '1000000000000', '=TW|terawatt|terawatts|太瓦'],
    ['hp', '745.69987158227022', 'horsepower|hp|bhp|马力|馬力|匹马力'],
  ]),
  ...rows('data', [
    ['bit', '1/8', 'bit|bits|比特'],
    ['kilobit', '125', 'kilobit|kilobits|kbit|千比特|千位'],
    ['megabit', '125000', 'megabit|megabits|Mbit|兆比特'],
    ['gigabit', '125000000', 'gigabit|gigabits|Gbit|=Gb'],
    ['byte', '1', 'byte|bytes|字节|位元組|字元組'],
    ['KB', '1000', 'kilobyte|kilobytes|=KB|=kB|=kb|千字节'],
    ['MB', '1000000', 'megabyte|megabytes|=MB|=mb|兆字节|兆位元組'],
    ['GB', '1000000000', 'gigabyte|gigabytes|=GB|=gb|吉字节'],
    ['TB', '1000000000000', 'terabyte|terabytes|=TB|=tb|太字节'],
    ['PB', '1000000000000000', 'petabyte|petabytes|=PB|拍字节'],
    ['EB', '1000000000000000000', 'exabyte|exabytes|=EB'],
    ['ZB', '1000000000000000000000', 'zettabyte|zettabytes|=ZB'],
  ]),
  ...rows('frequency', [
    ['Hz', '1', 'hertz|Hz|赫兹|赫茲|赫'],
    ['kHz', '1000', 'kilohertz|kHz|千赫|千赫兹|千赫茲'],
    ['MHz', '1000000', 'megahertz|MHz|兆赫|兆赫兹|兆赫茲'],
    ['GHz', '1000000000', 'gigahertz|GHz|吉赫|吉赫兹|千兆赫'],
  ]),
];

let built: readonly UnitRow[] | undefined;

/** All units, built when the first one is asked for. */
export function unitRows(): readonly UnitRow[] {
  built ??= table();
  return built;
}

/** What a printed unit word stands for: the unit, and by how much the printed number is multiplied to be in it. */
export interface UnitWord {
  readonly unit: Unit;
  readonly factor: Rational;
}

let byName: ReadonlyMap<string, UnitRow> | undefined;

/** Row of a unit by its canonical name; of several sizes under one name ("basis point" is read in points) the first. */
export function rowOf(unit: Unit): UnitRow | undefined {
  byName ??= new Map(
    unitRows()
      .toReversed()
      .map((row) => [`${row.dimension} ${row.name}`, row]),
  );
  return byName.get(`${unit.dimension} ${unit.name}`);
}

export function wordOf(row: UnitRow): UnitWord {
  const unit: Unit = { dimension: row.dimension, name: row.name };
  return { unit, factor: div(row.size, (rowOf(unit) ?? row).size) };
}

/**
 * Dimensions whose integers are print ("$171", "58 years", "5 %"): half a unit of the last digit either way. The others
 * are counted, and exact.
 */
export const measured: ReadonlySet<Dimension> = new Set<Dimension>([
  'percent',
  'points',
  'multiple',
  'money',
  'duration',
  'length',
  'area',
  'volume',
  'mass',
  'temperature',
  'speed',
  'energy',
  'power',
  'data',
  'frequency',
]);
