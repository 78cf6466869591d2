type Load<Part> = () => Promise<Part>;

const awaited: Load<unknown>[] = [];

/** A part that is fetched while there is nothing else to do: it is there at once then, also offline. */
export function whenIdle<Part>(load: Load<Part>): Load<Part> {
  awaited.push(load);
  return load;
}

export function fetchWhenIdle(): void {
  const fetchAll = () => {
    // One that does not come is asked for when it is needed, and what is wrong is told then.
    for (const load of awaited) load().catch(() => undefined);
  };
  if ('requestIdleCallback' in window) requestIdleCallback(fetchAll, { timeout: 10_000 });
  else setTimeout(fetchAll, 2_000);
}
