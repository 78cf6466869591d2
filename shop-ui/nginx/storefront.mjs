// Starts the real entrypoint with the real nginx on a loopback port, as an unprivileged user.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRYPOINT = fileURLToPath(new URL('./entrypoint', import.meta.url));
const NOBODY = 65534;
const unprivileged = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

export const VALID = {
  REACT_APP_API_URL: 'http://127.0.0.1:9',
  REACT_APP_ENV: 'test',
  SHOP_NAME: 'Acme',
  SHOP_CURRENCY: 'EUR',
  SHOP_LOCALES: 'en,de,ar',
};

export const INDEX = '<!doctype html><title>Shop</title>';

/** Resolves when nginx answers; a refusal to start rejects with what was printed. */
export async function start(
  environment = {},
  { resolvConf = 'nameserver 127.0.0.1\n', command = [] } = {},
) {
  const folder = layFolder(resolvConf);
  const port = await freePort();
  const statusPort = await freePort();
  const output = join(folder, 'output');
  const log = openSync(output, 'a');
  if (unprivileged.uid) chownSync(output, NOBODY, NOBODY);
  const process = spawn(ENTRYPOINT, command, {
    ...unprivileged,
    env: {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      RUN_DIRECTORY: join(folder, 'run'),
      HTML_DIRECTORY: join(folder, 'html'),
      RESOLV_CONF: join(folder, 'resolv.conf'),
      LISTEN_PORT: String(port),
      STATUS_PORT: String(statusPort),
      ...VALID,
      ...environment,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exit = new Promise((resolve) => process.on('exit', resolve).on('error', resolve));
  const storefront = {
    url: `http://127.0.0.1:${port}`,
    statusUrl: `http://127.0.0.1:${statusPort}`,
    output: () => readFileSync(output, 'utf8'),
    serverConf: () => readFileSync(join(folder, 'run/server.conf'), 'utf8'),
    signal: (name) => process.kill(name),
    exit,
    stop: async () => {
      process.kill('SIGTERM');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await answering(storefront, exit).catch((refusal) => {
    rmSync(folder, { recursive: true, force: true });
    throw refusal;
  });
  return storefront;
}

function layFolder(resolvConf) {
  const folder = mkdtempSync(join(tmpdir(), 'shop-ui-'));
  chmodSync(folder, 0o777);
  mkdirSync(join(folder, 'html/assets'), { recursive: true });
  writeFileSync(join(folder, 'html/index.html'), INDEX);
  writeFileSync(join(folder, 'html/assets/index-abc.js'), 'plain');
  writeFileSync(join(folder, 'html/assets/index-abc.js.gz'), 'packed');
  writeFileSync(join(folder, 'resolv.conf'), resolvConf);
  return folder;
}

async function answering({ url, output }, exit) {
  let ended = false;
  void exit.then(() => {
    ended = true;
  });
  for (let tries = 0; tries < 200 && !ended; tries++) {
    if ((await fetch(`${url}/healthz`).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(output());
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
