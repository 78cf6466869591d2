// Runs the container's nginx and entrypoint natively: node nginx/test.mjs
import assert from 'node:assert/strict';
import { Agent, createServer, get } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { nameServer } from './name-server.mjs';
import { INDEX, start } from './storefront.mjs';

/** An API that says how it was called; asked for /api/slow it takes a while. */
async function api(address = '127.0.0.1', port = 0) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.url === '/api/slow') await pause(700);
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('X-Request-Id', 'set by the API');
    const { method, url, headers } = request;
    response.end(JSON.stringify({ at: address, method, url, headers, body }));
  });
  await new Promise((resolve) => server.listen(port, address, resolve));
  return {
    port: server.address().port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Which upstream answered over a connection of its own; undefined for none. */
function answerOf(url) {
  return new Promise((resolve) => {
    get(url, { agent: false }, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve(JSON.parse(body).at);
    }).on('error', () => resolve(undefined));
  });
}

/** Asks again and again over one kept connection, until an answer closes it or it breaks: which of both. */
async function customer(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let connection = 'keep-alive';
  while (connection === 'keep-alive') {
    connection = await new Promise((resolve) => {
      get(url, { agent }, (response) =>
        response.resume().on('end', () => resolve(response.headers.connection)),
      ).on('error', (error) => resolve(error.code));
    });
  }
  return connection;
}

async function answer(url) {
  const response = await fetch(url, {
    headers: { 'X-Request-Id': 'the-same-each-time', 'Accept-Encoding': 'identity' },
  });
  const { status, headers } = response;
  const [type, connection] = ['content-type', 'connection'].map((name) => headers.get(name));
  return { status, type, body: await response.text(), connection };
}

const requestLines = (storefront) =>
  storefront
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((line) => line.message === 'request');

