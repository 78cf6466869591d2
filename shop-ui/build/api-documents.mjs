// Writes the types of the API's documents from its OpenAPI description; with --check it only compares.
// openapi-typescript would do, but it builds on the compiler of TypeScript 5, and 7 has no such parts.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../shop-api/openapi.json', import.meta.url));
const target = fileURLToPath(new URL('../src/documents/api.ts', import.meta.url));

const HEAD = '// Written by `npm run documents` from shop-api/openapi.json; never edited.\n';
const REFERENCE = /^#\/components\/schemas\/(\w+)$/;
const PLAIN = ['string', 'number', 'boolean', 'null'];
const SHAPING = ['$ref', 'type', 'enum', 'items', 'properties', 'required', 'additionalProperties'];
/** What bounds or explains a value says nothing of its type. */
const TELLING = ['description', 'format', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum'];
const SIZES = ['minLength', 'maxLength', 'minItems', 'maxItems'];
const KNOWN = new Set([...SHAPING, ...TELLING, ...SIZES]);

const { schemas } = JSON.parse(readFileSync(source, 'utf8')).components;
const types = Object.entries(schemas).map(
  ([name, schema]) => `\nexport type ${name} = ${typeOf(schema, name, '')};\n`,
);
const written = HEAD + types.join('');

if (!process.argv.includes('--check')) {
  writeFileSync(target, written);
} else if (readFileSync(target, 'utf8') !== written) {
  console.error('src/documents/api.ts is not what shop-api/openapi.json says: npm run documents');
  process.exit(1);
}

/** The type of a schema; `place` names it where it cannot be told. */
function typeOf(schema, place, indent) {
  const strange = Object.keys(schema).find((key) => !KNOWN.has(key));
  if (strange !== undefined) throw unknown(place, strange);
  if (schema.$ref !== undefined) return referred(schema.$ref, place);
  if (schema.enum !== undefined) {
    return schema.enum.map((word) => quoted(word, place)).join(' | ');
  }
  return [schema.type]
    .flat()
    .map((type) => typed(type, schema, place, indent))
    .join(' | ');
}

function typed(type, schema, place, indent) {
  if (type === 'integer') return 'number';
  if (type === 'array') return arrayOf(schema.items, place, indent);
  if (type === 'object') return objectOf(schema, place, indent);
  if (!PLAIN.includes(type)) throw unknown(place, `type: ${type}`);
  return type;
}

function arrayOf(items, place, indent) {
  const item = typeOf(items, `${place}[]`, indent);
  const isUnion = Array.isArray(items.enum ?? items.type);
  return isUnion ? `readonly (${item})[]` : `readonly ${item}[]`;
}

function objectOf({ properties, required = [], additionalProperties }, place, indent) {
  if (properties === undefined) {
    if (!additionalProperties) throw unknown(place, 'an object without properties');
    return `Readonly<Record<string, ${typeOf(additionalProperties, `${place}.*`, indent)}>>`;
  }
  if (additionalProperties) throw unknown(place, 'additionalProperties beside properties');
  const members = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${indent}  readonly ${name}${mark}: ${typeOf(schema, `${place}.${name}`, `${indent}  `)};\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}

function referred(reference, place) {
  const name = REFERENCE.exec(reference)?.[1];
  if (name === undefined) throw unknown(place, `$ref: ${reference}`);
  return name;
}

function quoted(word, place) {
  if (!/^[\w-]+$/.test(word)) throw unknown(place, `enum: ${word}`);
  return `'${word}'`;
}

function unknown(place, what) {
  return new Error(
    `shop-api/openapi.json, ${place}: no type is known for “${what}”; teach it to build/api-documents.mjs`,
  );
}
