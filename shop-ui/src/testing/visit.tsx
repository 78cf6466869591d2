import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '@/app/app';
import { createQueryClient } from '@/lib/query-client';

/** Opens the storefront at an address, as a browser would; pauses between retries are 1 ms. */
export function visit(address: string, queries = createQueryClient(() => 1)) {
  window.history.replaceState(null, '', address);
  const view = render(<App queryClient={queries} />);
  return { ...view, customer: userEvent.setup() };
}
