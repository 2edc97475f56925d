/**
 * The web as it was on a day: the last good capture that the Wayback Machine has from that day or before. Two exchanges
 * each: its index, then the bytes as they were stored. Whatever the archive says instead of a capture is told apart,
 * and an archive without a capture says nothing about the page.
 */
import { createHash } from 'node:crypto';
import { mementoOf } from './memento.ts';
import { type IndexRow, indexUrl, isIndex, isSamePage, readIndex, timestampOf } from './wayback-index.ts';
import { type Capture, type HostRule, header, type Request, type Web, WebError } from './web.ts';

const measured = 'github.com/edgi-govdata-archiving/wayback 0.5.1 (80 % of the hard limits), read 2026-11-23';

/** Ignored 429s get an address blocked for an hour; they come without a time, and a minute is what clients wait. */
export const waybackRules: readonly HostRule[] = [
  {
    hosts: ['web.archive.org'],
    path: '/cdx/',
    connections: 1,
    everyMs: 60_000 / 24,
    waitAfter429Ms: 60_000,
    api: true,
    source: measured,
  },
  { hosts: ['web.archive.org'], everyMs: 60_000 / 480, waitAfter429Ms: 60_000, api: true, source: measured },
];

const dayMs = 86_400_000;

/** `+08:00` -> 480. */
function zoneMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/**
 * @param day number since 1970-01-01
 * @param zone where the day is one: `+08:00`; default UTC
 */
export function past(web: Web, day: number, zone = '+00:00'): Web {
  const lastSecond = (day + 1) * dayMs - 1_000 - zoneMinutes(zone) * 60_000;
  return { get: (request) => getPast(web, request, lastSecond) };
}

async function getPast(web: Web, request: Request, lastSecond: number): Promise<Capture> {
  const until = timestampOf(lastSecond);
  const index = await ask(web, indexUrl(withoutFragment(request.url), until));
  const listed = new TextDecoder('latin1').decode(index.body);
  if (!isIndex(listed))
    throw new WebError('unreadable', 'type', "The web archive's index answered something else than rows.", {
      capture: index,
    });
  const row = readIndex(listed, request.url)
    .filter(({ timestamp }) => timestamp <= until)
    .at(-1);
  if (row === undefined) throw noCapture(until);
  const snapshot = await ask(web, `https://web.archive.org/web/${row.timestamp}id_/${row.original}`);
  const mementoAt = mementoOf(snapshot);
  if (mementoAt === undefined) throw exclusionOf(snapshot) ?? noCapture(until, snapshot);
  // The archive may lead on to the capture nearest to the one that the index named, and from there to another page.
  if (Date.parse(mementoAt) > lastSecond || !isCopyOf(snapshot, request.url)) throw noCapture(until, snapshot);
  return { ...snapshot, ...remarkOn(snapshot, row, mementoAt), how: 'archived', mementoAt, via: [index] };
}

const isCopyOf = ({ finalUrl }: Capture, url: string): boolean =>
  isSamePage(/\/web\/\d{14}\w*\/(.+)$/s.exec(finalUrl)?.[1] ?? '', url);

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

async function ask(web: Web, url: string): Promise<Capture> {
  try {
    return await web.get({ url });
  } catch (error) {
    const answer = error instanceof WebError ? error.capture : undefined;
    // With a Memento-Datetime it is what the site said then, and the failure already says so.
    if (answer === undefined || mementoOf(answer) !== undefined) throw error;
    throw exclusionOf(answer) ?? (answer.status === 404 ? noCapture(undefined, answer) : error);
  }
}

/** The archive keeps the page and does not show it, at its owner's wish. */
function exclusionOf(answer: Capture): WebError | undefined {
  const reason = header(answer, 'x-archive-wayback-runtime-error') ?? '';
  const text = new TextDecoder('latin1').decode(answer.body.subarray(0, 512 * 1024));
  if (/RobotAccessControl/i.test(reason) || /RobotAccessControlException|blocked by robots/i.test(text)) {
    return new WebError('blocked', 'robots', 'The site keeps web archives out: look for another source.', {
      capture: answer,
    });
  }
  if (
    /AdministrativeAccessControl|Blocked Site/i.test(reason) ||
    /AdministrativeAccessControlException|Blocked Site Error|has been excluded from the Wayback Machine/i.test(text)
  ) {
    return new WebError(
      'blocked',
      'excluded',
      'The site had itself taken out of the web archive: look for another source.',
      {
        capture: answer,
      },
    );
  }
  return undefined;
}

function noCapture(until?: string, capture?: Capture): WebError {
  const day = until === undefined ? 'that day' : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  return new WebError(
    'not-found',
    'no archived copy',
    `The web archive has no copy of the page from ${day} or before, which says nothing about the page: look for another source.`,
    capture === undefined ? {} : { capture },
  );
}

/**
 * The index's digest is over the bytes in the archive's own files. Where those were neither packed nor cut into chunks
 * they should be the bytes that came; where they are not, the report says so, and no more: the archive's clients warn
 * that it is no proof of damage (edgi-govdata-archiving/wayback#189).
 */
function remarkOn(snapshot: Capture, row: IndexRow, mementoAt: string): { remark?: string } {
  const stored = ['content-encoding', 'transfer-encoding'].map((name) => header(snapshot, `x-archive-orig-${name}`));
  const isSame = timestampOf(Date.parse(mementoAt)) === row.timestamp;
  if (!isSame || stored.some((coding) => coding !== undefined) || !/^[A-Z2-7]{32}$/.test(row.digest)) return {};
  const digest = base32(createHash('sha1').update(snapshot.body).digest());
  return digest === row.digest
    ? {}
    : { remark: `the web archive's index has another digest for this copy: ${row.digest}` };
}

/** RFC 4648, section 6; 20 bytes make 32 characters and no padding. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
    .join('');
}
