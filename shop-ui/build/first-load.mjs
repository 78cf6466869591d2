// Adds up the script that a customer's first page takes, packed as it is sent, and fails above the limit.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_BYTES = 130_000;
const ENTRY = 'index.html';
const LANGUAGE = /^src\/locales\/\w+\.json$/;

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const packedSize = (file) => readFileSync(join(dist, `${file}.gz`)).length;

/** A part with everything that it imports, which a browser loads with it. */
function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of manifest[name].imports ?? []) withImports(imported, found);
  return found;
}

const languages = Object.keys(manifest).filter((name) => LANGUAGE.test(name));
const [largest] = languages.sort((one, other) => sizeOf(other) - sizeOf(one));
if (largest === undefined) throw new Error('the build has no catalogue of messages');

function sizeOf(name) {
  return packedSize(manifest[name].file);
}

const parts = new Set([...withImports(ENTRY), ...withImports(largest)]);
const files = [...parts].map((name) => manifest[name].file).concat('theme.js');
const bytes = files.reduce((sum, file) => sum + packedSize(file), 0);
for (const file of files) console.log(`${String(packedSize(file)).padStart(8)}  ${file}`);
console.log(
  `first load: ${(bytes / 1000).toFixed(1)} kB of script, packed; at most ${LIMIT_BYTES / 1000}`,
);
// The map of the build is for this check, not for everybody.
rmSync(join(dist, '.vite'), { recursive: true });
if (bytes > LIMIT_BYTES) process.exit(1);
