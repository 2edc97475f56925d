import { afterEach, describe, expect, test } from 'vitest';
import type { Address } from '../../src/net/guard.ts';
import { type HostileServer, openHostileServer, page, redirect } from './hostile-server.ts';
import { failureOf, liveWeb } from './live-web.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(...args: Parameters<typeof openHostileServer>): Promise<HostileServer> {
  const server = await openHostileServer(...args);
  closing.push(server.close);
  return server;
}

function open(options: Parameters<typeof liveWeb>[0] = {}) {
  const web = liveWeb(options);
  closing.push(() => web.close());
  return web;
}

const v4 = (address: string): Address => ({ address, family: 4 });

describe('P1: nothing is asked of an address that is not public', () => {
  test.each([
    'http://127.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http://%31%32%37.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
  ])('%s', async (url) => {
    expect(await failureOf(open().get({ url }))).toBe('refused (address)');
  });

  test('a name that leads to a private address is refused before a socket is made', async () => {
    const server = await serve({ '/': page('inside') });
    for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254']) {
      const web = open({ resolve: async () => [v4(address)], allowPorts: [server.port] });
      expect(await failureOf(web.get({ url: `http://rebound.test:${server.port}/` }))).toBe('refused (address)');
    }
    expect(server.asked).toHaveLength(0);
  });

  test.each(['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'a.b.localhost.'])(
    'a name of this machine is refused whatever a resolver says, or does not know: %s',
    async (name) => {
      const web = open({ resolve: async () => [] });
      expect(await failureOf(web.get({ url: `http://${name}/` }))).toBe('refused (address)');
    },
  );

  test('a refused address says what would open it', async () => {
    await expect(open().get({ url: 'http://127.0.0.1:8080/' })).rejects.toMatchObject({
      hint: expect.stringContaining('--allow-host 127.0.0.1:8080'),
    });
  });

  test('the operator opens one host and port, and nothing beside it', async () => {
    const server = await serve({ '/': page('inside') });
    const other = await serve({ '/': page('other') });
    const web = open({ allowHosts: [server.host] });
    expect((await web.get({ url: `${server.origin}/` })).status).toBe(200);
    expect(await failureOf(web.get({ url: `${other.origin}/` }))).toBe('refused (address)');
  });

  test('a host opened without a port is open at all its ports', async () => {
    const server = await serve({ '/': page('inside') });
    expect((await open({ allowHosts: ['127.0.0.1'] }).get({ url: `${server.origin}/` })).status).toBe(200);
  });

  test('a proxy of the environment is not asked', async () => {
    const proxy = await serve(() => page('by way of a proxy'));
    const server = await serve({ '/': page('straight') });
    process.env['HTTP_PROXY'] = proxy.origin;
    try {
      await open({ allowHosts: [server.host] }).get({ url: `${server.origin}/` });
    } finally {
      delete process.env['HTTP_PROXY'];
    }
    expect([proxy.asked.length, server.asked.length]).toEqual([0, 1]);
  });

  test('an opened name may lead anywhere', async () => {
    const server = await serve({ '/': page('inside') });
    const web = open({ allowHosts: [`wiki.test:${server.port}`], resolve: async () => [v4('127.0.0.1')] });
    expect((await web.get({ url: `http://wiki.test:${server.port}/` })).status).toBe(200);
  });
});

describe('P2: the address that was checked is the address connected to', () => {
  test('one private record among public ones blocks the name', async () => {
    const server = await serve({ '/': page('inside') });
    const records = [v4('93.184.216.34'), v4('127.0.0.1')];
    for (const mixed of [records, records.toReversed()]) {
      const web = open({ resolve: async () => mixed, allowPorts: [server.port] });
      expect(await failureOf(web.get({ url: `http://mixed.test:${server.port}/` }))).toBe('refused (address)');
    }
    expect(server.asked).toHaveLength(0);
  });

  test('a name is looked up once per connection, so that it can not be rebound between check and use', async () => {
    const server = await serve({ '/': page('inside') });
    const answers = [[v4('93.184.216.34')], [v4('127.0.0.1')]];
    let lookups = 0;
    const web = open({
      resolve: async () => answers[lookups++] ?? [],
      allowPorts: [server.port],
      timeouts: { connectMs: 200, totalMs: 400 },
    });
    // The public address is not reached from here; what matters is that the private one is not reached instead.
    await failureOf(web.get({ url: `http://rebound.test:${server.port}/a` }));
    expect(lookups).toBe(1);
    expect(await failureOf(web.get({ url: `http://rebound.test:${server.port}/b` }))).toBe('refused (address)');
    expect(server.asked).toHaveLength(0);
  });

  test('a name without an address is no host', async () => {
    const missing = Object.assign(new Error('getaddrinfo ENOTFOUND nowhere.test'), { code: 'ENOTFOUND' });
    expect(await failureOf(open({ resolve: () => Promise.reject(missing) }).get({ url: 'http://nowhere.test/' }))).toBe(
      'unreachable (dns)',
    );
    expect(await failureOf(open({ resolve: async () => [] }).get({ url: 'http://nowhere.test/' }))).toBe(
      'unreachable (dns)',
    );
  });
});

