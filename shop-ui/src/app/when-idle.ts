type Preloaded = { readonly preload: () => Promise<void> };

const awaited: Preloaded[] = [];

/** A part that is fetched while there is nothing else to do: it is there at once then, also offline. */
export function whenIdle<Part extends Preloaded>(part: Part): Part {
  awaited.push(part);
  return part;
}

export function fetchWhenIdle(): void {
  const fetchAll = () => {
    for (const part of awaited) void part.preload();
  };
  if ('requestIdleCallback' in window) requestIdleCallback(fetchAll, { timeout: 10_000 });
  else setTimeout(fetchAll, 2_000);
}
