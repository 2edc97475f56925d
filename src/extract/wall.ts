/** What keeps a reader from the text, by the shape of the page: for most sites show the same few. */
import type { Block, HtmlDocument } from './document.ts';
import type { JsonRecord } from './json-ld.ts';

export interface WallClues {
  readonly blocks: readonly Block[];
  readonly records: readonly JsonRecord[];
  readonly markup: string;
}

/** Shorter than this, what is there of an article is a teaser. Letters; an article of a news agency has 1,500 and more. */
const shortBody = 1500;
/** Fewer letters than this in sight are a shell. */
const shellText = 250;

export function wallOf({ blocks, records, markup }: WallClues): HtmlDocument['wall'] | undefined {
  const all = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const body = blocks.reduce((sum, block) => sum + (block.body && block.tag !== 'tr' ? block.text.length : 0), 0);
  const hasTable = blocks.some((block) => block.tag === 'tr');
  const opening = blocks
    .slice(0, 12)
    .map((block) => block.text)
    .join('\n');
  if (all < 3000 && challenge.test(opening)) return 'wall';
  if (all < 3000 && consent.test(opening)) return 'consent';
  if (body < shortBody && !hasTable && records.some(isClosed)) return 'paywall';
  if (all < shellText && markup.length > 2000 && /<script\b/i.test(markup)) return 'needs-script';
  return undefined;
}

const challenge =
  /just a moment|checking (?:if the site connection|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|unusual (?:traffic|activity)|access (?:to this page has been )?denied|attention required|enable javascript and cookies to continue|request originates from an undeclared automated tool|request rate threshold exceeded|captcha|安全验证|人机验证/i;
const consent =
  /before you continue to|we value your privacy|(?:accept|manage) (?:all )?cookies|your privacy choices|cookie (?:consent|settings)|zustimm\w+ .{0,40}cookies|gérer mes cookies/i;

function isClosed(record: JsonRecord): boolean {
  const free = Object.hasOwn(record, 'isAccessibleForFree') ? record['isAccessibleForFree'] : undefined;
  return free === false || (typeof free === 'string' && /(?:^|[/#])false$/i.test(free.trim()));
}
