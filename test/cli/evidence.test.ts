import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportEvidence, listEvidence, pruneEvidence, showEvidence, verifyEvidence } from '../../src/cli/evidence.ts';
import { addSaved, importMade, importRecorded } from '../../src/cli/evidence-import.ts';
import { openArchive } from '../../src/net/archive.ts';
import { makeLock, printLock } from '../../src/net/lock.ts';
import { sha256 } from '../../src/net/warc.ts';
import type { Capture } from '../../src/net/web.ts';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

let root: string;
let evidence: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'factcheck-evidence-'));
  evidence = join(root, 'evidence');
});

afterEach(() => rmSync(root, { recursive: true }));

const page = 'https://example.org/news';
const now = Date.UTC(2026, 0, 31);

async function keep(text: string, takenAt: string, more: Partial<Capture> = {}): Promise<Capture> {
  const body = Buffer.from(text);
  return openArchive(evidence).put({
    url: page,
    finalUrl: page,
    status: 200,
    headers: [['content-type', 'text/html']],
    body,
    takenAt,
    digest: sha256(body),
    how: 'live',
    provenance: 'recorded',
    ...more,
  });
}

const files = (): string[] =>
  readdirSync(evidence, { recursive: true })
    .map(String)
    .filter((name) => name.includes('.gz'));

