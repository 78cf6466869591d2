// Adds up the script of each page that a customer can begin with, packed as it is sent; fails above the limit.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_BYTES = 130_000;
const ENTRY = 'index.html';
/** What index.html names beside the entry. */
const BESIDE = 'theme.js';
const LANGUAGE = /^src\/locales\/\w+\.json$/;
const ROUTES = 'src/app/routes';
const ROUTE = /^(\w+(?:-\w+)*)-route\.tsx$/;

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const packedSize = (file) => readFileSync(join(dist, `${file}.gz`)).length;
const inKilobytes = (bytes) => (bytes / 1000).toFixed(1);

const language = largestLanguage();
const tooLarge = pages().filter((page) => firstLoad(page) > LIMIT_BYTES);
// The map of the build is for this check, not for everybody.
rmSync(join(dist, '.vite'), { recursive: true });
if (tooLarge.length > 0) {
  console.error(
    `above ${LIMIT_BYTES / 1000} kB of script: ${tooLarge.join(', ')}. ` +
      'Load what the first paint does without on demand, or leave it out (build/lean-libraries.ts)',
  );
  process.exit(1);
}

/** Every page has a file among the routes; one that is no part of its own would not be counted. */
function pages() {
  const folder = fileURLToPath(new URL(`../${ROUTES}`, import.meta.url));
  const names = readdirSync(folder).flatMap((file) => ROUTE.exec(file)?.[1] ?? []);
  const lost = names.filter((name) => !manifest[partOf(name)]?.isDynamicEntry);
  if (names.length === 0 || lost.length > 0) {
    throw new Error(`no part of the build is the page: ${lost.join(', ') || `any of ${ROUTES}`}`);
  }
  return names;
}

function partOf(page) {
  return `${ROUTES}/${page}-route.tsx`;
}

function firstLoad(page) {
  const parts = new Set([ENTRY, partOf(page), language].flatMap((name) => [...withImports(name)]));
  const files = [...parts].map((name) => manifest[name].file).concat(BESIDE);
  const bytes = files.reduce((sum, file) => sum + packedSize(file), 0);
  // The benchmark of the storefront reads this line.
  console.log(`first load: ${inKilobytes(bytes)} kB of script in ${files.length} files: ${page}`);
  return bytes;
}

/** A part with everything that it imports, which a browser loads with it. */
function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of manifest[name].imports ?? []) withImports(imported, found);
  return found;
}

function largestLanguage() {
  const languages = Object.keys(manifest).filter((name) => LANGUAGE.test(name));
  const [largest] = languages.sort((one, other) => sizeOf(other) - sizeOf(one));
  if (largest === undefined) throw new Error('the build has no catalogue of messages');
  return largest;
}

function sizeOf(name) {
  return packedSize(manifest[name].file);
}
