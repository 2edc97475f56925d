/**
 * The world that a command works in: one live web and one warm reader for all claims files, and over each file's evidence
 * folder a web that replays, fetches or both. Whatever weakens safety comes from flags, never from a file.
 */
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { ClaimsFile } from '../claims/claim.ts';
import type { Archive } from '../net/archive.ts';
import { wantedBy } from '../net/lock.ts';
import type { Captured, PinMode } from '../net/pinned.ts';
import { type Capture, type Web, WebError } from '../net/web.ts';
import type { Tools } from '../sources/source.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { leadsOut } from './leads-out.ts';
import { readLock } from './lock-file.ts';
import type { Progress } from './progress.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';

export interface WorldOptions {
  readonly mode: PinMode;
  /** In mode `refresh`: the addresses that it is for; undefined for all. */
  readonly refreshOnly?: (url: string) => boolean;
  /** Digest of the capture that is to be used for a URL; without, the lock of each claims file names it. */
  readonly wanted?: (url: string) => string | undefined;
  /** Instant of the capture that is to be used for a URL, where several hold the same bytes. */
  readonly takenAt?: (url: string) => string | undefined;
  readonly allowHosts: readonly string[];
  readonly allowPorts: readonly number[];
  readonly robots: boolean;
  readonly contact?: string;
  /** How long the network is asked in all, in milliseconds. */
  readonly networkMs?: number;
  /** Deadline of one question that a stranger's selector, path or pattern makes, in milliseconds. */
  readonly deadlineMs?: number;
}

export interface World {
  /** Tools over the evidence folder of one claims file. */
  toolsFor(file: Pick<ClaimsFile, 'path' | 'article'>): Promise<Tools>;
  /** What was fetched and kept in this run, in order. */
  readonly captured: readonly Captured[];
  close(): Promise<void>;
}

/** Where a claims file's evidence lives: the config says, else `evidence/` beside it. */
export function evidenceFolder(claimsPath: string, config: Config, folder: string): string {
  const [path, outer] =
    config.evidence === undefined
      ? [join(dirname(resolve(folder, claimsPath)), 'evidence'), folder]
      : [resolve(config.root, config.evidence), config.root];
  // Whether the folder itself is a link is for the archive to say.
  if (leadsOut(dirname(path), outer))
    throw new UsageError(`${relative(outer, path)}: no place for evidence, a symbolic link on its way leads out.`);
  return path;
}

/** The archive, with the capture of that instant put forward; where it was removed, another of the same bytes serves. */
function withInstants(archive: Archive, takenAt: (url: string) => string | undefined): Archive {
  return {
    ...archive,
    find(url, digest, accepts = () => true) {
      const instant = takenAt(url);
      const exact = (capture: Capture): boolean => capture.takenAt === instant && accepts(capture);
      return (
        (instant === undefined ? undefined : archive.find(url, digest, exact)) ?? archive.find(url, digest, accepts)
      );
    },
  };
}

