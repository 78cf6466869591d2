import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '@/lib/i18n/languages';

const SOURCE = join(process.cwd(), 'src');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

type Catalogue = Readonly<Record<string, string>>;

function catalogue(room: string, language: Language): Catalogue {
  return JSON.parse(readFileSync(join(SOURCE, 'locales', room, `${language}.json`), 'utf8'));
}

describe.each(['', 'admin'])('the catalogues in “%s”', (room) => {
  const english = catalogue(room, 'en');

  it.each(LANGUAGES)('have the same messages in %s, in order', (language) => {
    expect(Object.keys(catalogue(room, language))).toEqual(Object.keys(english).toSorted());
  });

  it.each(OTHERS)('ask for the same values in %s', (language) => {
    const wanted = (messages: Catalogue) =>
      Object.entries(messages).map(([id, message]) => [id, ...argumentsOf(message)]);
    expect(wanted(catalogue(room, language))).toEqual(wanted(english));
  });

  it.each(LANGUAGES)('count in every way that %s counts', (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [id, message] of Object.entries(catalogue(room, language))) {
      for (const forms of pluralsOf(message))
        expect(forms, id).toEqual(pluralCategories.toSorted());
    }
  });

  it('are of the room that their ids name', () => {
    const strangers = Object.keys(english).filter(
      (id) => id.startsWith('admin.') !== (room !== ''),
    );
    expect(strangers).toEqual([]);
  });
});

describe('the source', () => {
  const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^testing/.test(file))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
  const ids = Object.keys({ ...catalogue('', 'en'), ...catalogue('admin', 'en') });

  it('names only messages that exist', () => {
    const named = [...source.matchAll(/\btext\(\s*'([\w.]+)'/g)].map(([, id]) => id);
    expect(named.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
    expect(named.length).toBeGreaterThan(50);
  });

  it('uses every message', () => {
    const families = [...source.matchAll(/`([a-zA-Z.]+\.)\$\{[^`]*`/g)].map(([, prefix]) => prefix);
    const unused = ids.filter(
      (id) =>
        !source.includes(`'${id}'`) && !families.includes(id.slice(0, id.lastIndexOf('.') + 1)),
    );
    expect(unused).toEqual([]);
  });

  it('has no words of its own where a person reads them', () => {
    const attributes =
      /\b(?:aria-label|title|label|lead|hint|alt|placeholder)="([^"]*\p{L}[^"]*)"/gu;
    expect([...source.matchAll(attributes)].map(([found]) => found)).toEqual([]);
  });
});

type Part = string | readonly [name: string, format?: string, cases?: unknown];

function argumentsOf(message: string): readonly string[] {
  return [
    ...new Set(placeholders(compileMessageOrThrow(message)).map(([name]) => name)),
  ].toSorted();
}

/** The forms of each plural in a message, exact numbers apart. */
function pluralsOf(message: string): readonly (readonly string[])[] {
  return placeholders(compileMessageOrThrow(message))
    .filter(([, format]) => format === 'plural')
    .map(([, , cases]) =>
      Object.keys(cases as object)
        .filter((form) => form !== 'offset' && !/^\d+$/.test(form))
        .toSorted(),
    );
}

/** A compiled message is a list of texts and placeholders, whose cases are such lists again. */
function placeholders(message: unknown): readonly Exclude<Part, string>[] {
  if (!Array.isArray(message)) return [];
  return (message as readonly Part[]).flatMap((part) => {
    if (typeof part === 'string') return [];
    const cases = typeof part[2] === 'object' && part[2] !== null ? Object.values(part[2]) : [];
    return [part, ...cases.flatMap(placeholders)];
  });
}
