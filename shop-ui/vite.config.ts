import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { developmentConfiguration } from './build/development-configuration.ts';
import { messageCatalogues } from './build/message-catalogues.ts';
import { oneTransport } from './build/one-transport.ts';

const api = process.env.REACT_APP_API_URL ?? 'http://127.0.0.1:3000';
const proxy = { '/api': { target: api } };

export default defineConfig({
  plugins: [messageCatalogues(), oneTransport(), react(), developmentConfiguration()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy },
  preview: { proxy },
  build: {
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    manifest: true,
    // The polyfill would be an extra script for browsers this build does not serve.
    modulePreload: { polyfill: false },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost/' } },
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/testing/**', 'src/**/*.test.{ts,tsx}'],
      thresholds: { lines: 80, statements: 80, functions: 80, branches: 80 },
    },
  },
});
