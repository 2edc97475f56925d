/**
 * Connections that only lead where the guard allows, reused within a run. One undici client is one connection, so that
 * what went wrong on a socket after its answer ended can be laid at that answer's door.
 */
import { isIP, type Socket } from 'node:net';
import type { buildConnector, Client } from 'undici';
import { type Guard, portOf } from './guard.ts';

/** Header block of one answer, in bytes. Source: Node's default, stated so that NODE_OPTIONS can not raise it. */
const maxHeaderBytes = 16 * 1024;

/** An idle connection is closed after this: servers commonly wait five seconds, and a race with them costs a retry. */
const idleMs = 4_000;

export interface Connection {
  readonly client: Client;
  /** The body is complete: what the server still says on this connection belongs to no answer. */
  ended: boolean;
  /** What the socket met, and undici may have put down to a normal end: a reset, bytes after the end. */
  failure: Error | undefined;
  /** Turns away from the socket that is watched. */
  unwatch: (() => void) | undefined;
}

export interface Connections {
  take(url: URL): Promise<Connection>;
  /** Back for the next request; a connection that is not `sound` is closed, before another takes its place. */
  give(url: URL, connection: Connection, sound: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionsOptions {
  readonly guard: Guard;
  readonly connectMs: number;
  /** Certificate authorities to trust instead of Node's own: a newsroom's proxy, a test. */
  readonly ca?: string;
}

/** undici ends a keep-alive that it is done with in this way; no trouble of the server's. */
const isOwnDoing = (error: NodeJS.ErrnoException): boolean => error.code === 'UND_ERR_INFO';

function watch(socket: Socket, connection: Connection): void {
  let isCurrent = true;
  // What the last socket had to say concerns this one no more.
  connection.unwatch?.();
  connection.unwatch = () => {
    isCurrent = false;
  };
  connection.failure = undefined;
  socket.on('error', (error) => {
    if (isCurrent && !isOwnDoing(error)) connection.failure ??= error;
  });
  // The parser stops at the end of an answer and puts what is left back. After a length that was too short, that is the
  // rest of the page; undici drops it in silence where the server said "Connection: close".
  const unshift = socket.unshift.bind(socket);
  socket.unshift = (chunk: Uint8Array, encoding?: BufferEncoding) => {
    if (connection.ended && chunk.length > 0) connection.failure ??= new Error('bytes after the end of the answer');
    return unshift(chunk, encoding);
  };
}

export function openConnections(options: ConnectionsOptions): Connections {
  const idle = new Map<string, Connection[]>();
  const all = new Set<Connection>();

  async function connect(url: URL): Promise<Connection> {
    const undici = await import('undici');
    const port = portOf(url);
    const open = undici.buildConnector({
      timeout: options.connectMs,
      lookup: options.guard.lookup(port),
      // Said outright, for it outranks NODE_TLS_REJECT_UNAUTHORIZED.
      rejectUnauthorized: true,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    });
    const guarded: buildConnector.connector = (target, callback) => {
      // undici asks for no lookup where the host is an address already (nodejs/undici#2019).
      const objected = isIP(target.hostname) === 0 ? undefined : literalObjection(target.hostname);
      if (objected !== undefined) {
        callback(objected, null);
        return;
      }
      open(target, (...[error, socket]) => {
        if (error !== null) {
          callback(error, null);
          return;
        }
        const reached = socket.remoteAddress;
        const late = reached === undefined ? undefined : options.guard.objection(target.hostname, port, reached);
        if (late === undefined) {
          watch(socket, connection);
          callback(null, socket);
          return;
        }
        socket.destroy();
        callback(late, null);
      });
    };
    const literalObjection = (address: string) => options.guard.objection(address, port, address);
    const connection: Connection = {
      client: new undici.Client(url.origin, {
        connect: guarded,
        pipelining: 1,
        maxHeaderSize: maxHeaderBytes,
        keepAliveTimeout: idleMs,
        keepAliveMaxTimeout: idleMs,
        // The deadlines are our own (exchange.ts): undici's bound the silence between two bytes, which a drip outlasts.
        headersTimeout: 0,
        bodyTimeout: 0,
      }),
      ended: false,
      failure: undefined,
      unwatch: undefined,
    };
    all.add(connection);
    return connection;
  }

  return {
    async take(url) {
      const rested = idle.get(url.origin)?.pop();
      if (rested === undefined) return await connect(url);
      // A socket that broke while nobody asked anything is replaced by the client, and did no answer harm.
      rested.failure = undefined;
      rested.ended = false;
      return rested;
    },
    async give(url, connection, sound) {
      if (!sound) {
        all.delete(connection);
        await connection.client.destroy();
        return;
      }
      const shelf = idle.get(url.origin);
      if (shelf === undefined) idle.set(url.origin, [connection]);
      else shelf.push(connection);
    },
    async close() {
      idle.clear();
      await Promise.all([...all].map((connection) => connection.client.destroy()));
      all.clear();
    },
  };
}
