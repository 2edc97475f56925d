/** `factcheck evidence import` and `add`: captures that come from elsewhere, each saying so in its record. */
import { basename, extname, join } from 'node:path';
import { openArchive } from '../net/archive.ts';
import { DiskError, listFolder, readRegular } from '../net/archive-disk.ts';
import { isInstant } from '../net/archive-file.ts';
import { type Imported, maxBodyBytes, suppliedByHand } from '../net/archive-import.ts';
import { archiveKey } from '../net/archive-key.ts';
import { importHar } from '../net/har.ts';
import { parseHttpText } from '../net/http-text.ts';
import { wallOf } from '../net/walls.ts';
import { WarcError } from '../net/warc.ts';
import { importWarc } from '../net/warc-import.ts';
import { forTerminal } from '../report/escape.ts';
import type { Told } from './evidence.ts';

/** The largest body, with what stands before it in its file. */
const maxMadeBytes = maxBodyBytes + 64 * 1024;

/**
 * Packs a folder of `.http` files (see `net/http-text.ts`) as captures made by hand. What was made by hand before for
 * the same URLs is replaced, so that the evidence follows the files.
 */
export async function importMade(from: string, evidence: string, takenAt?: string): Promise<Told> {
  const problems: string[] = [];
  const captures = [];
  for (const name of listFolder(from).files.filter((file) => file.endsWith('.http'))) {
    try {
      captures.push(parseHttpText(readRegular(join(from, name), maxMadeBytes), takenAt));
    } catch (error) {
      if (!(error instanceof WarcError) && !(error instanceof DiskError)) throw error;
      problems.push(`${forTerminal(name)}: ${forTerminal(error.message)}`);
    }
  }
  if (problems.length > 0) return { text: `${problems.join('\n')}\nNothing was imported.`, ok: false };
  const archive = openArchive(evidence);
  const urls = new Set(captures.map((capture) => archiveKey(capture.url)));
  const replaced = archive.entries().filter((entry) => {
    const held = archive.read(entry);
    return 'capture' in held && held.capture.provenance === 'reconstructed' && urls.has(held.capture.url);
  });
  archive.remove(replaced);
  // In order of time: a later capture of an unchanged body refers to the earlier one.
  captures.sort((a, b) => (a.takenAt < b.takenAt ? -1 : a.takenAt > b.takenAt ? 1 : 0));
  for (const capture of captures) await archive.put(capture);
  return {
    text: `${captures.length} captures made by hand, ${replaced.length} of an earlier import replaced`,
    ok: true,
  };
}

/** Largest file of another tool that is read: it is held in memory. */
const maxImportBytes = 1024 * 1024 * 1024;

const dayMs = 86_400_000;

/** Nobody has seen a page that is yet to come: such a date would stand before every true one. A day's grace is for zones. */
const isAhead = (instant: string, now: number): boolean => Date.parse(instant) > now + dayMs;

/**
 * Captures out of a WARC or a HAR file: which of the two it is, its first bytes tell.
 *
 * @param now milliseconds since 1970
 */
export async function importRecorded(file: string, evidence: string, now: number): Promise<Told> {
  let imported: Imported;
  try {
    const bytes = readRegular(file, maxImportBytes);
    const begin = bytes.subarray(0, 64).toString('utf8');
    const isJson = /^(?:\ufeff)?\s*[{[]/.test(begin);
    if (!isJson && bytes[0] !== 0x1f && !/^\s*WARC\//.test(begin)) throw new WarcError('neither a WARC nor a HAR file');
    imported = isJson ? importHar(bytes, basename(file)) : importWarc(bytes, basename(file));
  } catch (error) {
    if (!(error instanceof WarcError) && !(error instanceof DiskError)) throw error;
    return { text: `${forTerminal(file)}: ${forTerminal(error.message)}`, ok: false };
  }
  const archive = openArchive(evidence);
  const skipped = imported.skipped.map(({ what, why }) => `left out: ${forTerminal(what)} (${forTerminal(why)})`);
  let kept = 0;
  for (const capture of [...imported.captures].sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1))) {
    try {
      if (isAhead(capture.takenAt, now)) throw new WarcError(`taken at ${capture.takenAt}, which is yet to come`);
      await archive.put(capture);
      kept += 1;
    } catch (error) {
      if (!(error instanceof WarcError)) throw error;
      skipped.push(`left out: ${forTerminal(capture.url)} (${forTerminal(error.message)})`);
    }
  }
  const total = `${kept} captures imported, ${skipped.length} left out`;
  if (imported.damage === undefined) return { text: [...skipped, total].join('\n'), ok: kept > 0 };
  const damage = `${forTerminal(file)}: ${forTerminal(imported.damage)}. What comes after it was not read.`;
  return { text: [...skipped, damage, `In part: ${total}`].join('\n'), ok: false };
}

/** What a saved page is, by the ending of its name. No charset: the page's own declaration counts. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.xml': 'application/xml',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.pdf': 'application/pdf',
};

export interface Supplied {
  readonly url: string;
  readonly file: string;
  /** Who saved it. */
  readonly by: string;
  /** A day or a UTC instant: when it was saved. */
  readonly at: string;
  /** Content type, where the ending of the file's name does not tell. */
  readonly type?: string;
}

/** Keeps a page that a person saved because its host turns programs away, with who did and when. */
export async function addSaved(page: Supplied, evidence: string, now: number): Promise<Told> {
  const refuse = (text: string): Told => ({ text, ok: false });
  const savedAt = /^\d{4}-\d{2}-\d{2}$/.test(page.at) ? `${page.at}T00:00:00Z` : page.at;
  const contentType = page.type ?? types[extname(page.file).toLowerCase()];
  if (!/^https?:\/\//.test(page.url) || !URL.canParse(page.url))
    return refuse(`"${forTerminal(page.url)}" is no http address`);
  if (page.by.trim() === '') return refuse('say who saved the page: --by "A. Name"');
  if (!isInstant(savedAt)) return refuse(`"${forTerminal(page.at)}" is no day: --at 2026-01-05`);
  if (isAhead(savedAt, now)) return refuse(`${forTerminal(page.at)} is yet to come: say when the page was saved`);
  if (contentType === undefined) {
    return refuse(
      `${forTerminal(page.file)}: save it as one of ${Object.keys(types).join(', ')} ("web page, HTML only")`,
    );
  }
  try {
    const bytes = readRegular(page.file, maxBodyBytes);
    if (bytes.length === 0) return refuse(`${forTerminal(page.file)} is empty`);
    const capture = suppliedByHand({ url: page.url, bytes, contentType, by: page.by, savedAt });
    const wall = wallOf(capture);
    if (wall) return refuse(`${forTerminal(page.file)} is not the page: ${wall.code} (${wall.detail}). ${wall.hint}`);
    const kept = await openArchive(evidence).put(capture);
    return {
      text: `${forTerminal(kept.url)}  ${kept.digest}\nsupplied by hand: ${forTerminal(kept.remark ?? '')}`,
      ok: true,
    };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return refuse(`${forTerminal(page.file)} ${forTerminal(error.message)}`);
  }
}
