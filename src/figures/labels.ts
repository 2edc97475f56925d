/** Words whose number is a name: "room 12", "page 3", "dial 911". */

export const labels: ReadonlySet<string> = new Set(
  'hotline act appendix apartment apt article bill block building bus box carriage case category channel chapter class clause code column convoy district divison division document edition engine entry episode equation error exercise exhibit exit extension figure fig file flight floor footnote form formula gate generation grade group gen highway hwy house id invoice issue item junction lane lesson level line lot mark mission model motorway no nos note nr number numbers object order page paragraph para part pp pass patent path phase phone pin platform size port problem protocol question region release resolution road room route row rule runway scene schedule season seat section sector serial series ship sheet slide sol stage station step street suite table task team tel telephone terminal test theorem ticket tier title track train trial type unit ver version v verse vol volume ward week wing word zip zone game round day match ladder pump reactor battalion tram aisle bay berth booth cabin cell desk dock hall locker shelf stand chromosome kernel firmware exon codon batch badge passport postcode pier hangar sonnet psalm docket freeway turnpike classroom courtroom barracks'.split(
    ' ',
  ),
);

/** Of those the plurals that are no verbs: "pages 12 and 14". */
const plurals: ReadonlySet<string> = new Set(
  'apartments appendices chapters channels clauses columns exits flights footnotes gates junctions lanes lines pages paragraphs platforms rooms routes rows seats sections terminals verses wards zones'.split(
    ' ',
  ),
);

/** Labels that are verbs as well: "to release 20 hostages". */
const verbs: ReadonlySet<string> = new Set(
  'bill block building channel exercise exhibit file form group house issue level stand mark match object order pass pump question release schedule seat ship stage test track train'.split(
    ' ',
  ),
);

const asVerb = /\b(?:to|will|would|can|could|may|might|must|shall|should|cannot|not|[a-z]+n['’]t)\s$/i;
const asGerund = /\b(?:is|are|was|were|been|be|started|began)\s$/i;

/** A plural among the next words: "20 hostages", "12 wood-fired pizzas". */
export const countsBehind =
  /^(?:\s(?!(?:is|was|has|does|as|this|its)\b)[a-z-]+){0,2}\s(?!(?:is|was|has|does|as|this|its)\b)(?:[a-z-]+s|people|men|women|children|staff)\b/;

/** Does the word that begins at `start` label the number that ends at `end`? */
export const isLabel = (text: string, word: string, start: number, end: number): boolean =>
  (labels.has(word) || plurals.has(word)) &&
  !(
    verbs.has(word) &&
    (word === 'building' ? asGerund : asVerb).test(text.slice(Math.max(0, start - 10), start)) &&
    countsBehind.test(text.slice(end, end + 40))
  );

const dialled = /\b(?:call|dial|phone|ring|rang|text)(?:l?ed|l?ing)?\s$/i;

/** "Called 911", "text 88022 to join": a short number that is dialled, with nothing behind it that it could count. */
export const isDialled = (text: string, start: number, end: number): boolean =>
  end - start >= 3 &&
  dialled.test(text.slice(Math.max(0, start - 9), start)) &&
  !countsBehind.test(text.slice(end, end + 40));
