/**
 * A server on loopback that misbehaves on purpose. Behaviours write to the socket themselves, below HTTP, so that they
 * can break it: wrong lengths, resets, drips, bombs. One behaviour per path; anything else is 404.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { testCertificate, testKey } from './test-certificate.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

export type Behaviour = (socket: Socket, asked: Asked) => void;

export interface HostileServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, or `https://localhost:<port>`. */
  readonly origin: string;
  /** `127.0.0.1:<port>`: what the operator's `--allow-host` takes. */
  readonly host: string;
  /** Every request, in order. */
  readonly asked: readonly Asked[];
  /** Sockets that were open at once, at most. */
  peak(): number;
  close(): Promise<void>;
}

type Behaviours = Readonly<Record<string, Behaviour>> | ((asked: Asked) => Behaviour);

export async function openHostileServer(
  behaviours: Behaviours,
  options: { tls?: boolean } = {},
): Promise<HostileServer> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  let peak = 0;
  const behaviourFor = (request: Asked): Behaviour =>
    typeof behaviours === 'function'
      ? behaviours(request)
      : (behaviours[request.path] ?? answer(404, { 'content-type': 'text/plain' }, 'no such page'));

  const onSocket = (socket: Socket): void => {
    sockets.add(socket);
    peak = Math.max(peak, sockets.size);
    let received = '';
    socket.on('close', () => sockets.delete(socket));
    // A client that gives up resets us, which is what most tests here are about.
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
      for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
        const [start = '', ...lines] = received.slice(0, end).split('\r\n');
        received = received.slice(end + 4);
        const [method = '', path = ''] = start.split(' ');
        const headers = new Map(
          lines.map((line) => {
            const colon = line.indexOf(':');
            return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
          }),
        );
        const request = { method, path, headers };
        asked.push(request);
        behaviourFor(request)(socket, request);
      }
    });
  };

  const server: Server = options.tls
    ? createTlsServer({ cert: testCertificate, key: testKey }, onSocket)
    : createServer(onSocket);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const name = options.tls ? 'localhost' : '127.0.0.1';
  return {
    port,
    host: `${name}:${port}`,
    origin: `${options.tls ? 'https' : 'http'}://${name}:${port}`,
    asked,
    peak: () => peak,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

type HeaderValues = Readonly<Record<string, string | number | readonly string[]>>;

/** Status line and headers, as bytes. */
export function head(status: number, headers: HeaderValues = {}): string {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}: ${value}\r\n`),
  );
  return `HTTP/1.1 ${status} So\r\n${lines.join('')}\r\n`;
}

/** A well-formed answer. */
export const answer =
  (status: number, headers: HeaderValues = {}, body: string | Uint8Array = ''): Behaviour =>
  (socket) => {
    const bytes = Buffer.from(body);
    socket.write(head(status, { 'content-length': bytes.length, ...headers }));
    socket.write(bytes);
  };

export const page = (body: string | Uint8Array, headers: HeaderValues = {}): Behaviour =>
  answer(200, { 'content-type': 'text/html; charset=utf-8', ...headers }, body);

export const redirect = (location: string, status = 302): Behaviour => answer(status, { location });

/** Exactly these bytes, and then the end of the connection. */
export const raw =
  (...parts: readonly (string | Uint8Array)[]): Behaviour =>
  (socket) => {
    socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));
  };

/** These bytes in one packet, and the connection stays open. */
export const rawOpen =
  (...parts: readonly (string | Uint8Array)[]): Behaviour =>
  (socket) => {
    socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))));
  };

/** These bytes, and then a reset. */
export const rawReset =
  (...parts: readonly (string | Uint8Array)[]): Behaviour =>
  (socket) => {
    socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))), () => {
      // The bytes need to be read before the reset overtakes them.
      setTimeout(() => socket.resetAndDestroy(), 30);
    });
  };

/** Never a word. */
export const silent: Behaviour = () => {};

/** One byte of the body at a time, for ever. */
export const drip =
  (everyMs: number): Behaviour =>
  (socket) => {
    socket.write(head(200, { 'content-type': 'text/html', 'content-length': 1_000_000 }));
    const timer = setInterval(() => socket.write('x'), everyMs);
    socket.on('close', () => clearInterval(timer));
  };

/** One byte of the header at a time, for ever. */
export const dripHeaders =
  (everyMs: number): Behaviour =>
  (socket) => {
    socket.write('HTTP/1.1 200 So\r\nx-slow: ');
    const timer = setInterval(() => socket.write('x'), everyMs);
    socket.on('close', () => clearInterval(timer));
  };

/** A body without an end, as fast as it is taken. */
export const endless: Behaviour = (socket) => {
  socket.write(head(200, { 'content-type': 'text/html' }));
  const block = Buffer.alloc(64 * 1024, 'x');
  const more = (): void => {
    while (!socket.destroyed && socket.write(block));
  };
  socket.on('drain', more);
  more();
};

/** So many bytes of nothing, packed to a thousandth. */
export const bomb = (bytes: number): Behaviour => {
  const packed = gzipSync(Buffer.alloc(bytes));
  return answer(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }, packed);
};
