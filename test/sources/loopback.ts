/**
 * Stand-ins for real hosts on loopback: a source's requests are sent by the real network layer to a server on 127.0.0.1
 * that answers in the shapes of the host, and what comes back carries the host's own address again.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../../src/locate/answer.ts';
import type { Capture, HostRule, Request, Web } from '../../src/net/web.ts';
import { WebError } from '../../src/net/web.ts';
import type { Tools } from '../../src/sources/source.ts';
import { liveWeb } from '../net/live-web.ts';

export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What the host says to a path with its query; several in a row are said one after the other, the last one for good. */
export type Routes = Readonly<Record<string, Said | readonly Said[]>>;

export interface StandIn {
  readonly tools: Tools;
  /** Requests in order: path with query. */
  readonly asked: string[];
  readonly sent: IncomingMessage['headers'][];
  close(): Promise<void>;
}

export const json = (value: unknown, headers: Readonly<Record<string, string>> = {}): Said => ({
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

export const html = (body: string): Said => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body });

/** Serves `routes`, each keyed by its whole address; `rule` is what the source declares, put on the stand-in. */
export async function standIn(routes: Routes, rule?: Partial<HostRule>): Promise<StandIn> {
  const asked: string[] = [];
  const sent: IncomingMessage['headers'][] = [];
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    // The host that was meant travels in the path, since all of them are one server here.
    const meant = decodeURIComponent((request.url ?? '').slice(1));
    asked.push(meant);
    sent.push(request.headers);
    const time = times.get(meant) ?? 0;
    times.set(meant, time + 1);
    const route = Object.hasOwn(routes, meant) ? routes[meant] : undefined;
    const answers = route === undefined ? [{ status: 404, body: 'no such page' }] : [route].flat();
    const said = answers[Math.min(time, answers.length - 1)];
    const { location, ...headers } = said?.headers ?? {};
    response.writeHead(said?.status ?? 200, {
      'content-type': 'text/plain',
      ...headers,
      ...(location === undefined ? {} : { location: `/${encodeURIComponent(location)}` }),
    });
    response.end(said?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const live = liveWeb({
    allowHosts: [host],
    hostRules: [{ ...rule, hosts: [host], api: true, source: 'a stand-in on loopback' }],
    contact: 'tests@example.org',
  });
  /** The address that a redirect on the stand-in led to, as the real host has it. */
  const asReal = (capture: Capture, url: string): Capture => ({
    ...capture,
    url,
    finalUrl: decodeURIComponent(new URL(capture.finalUrl).pathname.slice(1)),
  });
  const web: Web = {
    async get(request: Request) {
      try {
        return asReal(
          await live.get({ ...request, url: `http://${host}/${encodeURIComponent(request.url)}` }),
          request.url,
        );
      } catch (error) {
        if (!(error instanceof WebError) || !error.capture) throw error;
        const { code, detail, hint, capture } = error;
        throw new WebError(code, detail, hint, { cause: error, capture: asReal(capture, request.url) });
      }
    },
  };
  return {
    asked,
    sent,
    tools: { web, past: () => web, locate: async (page, questions) => answer(page, questions) },
    async close() {
      await live.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