export async function openWorld(
  options: WorldOptions,
  at: {
    readonly config: Config;
    readonly folder: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly version: string;
    readonly progress?: Progress;
    readonly reader?: Shell['reader'];
    readonly onBug?: Tools['onBug'];
  },
): Promise<World> {
  const [{ openArchive }, { pinnedWeb }, { startReader }] = await Promise.all([
    import('../net/archive.ts'),
    import('../net/pinned.ts'),
    import('../locate/worker-host.ts'),
  ]);
  const captured: Captured[] = [];
  const reader =
    at.reader?.() ?? startReader(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs });
  let live: Promise<Web & { close(): Promise<void> }> | undefined;
  const contact = options.contact ?? at.config.contact;
  const until = options.networkMs === undefined ? undefined : systemClock.elapsedMs() + options.networkMs;

  const openLive = async (): Promise<Web & { close(): Promise<void> }> => {
    const [{ openWeb }, { sources }, { waybackRules }] = await Promise.all([
      import('../net/open.ts'),
      import('../sources/index.ts'),
      import('../net/past.ts'),
    ]);
    try {
      return openWeb({
        clock: systemClock,
        random: Math.random,
        env: at.env,
        version: at.version,
        ...(contact === undefined ? {} : { contact }),
        ...(until === undefined ? {} : { until }),
        hostRules: [...sources.flatMap(({ hosts }) => hosts), ...waybackRules],
        robots: options.robots,
        allowHosts: options.allowHosts,
        allowPorts: options.allowPorts,
        onProgress: (event) => {
          if (event.kind === 'waiting') at.progress?.waiting(event.host, event.ms);
          else if (event.kind === 'asking') at.progress?.asked(new URL(event.url).host);
          else at.progress?.done(new URL(event.url).host);
        },
      });
    } catch (error) {
      // What the operator typed or set: TLS switched off, a host that is none.
      const hint = error instanceof WebError ? error.hint : error instanceof Error ? error.message : String(error);
      throw new UsageError(hint);
    }
  };
  // Opened when the first page is not pinned: a run on pinned evidence never loads an HTTP client.
  const lazyLive: Web = {
    async get(request) {
      live ??= openLive();
      return (await live).get(request);
    },
  };

  const webs = new Map<string, Web>();
  const archives = new Map<string, Archive>();
  /** One for all claims files beside one folder: each knows the name of every capture in it. */
  const archiveOf = (folder: string): Archive => {
    const archive = archives.get(folder) ?? openArchive(folder);
    archives.set(folder, archive);
    return archive;
  };
  const webOver = (folder: string, claims: string): Web => {
    const known = webs.get(`${folder}\n${claims}`);
    if (known) return known;
    const { mode, refreshOnly } = options;
    const archive = archiveOf(folder);
    const web = pinnedWeb({
      archive: options.takenAt ? withInstants(archive, options.takenAt) : archive,
      mode,
      ...(mode === 'pinned' ? {} : { live: lazyLive }),
      ...(refreshOnly ? { refreshOnly } : {}),
      wanted: options.wanted ?? wantedBy(readLock(claims, at.folder) ?? new Map()),
      onCapture: (one) => captured.push(one),
    });
    webs.set(`${folder}\n${claims}`, web);
    return web;
  };

  return {
    captured,
    async toolsFor(file) {
      const web = webOver(evidenceFolder(file.path, at.config, at.folder), file.path);
      const { past } = await import('../net/past.ts');
      const { article } = file;
      const text =
        article.file === undefined ? undefined : resolve(dirname(resolve(at.folder, file.path)), article.file);
      return {
        web,
        locate: reader.locate,
        past: (day) => past(web, day, file.article.zone),
        ...(at.onBug ? { onBug: at.onBug } : {}),
        ...(text === undefined
          ? {}
          : {
              article: () =>
                readArticle(resolve(at.folder, file.path), text, article.url ?? 'about:article', article.publishedText),
            }),
      };
    },
    async close() {
      try {
        await reader.close();
        for (const archive of archives.values()) await archive.flush();
      } finally {
        if (live) await (await live).close();
      }
    },
  };
}

/** Bytes of an article's text: a thick book has some 2 MB. */
const maxArticleBytes = 16 * 1024 * 1024;

/** The article's own text, brought by whoever wrote the claims file. */
async function readArticle(claims: string, path: string, url: string, published: string | undefined): Promise<Capture> {
  const [{ realpathSync }, { createHash }, { readRegular }] = await Promise.all([
    import('node:fs'),
    import('node:crypto'),
    import('../net/archive-disk.ts'),
  ]);
  let body: Uint8Array;
  try {
    // A claims file comes from strangers: it may show its readers what lies beside it, and nothing else.
    const [real, folder] = [realpathSync(path), realpathSync(dirname(claims))];
    if (!real.startsWith(folder + sep)) throw new Error('outside the folder of the claims file');
    body = readRegular(path, maxArticleBytes);
  } catch (cause) {
    const hint = "The file of the article's text must be a regular file beside the claims file or below it.";
    throw new WebError('not-found', 'no file', hint, { cause });
  }
  return {
    url,
    finalUrl: url,
    status: 200,
    headers: [['content-type', 'text/plain; charset=utf-8']],
    body,
    takenAt: `${published ?? '1970-01-01'}T00:00:00Z`,
    digest: `sha256:${createHash('sha256').update(body).digest('hex')}`,
    how: 'pinned',
    provenance: 'supplied-by-hand',
    remark: "the article's own text, as the claims file names it",
  };
}