describe('the storefront', () => {
  let storefront;
  let upstream;
  const ask = (path, options) => fetch(`${storefront.url}${path}`, options);

  before(async () => {
    upstream = await api();
    storefront = await start({
      REACT_APP_API_URL: `http://127.0.0.1:${upstream.port}/`,
      SHOP_NAME: `Jörg's "Best" \\ & <Wares> $HOME ☕`,
    });
  });
  after(async () => {
    await storefront.stop();
    upstream.close();
  });

  it('serves the application at every address that is a page', async () => {
    for (const path of ['/', '/cart', '/orders/12', '/products/7']) {
      const response = await ask(path);
      assert.equal(response.status, 200, path);
      assert.equal(await response.text(), INDEX);
      assert.equal(response.headers.get('cache-control'), 'no-cache');
      assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    }
  });

  it('does not pass off the application as a file that is missing', async () => {
    for (const path of ['/assets/index-old.js', '/assets/none', '/logo.png', '/.env']) {
      const response = await ask(path);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get('cache-control'), null);
    }
  });

  it('lets browsers keep hashed files for ever, packed at build time', async () => {
    const response = await ask('/assets/index-abc.js', {
      headers: { 'Accept-Encoding': 'gzip' },
    }).catch((error) => error);
    // The .gz of this test is no gzip: that fetch fails to unpack it proves it was sent.
    const body = response instanceof Error ? '' : await response.text().catch(() => 'packed');
    assert.equal(body, 'packed');
    const plain = await ask('/assets/index-abc.js', { headers: { 'Accept-Encoding': 'identity' } });
    assert.equal(await plain.text(), 'plain');
    assert.equal(plain.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(plain.headers.get('vary'), 'Accept-Encoding');
    assert.equal(plain.headers.get('content-type'), 'text/javascript');
  });

  it('sends the security headers with every answer, errors too', async () => {
    for (const path of [
      '/',
      '/cart',
      '/assets/index-abc.js',
      '/none.js',
      '/config.json',
      '/api/x',
    ]) {
      const { headers } = await ask(path);
      assert.match(headers.get('content-security-policy'), /^default-src 'none'; /, path);
      assert.doesNotMatch(headers.get('content-security-policy'), /unsafe|\*/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path);
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path);
      assert.match(headers.get('x-request-id'), /^[0-9a-f]{32}$/, path);
      assert.equal(headers.get('server'), 'nginx', path);
    }
    const page = (await ask('/')).headers.get('content-security-policy');
    assert.match(page, /script-src 'self'; style-src 'self'; img-src 'self' https:;/);
    assert.match((await ask('/api/x')).headers.get('content-security-policy'), /; sandbox$/);
  });

  it('keeps browsers on HTTPS that came by it, and tells nobody else', async () => {
    const hsts = async (path, scheme) => {
      const headers = scheme === undefined ? {} : { 'X-Forwarded-Proto': scheme };
      return (await ask(path, { headers })).headers.get('strict-transport-security');
    };
    for (const path of ['/', '/assets/index-abc.js', '/none.js', '/config.json', '/api/x']) {
      assert.equal(await hsts(path, 'https'), 'max-age=31536000', path);
      for (const scheme of [undefined, 'http', 'ftp', 'https, http']) {
        assert.equal(await hsts(path, scheme), null, `${path} by ${scheme}`);
      }
    }
  });

  it('hands out the configuration exactly and uncached', async () => {
    const response = await ask('/config.json');
    assert.deepEqual(await response.json(), {
      environment: 'test',
      shopName: `Jörg's "Best" \\ & <Wares> $HOME ☕`,
      currency: 'EUR',
      locales: ['en', 'de', 'ar'],
    });
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it('passes calls of the API on unchanged, with a request id of its own', async () => {
    const response = await ask('/api/products/a%2Fb.png?q=%20x', {
      method: 'POST',
      body: '{"a":1}',
    });
    const seen = await response.json();
    assert.equal(seen.method, 'POST');
    assert.equal(seen.url, '/api/products/a%2Fb.png?q=%20x');
    assert.equal(seen.body, '{"a":1}');
    assert.equal(seen.headers.host, new URL(storefront.url).host);
    assert.equal(seen.headers['x-forwarded-proto'], 'http');
    assert.equal(seen.headers['x-forwarded-for'], '127.0.0.1');
    assert.equal(response.headers.get('x-request-id'), seen.headers['x-request-id']);
  });

  it('tells the API where a caller is, whatever the caller says of it', async () => {
    const forged = {
      'X-Forwarded-For': '203.0.113.9',
      'X-Real-IP': '203.0.113.9',
      Forwarded: 'for=203.0.113.9',
    };
    const { headers } = await (await ask('/api/x', { headers: forged })).json();
    assert.equal(headers['x-forwarded-for'], '127.0.0.1');
    assert.equal(headers['x-real-ip'], undefined);
    assert.equal(headers.forwarded, undefined);
  });

  it('believes the proxies it is told to trust, and nobody before them', async () => {
    const behind = await start({
      REACT_APP_API_URL: `http://127.0.0.1:${upstream.port}/`,
      TRUSTED_PROXIES: '127.0.0.0/8, 10.0.0.0/8',
    });
    const chain = { 'X-Forwarded-For': '192.0.2.1, 203.0.113.9, 10.1.2.3' };
    const { headers } = await (await fetch(`${behind.url}/api/x`, { headers: chain })).json();
    await behind.stop();
    assert.equal(headers['x-forwarded-for'], '203.0.113.9');
    await assert.rejects(
      start({ TRUSTED_PROXIES: '10.0.0.0/8; include /etc/passwd' }),
      /TRUSTED_PROXIES/,
    );
  });

  it('takes over a harmless request id, and no other', async () => {
    const echoed = async (id) =>
      (await (await ask('/api/x', { headers: { 'X-Request-Id': id } })).json()).headers[
        'x-request-id'
      ];
    assert.equal(await echoed('caller-1.A_b'), 'caller-1.A_b');
    for (const id of ['short', 'a"b,c;d e f', 'x'.repeat(65)]) {
      assert.match(await echoed(id), /^[0-9a-f]{32}$/);
    }
  });

  it('proxies /api/ only', async () => {
    assert.equal(await (await ask('/metrics')).text(), INDEX);
    assert.equal(await (await ask('/apis/x')).text(), INDEX);
  });

  it('refuses a body that is too large, as a problem', async () => {
    const response = await ask('/api/orders', { method: 'POST', body: 'x'.repeat(70_000) });
    assert.equal(response.status, 413);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const problem = await response.json();
    assert.equal(problem.requestId, response.headers.get('x-request-id'));
  });

  it('takes a picture of a product as large as the API does, and no larger', async () => {
    const put = (size) => ask('/api/products/7/image', { method: 'PUT', body: 'x'.repeat(size) });
    const taken = await put(512 * 1024);
    assert.equal(taken.status, 200);
    const { method, url, headers } = await taken.json();
    assert.equal(`${method} ${url}`, 'PUT /api/products/7/image');
    assert.equal(headers['content-length'], String(512 * 1024));
    assert.equal(headers['x-forwarded-for'], '127.0.0.1');
    assert.equal(headers['x-request-id'], taken.headers.get('x-request-id'));
    assert.equal((await put(512 * 1024 + 1)).status, 413);
  });

  it('logs each request as one JSON object, without query, and no health checks', async () => {
    const id = 'log-me-please';
    await ask('/api/products?secret=1', { headers: { 'X-Request-Id': id } });
    const lines = requestLines(storefront);
    const line = lines.find((each) => each.requestId === id);
    assert.equal(line.method, 'GET');
    assert.equal(line.path, '/api/products');
    assert.equal(line.status, 200);
    assert.equal(line.level, 'info');
    assert.equal(typeof line.durationSeconds, 'number');
    assert.ok(!Number.isNaN(Date.parse(line.timestamp)));
    assert.doesNotMatch(storefront.output(), /secret|healthz/);
  });
});

describe('the counters of nginx', () => {
  it('are told on loopback only, and not by the storefront', async (t) => {
    const storefront = await start();
    t.after(storefront.stop);
    const counters = await (await fetch(storefront.statusUrl)).text();
    assert.match(counters, /^Active connections: \d+/);
    assert.equal((await fetch(`${storefront.statusUrl}/else`)).status, 404);
    const statusPort = new URL(storefront.statusUrl).port;
    for (const address of ['127.0.0.2', '[::1]']) {
      await assert.rejects(fetch(`http://${address}:${statusPort}/`), address);
    }
  });
});

describe('an API that is away', () => {
  it('is a problem with a request id, and an error line that is JSON too', async (t) => {
    const storefront = await start();
    t.after(storefront.stop);
    const response = await fetch(`${storefront.url}/api/products`);
    assert.equal(response.status, 502);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal((await response.json()).requestId, response.headers.get('x-request-id'));
    await pause(200);
    const lines = storefront
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(lines.some(({ level, message }) => level === 'error' && /refused/.test(message)));
  });
});

describe('the name of the API', () => {
  it('is completed by the search domain and followed to a new address', async (t) => {
    const old = await api('127.0.0.2');
    t.after(old.close);
    const renewed = await api('127.0.0.3', old.port);
    t.after(renewed.close);
    const names = await nameServer('127.0.0.2');
    t.after(names.close);
    const resolvConf = `search shop.svc.cluster.local svc.cluster.local\nnameserver ${names.authority}\noptions ndots:5\n`;
    const storefront = await start(
      { REACT_APP_API_URL: `http://acme-api:${old.port}` },
      { resolvConf },
    );
    t.after(storefront.stop);
    // A connection each, since every worker of nginx keeps names for itself.
    const at = () => answerOf(`${storefront.url}/api/x`);
    assert.equal(await at(), '127.0.0.2');
    assert.deepEqual([...new Set(names.asked)], ['acme-api.shop.svc.cluster.local']);

    names.moveTo('127.0.0.3');
    old.close();
    const moved = Date.now();
    for (let inARow = 0; inARow < 20; inARow++) {
      if ((await at()) !== '127.0.0.3') {
        assert.ok(Date.now() - moved < 10_000, 'the new address is not used');
        inARow = -1;
        await pause(100);
      }
    }
    console.log(`# new address used after ${Date.now() - moved} ms`);
  });

  it('stays as it is when it has dots, and IPv6 name servers stand in brackets', async (t) => {
    const resolvConf =
      'nameserver 10.0.0.10\nnameserver fd00::a\nnameserver fe80::1%eth0\nsearch x.y';
    const url = 'http://api.elsewhere.svc.cluster.local';
    const storefront = await start({ REACT_APP_API_URL: url }, { resolvConf });
    t.after(storefront.stop);
    assert.match(storefront.serverConf(), /^resolver 10\.0\.0\.10 \[fd00::a\] valid=5s;$/m);
    assert.match(
      storefront.serverConf(),
      /^set \$api http:\/\/api\.elsewhere\.svc\.cluster\.local:80;$/m,
    );
  });
});

describe('the entrypoint', () => {
  const unusable = {
    REACT_APP_API_URL: [
      '',
      'acme-api:3000',
      'https://acme-api',
      'http://acme-api/v1',
      'http://acme api',
      'http://a:0',
      'http://a:99999',
      'http://a;b',
      'http://-a',
      'http://$host',
      'http://a\n',
    ],
    REACT_APP_ENV: ['', 'a b', '"x"', 'x'.repeat(64)],
    SHOP_NAME: ['', '   ', 'two\nlines', 'x'.repeat(81)],
    SHOP_CURRENCY: ['', 'eur', 'EURO', '€'],
    SHOP_LOCALES: ['', 'EN', 'fr', 'en,', 'en, de', 'en de', 'en,de,en', 'en\n'],
  };
  for (const [name, values] of Object.entries(unusable)) {
    for (const value of values) {
      it(`refuses ${name}=${JSON.stringify(value)} in one line that names it`, async () => {
        await assert.rejects(start({ [name]: value }), ({ message }) => {
          const lines = message.trim().split('\n');
          assert.equal(lines.length, 1, message);
          const line = JSON.parse(lines[0]);
          assert.equal(line.level, 'error');
          assert.match(line.message, new RegExp(`refusing to start: ${name} is m.* `));
          return true;
        });
      });
    }
  }

  it('refuses a command that it does not know', async () => {
    await assert.rejects(start({}, { command: ['serve'] }), /there is no command 'serve'/);
  });

  it('refuses a pod without a name server', async () => {
    await assert.rejects(start({}, { resolvConf: 'search x\n' }), /names no name server/);
  });

  it('ends on QUIT only after the request in hand is answered', async (t) => {
    const upstream = await api();
    t.after(upstream.close);
    const url = `http://127.0.0.1:${upstream.port}`;
    const storefront = await start({ REACT_APP_API_URL: url });
    t.after(storefront.stop);
    const slow = fetch(`${storefront.url}/api/slow`, { headers: { Connection: 'close' } });
    await pause(200);
    storefront.signal('SIGQUIT');
    assert.equal((await slow).status, 200);
    assert.equal(await storefront.exit, 0);
  });

  it('closes no connection on QUIT that has a request on its way', async (t) => {
    const storefront = await start();
    t.after(storefront.stop);
    const customers = Array.from({ length: 40 }, () => customer(`${storefront.url}/a/page`));
    await pause(300);
    storefront.signal('SIGQUIT');
    assert.deepEqual([...new Set(await Promise.all(customers))], ['close']);
    assert.equal(await storefront.exit, 0);
  });

  it('answers the same while it drains, but for the connection', async (t) => {
    const upstream = await api();
    t.after(upstream.close);
    const storefront = await start({ REACT_APP_API_URL: `http://127.0.0.1:${upstream.port}` });
    t.after(storefront.stop);
    const paths = ['/', '/a/page', '/config.json', '/assets/index-abc.js', '/assets/none.js'];
    paths.push('/api/products?q=a%20b&c=%2F', '/a/line%0Abreak');
    const answers = () => Promise.all(paths.map((path) => answer(`${storefront.url}${path}`)));
    const before = await answers();
    storefront.signal('SIGQUIT');
    await pause(200);
    const after = await answers();
    assert.ok(before.every(({ connection }) => connection === 'keep-alive'));
    assert.deepEqual(
      after,
      before.map((answer) => ({ ...answer, connection: 'close' })),
    );
  });
});
