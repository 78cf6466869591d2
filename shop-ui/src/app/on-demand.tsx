import { type ComponentType, lazy } from 'react';
import { loadPart } from '@/lib/load-part';

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

/** A page that is loaded when it is first shown. */
export function onDemand(name: string, load: () => Promise<ComponentType>): ComponentType {
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await loadPart(name, load) };
      } catch (cause) {
        throw new MissingPage(cause, () => {
          Page = attempt();
        });
      }
    });
  let Page = attempt();
  return function OnDemand() {
    return <Page />;
  };
}
