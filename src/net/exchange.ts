/**
 * One request, one complete answer, within bounds of size and time. Nothing that was cut off, malformed or too large
 * comes back as an answer: half a page may hold half a figure.
 */

import { openBodyBuffer } from './body-buffer.ts';
import { openInflater, readCoding } from './coding.ts';
import type { Connection } from './connections.ts';
import { pastDeadline, type Watch } from './deadline.ts';
import { protocolError, timeoutError, toWebError } from './failure.ts';
import type { Share } from './room.ts';
import { WebError } from './web.ts';

export type Headers = readonly (readonly [name: string, value: string])[];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Content coding undone. */
  readonly body: Uint8Array;
  /** The body was longer than it was worth reading. Never evidence. */
  readonly truncated: boolean;
}

export interface Bounds {
  /** After content coding. */
  readonly maxBodyBytes: number;
  /** Give up at `maxBodyBytes`, or take what came until then (an error page, robots.txt). */
  readonly excess: 'fail' | 'truncate';
}

export interface Deadlines {
  /** From the request on the wire to the end of its answer's headers. */
  readonly headersMs: number;
  /** All of it by `watch`, the connection included; bytes that arrive do not extend it. */
  readonly totalMs: number;
  readonly watch: Watch;
  /** Of the whole run, which waits for nothing. */
  readonly runLeftMs: () => number;
}

/** Of each body, in bytes, without taking room for it: ordinary pages wait for no large ones. */
const roomlessBytes = 256 * 1024;

/** What compression may add to incompressible bytes, and then some. */
const codingSlackBytes = 64 * 1024;

/** undici hands over headers as bytes: one character each, so that nothing is lost. Names in lower case. */
function readHeaders(raw: unknown): Headers {
  const flat: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const text = (part: unknown): string => (Buffer.isBuffer(part) ? part.toString('latin1') : String(part));
  return Array.from({ length: flat.length / 2 }, (_, i) => [text(flat[2 * i]).toLowerCase(), text(flat[2 * i + 1])]);
}

/** Bytes that an unpacked body will have, as its host says. */
function statedBytes(headers: Headers, bounds: Bounds): number {
  const stated = headers.find(([name]) => name === 'content-length')?.[1] ?? '';
  return readCoding(headers) === 'identity' && /^\d{1,15}$/.test(stated)
    ? Math.min(Number(stated), bounds.maxBodyBytes)
    : 0;
}

/**
 * @param boundsFor decides by the status, once it is known, how much of the body is wanted
 * @throws WebError for what the server did; anything else is a defect
 */
export function exchange(
  connection: Connection,
  url: URL,
  headers: Headers,
  boundsFor: (status: number) => Bounds,
  deadlines: Deadlines,
  share: Share,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let body = openBodyBuffer();
    let rawBytes = 0;
    let settled = false;
    let inflater: ReturnType<typeof openInflater> | undefined;
    let answer: { readonly status: number; readonly headers: Headers; readonly bounds: Bounds } | undefined;
    const { headersMs, totalMs, watch } = deadlines;
    let endHeadersTimer = (): void => {};
    let endTotalTimer = (): void => {};
    const runTimer = setTimeout(() => fail(pastDeadline()), Math.min(deadlines.runLeftMs(), 2 ** 31 - 1));

    const setTotalTimer = (): void => {
      endTotalTimer = watch.after(totalMs - watch.spentMs(), () => fail(timeoutError('The answer', totalMs)));
    };
    const waitForRoom = (bytes: number): Promise<void> | undefined => {
      const turn = share.take(bytes);
      if (turn === undefined) return undefined;
      // The time of the run alone goes on.
      watch.stop();
      endTotalTimer();
      return turn.then(() => {
        watch.goOn();
        if (!settled) setTotalTimer();
      });
    };

    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearTimeout(runTimer);
      endTotalTimer();
      endHeadersTimer();
      inflater?.stop();
      return true;
    };
    const fail = (error: unknown): void => {
      if (settle()) reject(toWebError(error) ?? error);
    };
    const succeed = (truncated: boolean): void => {
      if (answer === undefined || !settle()) return;
      const { status, headers, bounds } = answer;
      resolve({ status, headers, body: body.take(bounds.maxBodyBytes), truncated });
    };
    const tooMuch = (): void => {
      if (answer?.bounds.excess === 'truncate') succeed(true);
      else {
        const mebibytes = (answer?.bounds.maxBodyBytes ?? 0) / 2 ** 20;
        fail(
          new WebError(
            'too-large',
            `over ${mebibytes} MiB`,
            'The page is larger than this source reads: name a smaller one.',
          ),
        );
      }
    };

    setTotalTimer();
    connection.client.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: headers.flat(),
      },
      {
        onRequestStart() {
          endHeadersTimer = watch.after(headersMs, () => fail(timeoutError('The first answer', headersMs)));
        },
        onRequestUpgrade(_controller, _status, _headers, socket) {
          socket.destroy();
          fail(protocolError('The host changed to another protocol, which was not asked for.'));
        },
        onResponseStart(controller, status) {
          // 1xx come before the answer.
          if (settled || status < 200) return;
          endHeadersTimer();
          const received = readHeaders(controller.rawHeaders);
          const transfers = received.flatMap(([name, value]) => (name === 'transfer-encoding' ? [value.trim()] : []));
          if (transfers.length > 1 || transfers.some((value) => !/^(?:chunked|identity)$/i.test(value))) {
            fail(protocolError('The answer is packed for its transfer in a way that was not asked for.'));
            return;
          }
          const bounds = boundsFor(status);
          answer = { status, headers: received, bounds };
          try {
            body = openBodyBuffer(statedBytes(received, bounds));
            inflater = openInflater(readCoding(received), {
              bytes(chunk) {
                if (settled) return undefined;
                body.add(chunk);
                if (body.length > bounds.maxBodyBytes) tooMuch();
                return settled || body.length <= roomlessBytes ? undefined : waitForRoom(chunk.length);
              },
              drained: () => controller.resume(),
              ended: () => succeed(false),
              failed: (error) => fail(protocolError('The answer does not unpack: it was cut off or damaged.', error)),
            });
          } catch (error) {
            fail(error);
          }
        },
        onResponseData(controller, chunk) {
          if (settled || inflater === undefined) return;
          rawBytes += chunk.length;
          if (rawBytes > (answer?.bounds.maxBodyBytes ?? 0) + codingSlackBytes) tooMuch();
          else if (!inflater.write(chunk)) controller.pause();
        },
        onResponseEnd() {
          connection.ended = true;
          // The socket gets one turn to say that the end was none: a reset, or a page longer than its stated length.
          setImmediate(() => {
            if (connection.failure !== undefined)
              fail(protocolError('The answer did not end as it said it would.', connection.failure));
            else inflater?.end();
          });
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      },
    );
  });
}
