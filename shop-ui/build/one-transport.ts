import type { Plugin } from 'vite';

const TABLE = /\/axios\/lib\/adapters\/adapters\.js$/;
const UNUSED = '\0unused-transport';

/** Leaves out axios' transport by fetch: it takes XMLHttpRequest first, which every browser has. */
export function oneTransport(): Plugin {
  return {
    name: 'one-transport',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer) =>
      source === './fetch.js' && TABLE.test(importer ?? '') ? UNUSED : undefined,
    load: (id) => (id === UNUSED ? 'export const getFetch = () => undefined;' : undefined),
  };
}
