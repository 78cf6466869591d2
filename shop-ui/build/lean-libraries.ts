import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROUTER = new URL('../node_modules/react-router/dist/production/index.mjs', import.meta.url);
const OF_ROUTER = /\/react-router\/dist\/production\//;
const OF_AXIOS = /\/axios\/lib\//;
const LEFT_OUT = '\0left-out/';

/** Parts of axios that it always brings along and nobody here calls, and what stands in for each. */
const UNUSED_OF_AXIOS = new Map([
  // It takes XMLHttpRequest first, which every browser has.
  ['fetch.js', 'export const getFetch = () => undefined;'],
  // src/lib/api-client.ts writes queries itself, and sends no token that was in a cookie.
  ['AxiosURLSearchParams.js', `export default ${refusal('its writing of queries')}`],
  ['cookies.js', 'export default {};'],
  // Bodies are JSON or a file, calls are cancelled by a signal, and nobody watches their progress.
  ['toFormData.js', `export default ${refusal('forms')}`],
  ['toURLEncodedForm.js', `export default ${refusal('forms')}`],
  ['formDataToJSON.js', `export default ${refusal('forms')}`],
  ['CancelToken.js', `export default ${refusal('CancelToken')}`],
  ['progressEventReducer.js', `export const progressEventReducer = ${refusal('progress')}`],
  ['HttpStatusCode.js', 'export default {};'],
]);

/** Leaves out of the build what libraries bring along and this storefront does not use. */
export function leanLibraries(): Plugin {
  const found = new Set<string>();
  return {
    name: 'lean-libraries',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer) => {
      // The router offers bundlers its build for development only, with all its warnings.
      if (source === 'react-router') return fileURLToPath(ROUTER);
      const file = source.slice(source.lastIndexOf('/') + 1);
      if (!OF_AXIOS.test(importer ?? '') || !UNUSED_OF_AXIOS.has(file)) return undefined;
      found.add(file);
      return LEFT_OUT + file;
    },
    load: (id) =>
      id.startsWith(LEFT_OUT) ? UNUSED_OF_AXIOS.get(id.slice(LEFT_OUT.length)) : undefined,
    transform: {
      filter: { id: OF_ROUTER },
      handler: (code) => ({ code: withoutNames(code), map: null }),
    },
    buildEnd(error) {
      const gone = [...UNUSED_OF_AXIOS.keys()].filter((file) => !found.has(file));
      if (!error && gone.length > 0) {
        this.error(`axios has no ${gone.join(', ')}: look anew at build/lean-libraries.ts`);
      }
    },
  };
}

/** A name for developers' tools counts as a use: the router's forms would stay for theirs. */
function withoutNames(code: string): string {
  return code
    .replace(/^\w+\.displayName = ".*";$/gm, '')
    .replace(/= (?=React\d*\.(?:forwardRef|createContext)\()/g, '= /* @__PURE__ */ ');
}

/** Whoever calls it after all is told why it is not there. */
function refusal(part: string): string {
  return `() => { throw new Error('build/lean-libraries.ts leaves ${part} out of axios'); };`;
}
