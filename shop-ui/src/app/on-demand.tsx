import { type ComponentType, lazy } from 'react';
import { loadPart } from '@/lib/load-part';

/** A page that is loaded when it is first shown, and asked for again after it did not come. */
export function onDemand(name: string, load: () => Promise<ComponentType>): ComponentType {
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await loadPart(name, load) };
      } catch (error) {
        // React keeps what a lazy component became, a failure too.
        Page = attempt();
        throw error;
      }
    });
  let Page = attempt();
  return function OnDemand() {
    return <Page />;
  };
}
