import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyTheme, THEMES } from './theme';

const AT_THE_START = readFileSync(join(process.cwd(), 'public/theme.js'), 'utf8');
const INDEX = readFileSync(join(process.cwd(), 'index.html'), 'utf8');

const metas = () => [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
const applied = () => [
  document.documentElement.dataset.theme,
  ...metas().map((meta) => meta.getAttribute('media')),
];

function anewPage() {
  delete document.documentElement.dataset.theme;
  const { head } = new DOMParser().parseFromString(INDEX, 'text/html');
  document.head.replaceChildren(...head.querySelectorAll('meta[name="theme-color"]'));
}

describe('the choice of light or dark', () => {
  beforeEach(anewPage);
  afterEach(() => document.head.replaceChildren());

  it.each(THEMES)('is the same when chosen and when the next page begins: %s', (theme) => {
    applyTheme(theme);
    const chosen = applied();
    anewPage();
    localStorage.setItem('theme', theme);

    runInThisContext(AT_THE_START);

    expect(applied()).toEqual(chosen);
  });

  it('colours the browser’s frame too', () => {
    applyTheme('dark');
    expect(applied()).toEqual(['dark', 'not all', 'all']);
  });

  it('returns to the device’s', () => {
    const untouched = applied();
    applyTheme('dark');
    applyTheme('system');
    expect(applied()).toEqual(untouched);
  });

  it('is the device’s where something else was kept', () => {
    const untouched = applied();
    localStorage.setItem('theme', 'purple');
    runInThisContext(AT_THE_START);
    expect(applied()).toEqual(untouched);
  });

  it('is applied before anything is drawn, and by no inline code', () => {
    const scripts = [...INDEX.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.map(([, attributes, body]) => [attributes?.trim(), body])).toEqual([
      ['src="/theme.js"', ''],
      ['type="module" src="/src/main.tsx"', ''],
    ]);
    expect(INDEX.indexOf('/theme.js')).toBeLessThan(INDEX.indexOf('<body>'));
  });
});