describe('P3: a redirect is checked like the first address', () => {
  test('to a private address', async () => {
    const inside = await serve({ '/': page('inside') });
    const server = await serve({ '/': redirect(`${inside.origin}/`) });
    expect(await failureOf(open({ allowHosts: [server.host] }).get({ url: `${server.origin}/` }))).toBe(
      'refused (address)',
    );
    expect(inside.asked).toHaveLength(0);
  });

  test.each([
    ['file:///etc/passwd', 'refused (scheme)'],
    ['data:text/html,149.03%25', 'refused (scheme)'],
    ['gopher://127.0.0.1:6379/_INFO', 'refused (scheme)'],
    ['javascript:1', 'refused (scheme)'],
    ['http://user:secret@example.org/', 'refused (userinfo)'],
    ['http://example.org:22/', 'refused (port)'],
    ['//169.254.169.254/latest', 'refused (address)'],
    ['http://[', 'unreachable (redirect)'],
  ])('to %s: %s', async (location, expected) => {
    const server = await serve({ '/': redirect(location) });
    expect(await failureOf(open({ allowHosts: [server.host] }).get({ url: `${server.origin}/` }))).toBe(expected);
  });

  test('without an address', async () => {
    const server = await serve({ '/': (socket) => socket.write('HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n') });
    expect(await failureOf(open({ allowHosts: [server.host] }).get({ url: `${server.origin}/` }))).toBe(
      'unreachable (redirect)',
    );
  });

  test('round in a circle', async () => {
    const server = await serve({ '/a': redirect('/b'), '/b': redirect('/a') });
    expect(await failureOf(open({ allowHosts: [server.host] }).get({ url: `${server.origin}/a` }))).toBe(
      'unreachable (redirect)',
    );
    expect(server.asked).toHaveLength(2);
  });

  test('ten hops and no more', async () => {
    const server = await serve(({ path }) => {
      const [, start = '', at = ''] = path.split('/');
      return at === start ? page('there') : redirect(`/${start}/${Number(at) + 1}`);
    });
    const web = open({ allowHosts: [server.host] });
    expect((await web.get({ url: `${server.origin}/10/0` })).finalUrl).toBe(`${server.origin}/10/10`);
    expect(await failureOf(web.get({ url: `${server.origin}/11/0` }))).toBe('unreachable (redirect)');
  });

  test('the way is kept: each hop with its status, and the final address', async () => {
    const server = await serve({ '/old': redirect('/new', 301), '/new': page('there') });
    const capture = await open({ allowHosts: [server.host] }).get({ url: `${server.origin}/old#part` });
    expect(capture.url).toBe(`${server.origin}/old#part`);
    expect(capture.finalUrl).toBe(`${server.origin}/new`);
    expect(capture.hops?.map(({ url, status }) => [url, status])).toEqual([[`${server.origin}/old`, 301]]);
  });

  test('an address in UTF-8 is read as such', async () => {
    const server = await serve({ '/': redirect('/千问'), '/%E5%8D%83%E9%97%AE': page('there') });
    expect((await open({ allowHosts: [server.host] }).get({ url: `${server.origin}/` })).status).toBe(200);
  });
});

describe('P4: only http and https, on their own ports, without a name and password', () => {
  test.each([
    ['file:///etc/passwd', 'refused (scheme)'],
    ['data:text/html,149.03%25', 'refused (scheme)'],
    ['ftp://example.org/', 'refused (scheme)'],
    ['unix:/var/run/docker.sock', 'refused (scheme)'],
    ['http://example.org:22/', 'refused (port)'],
    ['https://example.org:6379/', 'refused (port)'],
    ['http://user@example.org/', 'refused (userinfo)'],
    ['http://user:secret@example.org/', 'refused (userinfo)'],
    ['http://:secret@example.org/', 'refused (userinfo)'],
    ['not an address', 'refused (address)'],
    ['', 'refused (address)'],
  ])('%s: %s', async (url, expected) => {
    expect(await failureOf(open().get({ url }))).toBe(expected);
  });

  test('a port that the operator opened is open at public hosts only', async () => {
    const web = open({ allowPorts: [8080], timeouts: { connectMs: 100, totalMs: 100 } });
    expect(await failureOf(web.get({ url: 'http://127.0.0.1:8080/' }))).toBe('refused (address)');
    expect(await failureOf(web.get({ url: 'http://192.0.2.1:8080/' }))).toBe('refused (address)');
  });
});
