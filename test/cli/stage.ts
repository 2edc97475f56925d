/** A folder of its own with claims files and evidence, and a shell without a process: what commands print is kept. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Chalk } from 'chalk';
import { main } from '../../src/cli/program.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { answer } from '../../src/locate/answer.ts';
import type { Page } from '../../src/locate/locate.ts';
import type { Reader } from '../../src/locate/worker-host.ts';
import { openArchive } from '../../src/net/archive.ts';
import type { Capture } from '../../src/net/web.ts';
import { probePage } from '../../src/probe.ts';

export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was drawn on the terminal's stderr without a line's end: progress. */
  readonly drawn: string;
}

export interface ShellLike {
  readonly width?: number;
  readonly isTerminal?: boolean;
  readonly env?: Shell['env'];
  readonly colour?: boolean;
  /** Another reader for some pages. */
  readonly reader?: (page: Page) => Reader | undefined;
}

export interface Stage {
  readonly folder: string;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  /** Pins a page as recorded from the network; its text may be HTML. */
  pin(url: string, body: string | Uint8Array, more?: Partial<Capture>): Promise<Capture>;
  /** `factcheck ...args`, in this folder. */
  play(args: readonly string[], like?: ShellLike): Promise<Printed>;
  git(...args: readonly string[]): string;
  remove(): void;
}

export const sha256 = (body: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(body).digest('hex')}`;

/** A claims file on an article of 11 December 2025. */
export const claimsFile = (...claims: readonly string[]): string =>
  `article: { title: On growth, published: 2025-12-11 }\nclaims:\n${claims.join('')}`;

/** A claim with one figure on a page. */
export const claimOf = (id: string, claim: string, page: string, near: string): string =>
  `- id: ${id}\n  claim: ${claim}\n  page: ${page}\n  near: ${near}\n`;

/** A page as newspapers have them: a head line, a day, a paragraph. */
export const news = (paragraph: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title><meta property="article:published_time" content="2025-12-09T08:00:00Z"></head><body><nav>Home 24 World</nav><article><h1>News</h1><p>${paragraph}</p><p>The index closed at 4,210 points after 12 sessions.</p></article></body></html>`;

/** @param below the working folder is this folder of the stage's own, for repositories that hold more than claims */
export function stage(files: Readonly<Record<string, string>> = {}, below = ''): Stage {
  const root = mkdtempSync(join(tmpdir(), 'factcheck-cli-'));
  const folder = join(root, below);
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    async pin(url, body, more = {}) {
      const bytes = Buffer.from(body);
      return openArchive(join(folder, 'claims/evidence')).put({
        url,
        finalUrl: url,
        status: 200,
        headers: [['content-type', 'text/html; charset=utf-8']],
        body: bytes,
        takenAt: '2025-12-12T09:00:00Z',
        digest: sha256(bytes),
        how: 'live',
        provenance: 'recorded',
        ...more,
      });
    },
    async play(args, { width = 80, isTerminal = false, env = {}, colour = false, reader } = {}) {
      const out: string[] = [];
      const err: string[] = [];
      const drawn: string[] = [];
      const shell: Shell = {
        version: '0.0.0',
        folder,
        env,
        width,
        isTerminal,
        chalk: new Chalk({ level: colour ? 1 : 0 }),
        // Only what the progress line uses of a stream.
        stderr: {
          isTTY: isTerminal,
          columns: width,
          write: (text: string) => drawn.push(text) > 0,
        } as unknown as NodeJS.WriteStream,
        elapsedMs: () => performance.now(),
        probe: async (page, options) => probePage(page, options),
        reader: () => ({
          locate: async (page, questions) => reader?.(page)?.locate(page, questions) ?? answer(page, questions),
          close: async () => {},
        }),
        print: (line) => void out.push(`${line}\n`),
        error: (text) => void err.push(`${text}\n`),
      };
      const code = await main(args, '0.0.0', {
        shell: async () => shell,
        say: (text) => void out.push(text),
        complain: (text) => void err.push(text),
      });
      return { code, out: out.join(''), err: err.join(''), drawn: drawn.join('') };
    },
    git: (...args) =>
      execFileSync(
        'git',
        ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', ...args],
        { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      ),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
