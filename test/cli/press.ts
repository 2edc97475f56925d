/** A press on loopback: pages that a test can change, and every request that came. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Press {
  /** `127.0.0.1:port`, as `--allow-host` takes it. */
  readonly host: string;
  url(path: string): string;
  /** Text of a page, or an answer with a status; undefined: no such page. */
  print(path: string, page: string | { readonly status: number; readonly body: string } | undefined): void;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** Each answer waits so long. */
  delayMs: number;
  close(): Promise<void>;
}

export async function press(): Promise<Press> {
  const pages = new Map<string, { readonly status: number; readonly body: string }>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const { status, body } = pages.get(path) ?? { status: 404, body: 'no such page' };
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      response.end(body);
    }, opened.delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opened: Press = {
    host,
    asked,
    delayMs: 0,
    url: (path) => `http://${host}${path}`,
    print: (path, page) => {
      if (page === undefined) pages.delete(path);
      else pages.set(path, typeof page === 'string' ? { status: 200, body: page } : page);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return opened;
}
