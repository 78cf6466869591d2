import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '@/lib/i18n/languages';
import { parseShopConfiguration } from './shop-configuration';

const ENTRYPOINT = join(process.cwd(), 'nginx/entrypoint');
const SEARCH = 'acme.svc.cluster.local';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const host = fc.oneof(
  label,
  fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.')),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
);
const api = fc.record({
  host,
  port: fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }),
  slash: fc.constantFrom('', '/'),
});
const environment = fc.record({
  api,
  name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/),
  shopName: fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((name) => `S${name.replace(/[\p{Cc}\u2028\u2029]/gu, '')}`),
  currency: fc.stringMatching(/^[A-Z]{3}$/),
  locales: fc.shuffledSubarray([...LANGUAGES], { minLength: 1 }),
});

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'startup-'));
  writeFileSync(join(folder, 'resolv.conf'), `nameserver 10.0.0.10\nsearch ${SEARCH}\n`);
  // What the entrypoint becomes in the end is not asked here: it has read the environment by then.
  writeFileSync(join(folder, 'nginx'), '#!/bin/sh\n', { mode: 0o755 });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(variables: Readonly<Record<string, string>>) {
  const { status, stderr } = spawnSync(ENTRYPOINT, [], {
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      RUN_DIRECTORY: join(folder, 'run'),
      RESOLV_CONF: join(folder, 'resolv.conf'),
      ...variables,
    },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return {
    page: JSON.parse(readFileSync(join(folder, 'run/public/config.json'), 'utf8')) as unknown,
    server: readFileSync(join(folder, 'run/server.conf'), 'utf8'),
  };
}

describe('the start of the storefront', () => {
  // Feature: aws-devops-three-tier, Property 6: For any frontend service startup, it SHALL successfully load configuration from environment variables including the backend service URL.
  it('loads its configuration from the environment, the address of the API included', () => {
    fc.assert(
      fc.property(environment, ({ api: { host: name, port, slash }, ...shop }) => {
        const { page, server } = start({
          REACT_APP_API_URL: `http://${name}${port === undefined ? '' : `:${port}`}${slash}`,
          REACT_APP_ENV: shop.name,
          SHOP_NAME: shop.shopName,
          SHOP_CURRENCY: shop.currency,
          SHOP_LOCALES: shop.locales.join(','),
        });

        expect(parseShopConfiguration(page)).toEqual({
          environment: shop.name,
          shopName: shop.shopName,
          currency: shop.currency,
          locales: shop.locales,
        });
        const full = /[.[]/.test(name) ? name : `${name}.${SEARCH}`;
        expect(server).toContain(`set $api http://${full}:${port ?? 80};\n`);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
