import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(join(process.cwd(), path), 'utf8');
const GROUNDS = ['paper', 'surface', 'sunken', 'accent-soft', 'danger-soft'];
const THEMES = ['light', 'dark'] as const;

const COLOURS = new Map(
  [
    ...read('src/app/styles/tokens.css').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
);

const pairs = (words: readonly string[], grounds: readonly string[]) =>
  THEMES.flatMap((theme) =>
    words.flatMap((word) => grounds.map((ground) => [word, ground, theme] as const)),
  );

describe('the colours of both themes', () => {
  it.each([
    ...pairs(['ink', 'ink-soft', 'accent', 'accent-strong', 'danger'], GROUNDS),
    ...pairs(['on-accent'], ['accent', 'accent-strong']),
  ])('let %s be read on %s when it is %s', (word, ground, theme) => {
    expect(contrast(word, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(['line-strong', 'accent', 'danger'], GROUNDS))(
    'let an edge in %s be seen on %s when it is %s',
    (edge, ground, theme) => {
      expect(contrast(edge, ground, theme)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(THEMES)('are those of the browser’s own frame when it is %s', (theme) => {
    const meta = read('index.html').match(
      new RegExp(`content="(#\\w+)"[^>]* data-theme="${theme}"`),
    );
    expect(meta?.[1]).toBe(COLOURS.get('paper')?.[theme]);
  });
});

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((name) => luminance(COLOURS.get(name)?.[theme] ?? `--${name} is no colour`))
    .toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance by WCAG 2. */
function luminance(colour: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
