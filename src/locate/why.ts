/** Why a candidate was seen and not taken: the closed list, one sentence each. */
export const whyPassedOver = {
  'other-unit': 'A figure stands there, but it measures something else than was asked for.',
  'no-figure': 'The words are there, but no figure stands at the blank or in their sentence.',
  'no-date': 'The words are there, but no date stands at the blank or in their sentence.',
  'not-at-blank': 'A figure stands in the sentence, but not where the blank is.',
  'no-term': 'The words are there, but none of the terms stands at the blank or in their sentence.',
  'no-place': 'The term is on the page, and nothing says at which place of it a term would count: add `near`.',
  contrasted: 'The term stands there only to say that it is not the one ("rather than", 而非).',
  'words-apart': 'All words are on the page, but no single sentence or table row holds them all.',
  unresolved: 'The date there has no year, or is relative ("yesterday"), and the page gives no day to count from.',
  'not-a-number': 'The place holds a value that is no number.',
  'no-value': 'The place is there and empty.',
  'missing-code': 'The number there is one that data files write where there is no value (-1, -99, 9999).',
  'no-day': 'The cell stands among dates and holds none that can be read.',
  'several-days': 'Several dates stand there, or one that can be read in two ways, and nobody says which is meant.',
  earlier: 'An earlier one than the one that was taken: the latest was asked for.',
  later: 'A later one than the one that was taken: the earliest was asked for.',
  'other-column': 'The row is there; its column headers are not the ones asked for.',
  'other-row': 'The column is there; no row is called what was asked for.',
  'scale-unknown':
    'The cell is there, and nothing on the page says for sure whether it is in units, thousands or millions.',
  'replacement-character': 'The passage holds a character that could not be decoded.',
  dimensioned: 'The fact is one of a part or a member, not of the whole.',
  'other-period': 'The fact is there for another period than the one named.',
  'too-many': 'More candidates than are shown stand on the page.',
} as const;

export type Why = keyof typeof whyPassedOver;
