import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { developmentConfiguration } from './build/development-configuration.ts';
import { leanLibraries } from './build/lean-libraries.ts';
import { messageCatalogues } from './build/message-catalogues.ts';

const api = process.env.REACT_APP_API_URL ?? 'http://127.0.0.1:3000';
const proxy = { '/api': { target: api } };

export default defineConfig({
  plugins: [messageCatalogues(), leanLibraries(), react(), developmentConfiguration()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy },
  preview: { proxy },
  build: {
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    manifest: true,
    // The polyfill would be an extra script for browsers this build does not serve.
    modulePreload: { polyfill: false },
    // Small files pack badly, and each is a request: one for the start, one for what pages share.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 1 },
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
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