describe('factcheck evidence', () => {
  it('lists every capture in order of time', async () => {
    await keep('two', '2026-01-06T09:00:00Z');
    await keep('one', '2026-01-05T09:00:00Z');
    await keep('', '2026-01-07T09:00:00Z', {
      url: 'https://a.example/\u202e',
      finalUrl: 'https://a.example/',
      status: 404,
    });
    expect(listEvidence(evidence)).toEqual({
      ok: true,
      text: `2026-01-05T09:00:00Z  200  7692c3ad3540  https://example.org/news
2026-01-06T09:00:00Z  200  3fc4ccfe7458  https://example.org/news
2026-01-07T09:00:00Z  404  e3b0c44298fc  https://a.example/%E2%80%AE
3 captures of 2 pages`,
    });
  });

  it('shows the captures of a page, and whether it changed between them', async () => {
    await keep('one', '2026-01-05T09:00:00Z');
    await keep('one', '2026-01-06T09:00:00Z', { remark: 'escape \u001b[31m' });
    await keep('two', '2026-01-07T09:00:00Z');
    const { text, ok } = showEvidence(evidence, page);
    expect(ok).toBe(true);
    expect(text).toContain('content      as at 2026-01-05T09:00:00Z');
    expect(text).toContain('content      changed since 2026-01-06T09:00:00Z');
    expect(text).toContain('body kept    once, with the capture of 2026-01-05T09:00:00Z');
    expect(text).toContain('header       content-type: text/html');
    expect(text).not.toContain('\u001b');
    expect(showEvidence(evidence, 'https://example.org/other').ok).toBe(false);
    expect(showEvidence(evidence, 'news').ok).toBe(false);
  });

  it('checks every capture, and what a lock names', async () => {
    const kept = await keep('one', '2026-01-05T09:00:00Z');
    const lock = makeLock([['a', [kept]]]);
    expect(verifyEvidence(evidence, lock)).toEqual({ ok: true, text: '1 capture read, 1 sound' });
    const gone = makeLock([['a', [{ ...kept, digest: sha256(Buffer.from('other')) }]]]);
    expect(verifyEvidence(evidence, gone)).toMatchObject({
      ok: false,
      text: expect.stringContaining('missing: sha256:'),
    });
    writeFileSync(join(evidence, files()[0] ?? ''), 'damaged');
    writeFileSync(join(evidence, 'notes.txt'), '');
    const { text, ok } = verifyEvidence(evidence);
    expect(ok).toBe(false);
    expect(text).toMatch(/warc\.gz .*\nnot a capture, and not read: notes\.txt\n1 capture read, 0 sound/);
    expect(exportEvidence(evidence, { title: 'x', createdAt: '2026-01-05T09:00:00Z', software: 'x' }).ok).toBe(false);
  });

  it('prunes what no lock names, and keeps bodies that others refer to', async () => {
    const first = await keep('one', '2026-01-05T09:00:00Z');
    const second = await keep('one', '2026-01-06T09:00:00Z');
    await keep('two', '2026-01-06T10:00:00Z');
    writeFileSync(join(evidence, '2026-01-06', `.x.warc.gz.${'0'.repeat(12)}.tmp`), 'half');
    const lock = makeLock([['a', [second]]]);
    expect(pruneEvidence(evidence, { lock, dryRun: true }).text).toMatch(
      /would remove 1 capture and 1 half-written file, 2 kept$/,
    );
    expect(files()).toHaveLength(4);
    pruneEvidence(evidence, { lock, dryRun: false });
    expect(files()).toHaveLength(2);
    expect(openArchive(evidence).find(page)?.digest).toBe(first.digest);
    // Without a lock the newest of each page stays, here with the body that it refers to.
    expect(pruneEvidence(evidence, { dryRun: false }).text).toMatch(/removed 0 captures/);
  });

  it('takes captures out of WARC and HAR files', async () => {
    await keep('one', '2026-01-05T09:00:00Z');
    const warc = join(evidence, files()[0] ?? '');
    const other = join(root, 'other');
    expect(await importRecorded(warc, other, now)).toEqual({ ok: true, text: '1 captures imported, 0 left out' });
    expect(openArchive(other).find(page)).toMatchObject({ provenance: 'recorded', how: 'pinned' });
    const har = join(root, 'x.har');
    writeFileSync(har, JSON.stringify({ log: { entries: [{ request: { method: 'POST', url: page } }] } }));
    expect(await importRecorded(har, other, now)).toMatchObject({
      ok: false,
      text: expect.stringContaining('not a GET'),
    });
    expect((await importRecorded(join(root, 'none'), other, now)).ok).toBe(false);
    symlinkSync(warc, join(root, 'link'));
    expect((await importRecorded(join(root, 'link'), other, now)).text).toContain('symbolic link');
  });

  it('keeps a saved page with who saved it, and asks for what is missing', async () => {
    const file = join(root, 'page.html');
    writeFileSync(file, '<p>42</p>');
    const saved = { url: page, file, by: 'A. Editor', at: '2026-01-05' };
    expect((await addSaved(saved, evidence, now)).ok).toBe(true);
    expect(openArchive(evidence).find(page)).toMatchObject({
      provenance: 'supplied-by-hand',
      remark: 'saved by A. Editor at 2026-01-05T00:00:00Z',
      headers: [['content-type', 'text/html']],
    });
    for (const wrong of [
      { by: ' ' },
      { at: 'monday' },
      { url: 'example.org' },
      { file: join(root, 'page.mhtml') },
      { file: join(root, 'no.html') },
    ]) {
      expect((await addSaved({ ...saved, ...wrong }, evidence, now)).ok, JSON.stringify(wrong)).toBe(false);
    }
    expect(files()).toHaveLength(1);
  });

  it('packs hand-made captures, and replaces those of an earlier packing', async () => {
    const pages = join(root, 'pages');
    mkdirSync(pages);
    const write = (name: string, text: string): void => writeFileSync(join(pages, name), text);
    write('a.http', `# made\n${page}\ntaken: 2026-01-05T00:00:00Z\nHTTP/1.1 200 OK\n\none`);
    expect(await importMade(pages, evidence)).toEqual({
      ok: true,
      text: '1 captures made by hand, 0 of an earlier import replaced',
    });
    write('a.http', `# made\n${page}\ntaken: 2026-01-05T00:00:00Z\nHTTP/1.1 200 OK\n\ntwo`);
    await importMade(pages, evidence);
    expect(files()).toHaveLength(1);
    expect(openArchive(evidence).find(page)).toMatchObject({ provenance: 'reconstructed', remark: 'made' });
    write('b.http', 'nothing');
    expect(await importMade(pages, evidence)).toMatchObject({ ok: false, text: expect.stringContaining('b.http: ') });
  });

  it('exports what viewers of web archives open', async () => {
    await keep('one', '2026-01-05T09:00:00Z');
    const told = exportEvidence(evidence, { title: 'x', createdAt: '2026-01-05T09:00:00Z', software: 'x' });
    expect(told.ok).toBe(true);
    expect(Buffer.from(told.bytes?.subarray(0, 2) ?? []).toString()).toBe('PK');
    expect(
      exportEvidence(join(root, 'none'), { title: 'x', createdAt: '2026-01-05T09:00:00Z', software: 'x' }).ok,
    ).toBe(false);
  });
});

