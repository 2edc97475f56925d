/** `factcheck evidence import` and `add`: captures that come from elsewhere, each saying so in its record. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '../net/archive.ts';
import { listFolder } from '../net/archive-disk.ts';
import { archiveKey } from '../net/archive-key.ts';
import { parseHttpText } from '../net/http-text.ts';
import { WarcError } from '../net/warc.ts';
import type { Told } from './evidence.ts';

/**
 * Packs a folder of `.http` files (see `net/http-text.ts`) as captures made by hand. What was made by hand before for
 * the same URLs is replaced, so that the evidence follows the files.
 */
export async function importMade(from: string, evidence: string, takenAt?: string): Promise<Told> {
  const problems: string[] = [];
  const captures = [];
  for (const name of listFolder(from).files.filter((file) => file.endsWith('.http'))) {
    try {
      captures.push(parseHttpText(readFileSync(join(from, name)), takenAt));
    } catch (error) {
      if (!(error instanceof WarcError)) throw error;
      problems.push(`${name}: ${error.message}`);
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
