/** Content codings: one of those that were asked for, undone as a stream, so that a bomb is counted and not swallowed. */
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { WebError } from './web.ts';

export type Coding = 'identity' | 'gzip' | 'br' | 'deflate';

/** What a request says that it understands. */
export const acceptEncoding = 'gzip, br, deflate';

const codings: Readonly<Record<string, Coding>> = {
  '': 'identity',
  identity: 'identity',
  gzip: 'gzip',
  'x-gzip': 'gzip',
  br: 'br',
  deflate: 'deflate',
};

/** @throws WebError `unreadable` for stacked codings (chains have no end: CVE-2026-22036) and for unknown ones. */
export function readCoding(headers: readonly (readonly [string, string])[]): Coding {
  const named = headers
    .filter(([name]) => name === 'content-encoding')
    .map(([, value]) => value.trim().toLowerCase())
    .join(', ');
  const coding = Object.hasOwn(codings, named) ? codings[named] : undefined;
  if (coding === undefined) {
    throw new WebError(
      'unreadable',
      'encoding',
      `The page is packed as "${named.slice(0, 40)}", which is not read here.`,
    );
  }
  return coding;
}

/** "deflate" is zlib by the standard, and a raw stream from servers that never read it: the first byte tells. */
const looksLikeZlib = (first: number): boolean => (first & 0x0f) === 8 && first >> 4 <= 7;

function inflaterFor(coding: Exclude<Coding, 'identity'>, firstByte: number) {
  if (coding === 'gzip') return createGunzip();
  if (coding === 'br') return createBrotliDecompress();
  return looksLikeZlib(firstByte) ? createInflate() : createInflateRaw();
}

export interface Inflater {
  /** False where no more should be given until `drained` was called. */
  write(chunk: Uint8Array): boolean;
  /** All bytes were given. */
  end(): void;
  stop(): void;
}

export interface InflaterEvents {
  /** More waits until the promise resolves, where there is one. */
  bytes(chunk: Uint8Array): Promise<void> | undefined;
  drained(): void;
  ended(): void;
  failed(error: Error): void;
}

export function openInflater(coding: Coding, events: InflaterEvents): Inflater {
  if (coding === 'identity') {
    return {
      write(chunk) {
        const turn = events.bytes(chunk);
        void turn?.then(events.drained);
        return turn === undefined;
      },
      end: events.ended,
      stop() {},
    };
  }
  let stream: ReturnType<typeof inflaterFor> | undefined;
  return {
    write(chunk) {
      const [first] = chunk;
      if (first === undefined) return true;
      if (stream === undefined) {
        const unpacked = inflaterFor(coding, first);
        stream = unpacked;
        stream.on('data', (bytes) => {
          const turn = events.bytes(bytes);
          if (turn === undefined) return;
          unpacked.pause();
          void turn.then(() => unpacked.resume());
        });
        stream.on('drain', events.drained);
        stream.on('end', events.ended);
        stream.on('error', events.failed);
      }
      return stream.write(chunk);
    },
    end() {
      if (stream === undefined) events.ended();
      else stream.end();
    },
    stop() {
      stream?.destroy();
    },
  };
}