describe('a lock that names an older capture than was brought just now', () => {
  const claims = claimsFile(claimOf('growth', 'Users grew 149.03%.', page, 'grew ___'));
  let at: Stage;
  beforeEach(async () => {
    at = stage({ 'claims/a.yaml': claims });
    const { digest, takenAt } = await at.pin(page, news('Users grew 149.03% in November.'));
    at.write('claims/a.lock', printLock(makeLock([['growth', [{ url: page, digest, takenAt }]]])));
    at.write('saved.html', news('Users grew 151.2% in November.'));
    at.write('x.har', JSON.stringify({ log: { entries: [saved] } }));
  });
  afterEach(() => at.remove());

  const saved = {
    startedDateTime: '2026-01-05T09:00:00Z',
    request: { method: 'GET', url: page },
    response: { status: 200, headers: [], content: { text: news('Users grew 151.2%.'), mimeType: 'text/html' } },
  };
  const add = (day: string): readonly string[] => ['evidence', 'add', page, 'saved.html', '--by', 'A', '--at', day];
  const said = `claims/a.lock still names an earlier capture of ${page}: to use the newest, remove claims/a.lock and run: factcheck run claims/a.yaml\n`;

  it('is named in one line, with what to run', async () => {
    expect(await at.play(add('2026-01-05'))).toMatchObject({ code: 0, err: said });
    expect(await at.play(['evidence', 'import', 'x.har'])).toMatchObject({ code: 0, err: said });
  });

  it('is named too where the page was gone later still', async () => {
    const gone = {
      ...saved,
      startedDateTime: '2026-02-05T09:00:00Z',
      response: { ...saved.response, status: 404 },
    };
    at.write('x.har', JSON.stringify({ log: { entries: [saved, gone] } }));
    expect(await at.play(['evidence', 'import', 'x.har'])).toMatchObject({ code: 0, err: said });
    // Without a lock the page is used, not that it is gone: neither is pruned.
    rmSync(join(at.folder, 'claims/a.lock'));
    expect((await at.play(['evidence', 'prune', '--yes'])).out).toContain(
      'removed 1 capture and 0 half-written files, 2 kept',
    );
    expect((await at.play(['evidence', 'list'])).out).toMatch(/^2026-01-05.* 200 .*\n2026-02-05.* 404 /);
  });

  it('is not spoken of where the page is gone and nothing else came', async () => {
    const gone = { ...saved, response: { ...saved.response, status: 404 } };
    at.write('x.har', JSON.stringify({ log: { entries: [gone] } }));
    expect(await at.play(['evidence', 'import', 'x.har'])).toMatchObject({ code: 0, err: '' });
  });

  it('is not spoken of where the lock names the newest, or what was added is older', async () => {
    expect(await at.play(add('2025-01-05'))).toMatchObject({ code: 0, err: '' });
    at.write('saved.html', news('Users grew 149.03% in November.'));
    expect(await at.play(add('2026-01-05'))).toMatchObject({ code: 0, err: '' });
  });

  it('is read as the newest once it is removed, as the line says', async () => {
    await at.play(add('2026-01-05'));
    expect((await at.play(['run', '--pinned'])).code).toBe(0);
    rmSync(join(at.folder, 'claims/a.lock'));
    expect((await at.play(['run'])).code).toBe(1);
    expect(await at.play(add('2026-01-05'))).toMatchObject({ code: 0, err: '' });
  });
});
