/**
 * What may be asked at all. A URL is checked before each hop, and the address again where the socket is made: a name
 * that was public a moment ago may be rebound, and a literal address never goes through a lookup.
 */
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from './address.ts';
import { WebError } from './web.ts';

/** What the operator opened on the command line. A claims file can not. */
export interface Openings {
  /** `host` (all its ports) or `host:port`, as typed: "127.0.0.1:8080", "[::1]:8080", "wiki.intern". */
  readonly hosts: readonly string[];
  /** Ports besides 80 and 443, at any public host. */
  readonly ports: readonly number[];
}

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name: the system's resolver, or a test's. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export interface Guard {
  /** @throws WebError `refused` */
  checkUrl(url: URL): void;
  /** The reason against connecting to `address` on behalf of `hostname`, if there is one. */
  objection(hostname: string, port: number, address: string): WebError | undefined;
  /** Resolves a name and hands over its addresses only if every one of them may be connected to. */
  lookup(port: number): LookupFunction;
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

export const portOf = (url: URL): number => (url.port === '' ? (defaultPorts[url.protocol] ?? 0) : Number(url.port));

/** `127.1:8080` -> ["127.0.0.1", 8080]: spelt as the URL standard spells hosts. */
function readOpening(text: string): readonly [host: string, port: number | undefined] {
  const [, host = '', port] = /^(.*?)(?::(\d{1,5}))?$/.exec(text.trim()) ?? [];
  const bare = isIP(host) === 6 ? `[${host}]` : host;
  if (bare === '' || !URL.canParse(`http://${bare}/`))
    throw new Error(`"${text}" is no host: write it as host or host:port`);
  return [bareHost(new URL(`http://${bare}/`).hostname), port === undefined ? undefined : Number(port)];
}

/** Without the brackets that URLs put round IPv6. */
const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** RFC 6761, 6.3: names that are this machine's own, whatever a resolver says of them, or does not know. */
const addressOf = (hostname: string): string | undefined =>
  /(?:^|\.)localhost\.?$/.test(hostname) ? '127.0.0.1' : undefined;

export function openGuard(openings: Openings, resolve: Resolve): Guard {
  const opened = openings.hosts.map(readOpening);
  const isOpened = (hostname: string, port: number): boolean =>
    opened.some(([host, only]) => host === bareHost(hostname) && (only === undefined || only === port));

  const objection = (hostname: string, port: number, address: string): WebError | undefined =>
    isOpened(hostname, port) || isPublic(address)
      ? undefined
      : new WebError(
          'refused',
          'address',
          `${hostname === address ? address : `${hostname} leads to ${address}, which`} is not on the public internet; if you trust it, run with --allow-host ${hostname}:${port}.`,
        );

  return {
    objection,
    checkUrl(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new WebError('refused', 'scheme', `${url.protocol} is not fetched: give an http or https address.`);
      }
      if (url.username !== '' || url.password !== '') {
        throw new WebError('refused', 'userinfo', 'Take the user name and password out of the address.');
      }
      const port = portOf(url);
      if (isOpened(url.hostname, port)) return;
      const literal = bareHost(url.hostname);
      const address = isIP(literal) === 0 ? addressOf(literal) : literal;
      const objected = address === undefined ? undefined : objection(literal, port, address);
      if (objected !== undefined) throw objected;
      if (port !== 80 && port !== 443 && !openings.ports.includes(port)) {
        throw new WebError(
          'refused',
          'port',
          `Only ports 80 and 443 are asked; if you trust it, run with --allow-host ${url.hostname}:${port}.`,
        );
      }
    },
    lookup: (port) => (hostname, options, callback) => {
      const answer = (records: readonly Address[]): void => {
        const [first] = records;
        if (first === undefined) {
          callback(Object.assign(new Error(`no address for ${hostname}`), { code: 'ENODATA' }), '');
          return;
        }
        // One private record blocks the name: which record is connected to is not ours to choose.
        const objected = records.map((record) => objection(hostname, port, record.address)).find(Boolean);
        if (objected !== undefined) callback(objected, '');
        else if (options.all) callback(null, [...records]);
        else callback(null, first.address, first.family);
      };
      resolve(hostname).then(answer, (error: NodeJS.ErrnoException) => callback(error, ''));
    },
  };
}
