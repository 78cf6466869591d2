import { type ComponentType, lazy, useState } from 'react';
import { forgetReloadFor, loadPart } from '@/lib/load-part';

/** A page's script did not come. */
export class MissingPage extends Error {
  override readonly name = 'MissingPage';

  constructor(
    cause: unknown,
    /** React keeps what a lazy component became, a failure too: before a retry it is made anew. */
    readonly askAgain: () => void,
  ) {
    super('a page could not be loaded', { cause });
  }
}

/** A page that is loaded when it is first shown, or before where that is foreseen. */
export type OnDemand = ComponentType & { readonly preload: () => Promise<void> };

export function onDemand(name: string, load: () => Promise<ComponentType>): OnDemand {
  let loaded: ComponentType | undefined;
  const fetchPart = async () => {
    loaded = await load();
    return loaded;
  };
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await loadPart(name, fetchPart) };
      } catch (cause) {
        throw new MissingPage(cause, () => {
          Page = attempt();
        });
      }
    });
  let Page = attempt();

  function Shown() {
    // A lazy component shows its fallback first, also where the part is there.
    const [Part] = useState(() => loaded ?? Page);
    return <Part />;
  }

  const preload = async () => {
    try {
      await fetchPart();
      forgetReloadFor(name);
    } catch {
      // It is asked for again when it is shown, and what is wrong is told then.
    }
  };
  return Object.assign(Shown, { preload });
}
