/** Where a customer was on a page of this tab's history. */
export type Place = { readonly scroll: number; readonly link: string | null };

const KEY = 'places';
const MOST_PLACES = 50;
const NOWHERE: Place = { scroll: 0, link: null };

let places: ReadonlyMap<string, Place> | undefined;

export function placeOf(page: string): Place | undefined {
  return known().get(page);
}

export function keepScroll(page: string, scroll: number): void {
  keep(page, { scroll });
}

/** The link by which the customer may be about to leave. */
export function keepLink(page: string, link: string | null): void {
  keep(page, { link });
}

/** So that a reload finds its place too. */
export function keepScrollOnLeaving(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...known()].slice(-MOST_PLACES)));
  } catch {
    // Storage is full or forbidden: a reload begins at the top.
  }
}

function keep(page: string, change: Partial<Place>): void {
  const others = new Map(known());
  others.delete(page);
  places = others.set(page, { ...(placeOf(page) ?? NOWHERE), ...change });
}

function known(): ReadonlyMap<string, Place> {
  places ??= stored();
  return places;
}

function stored(): ReadonlyMap<string, Place> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return new Map(Array.isArray(value) ? value.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is [string, Place] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const place: unknown = value[1];
  return typeof place === 'object' && place !== null && 'scroll' in place && 'link' in place;
}
