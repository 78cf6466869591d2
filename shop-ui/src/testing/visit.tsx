import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '@/app/app';
import { createQueryClient } from '@/lib/query-client';

/** Opens the storefront at an address, as a browser would; pauses between retries are 1 ms. */
export function visit(address: string) {
  window.history.replaceState(null, '', address);
  const view = render(<App queryClient={createQueryClient(() => 1)} />);
  return { ...view, customer: userEvent.setup() };
}
