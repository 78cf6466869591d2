import { cleanup, screen } from '@testing-library/react';
import fc from 'fast-check';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { problem } from '@/testing/fake-shop';
import { openToKnownCustomer } from '@/testing/known-customer';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

const CALLS = [
  { page: '/', call: '/api/products', content: 'Stoneware mug' },
  {
    page: '/products/1',
    call: '/api/products/1',
    content: 'Thrown by hand, holds a third of a litre.',
  },
  { page: '/cart', call: '/api/cart', content: 'Stoneware mug' },
  { page: '/checkout', call: '/api/cart', content: '2 × Stoneware mug' },
  { page: '/orders/9#t', call: '/api/orders/9', content: 'anna@example.org' },
] as const;

/** How a call can fail that may succeed a moment later: with a status, or with no answer at all. */
const failure = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 500, max: 599 }),
  fc.constantFrom(408, 429),
);
const body = fc.oneof(
  fc.constant({ problem: true, detail: 'ECONNREFUSED at Pool.java:17' }),
  fc.record({ problem: fc.constant(false), detail: fc.string() }),
);

describe('a failed call', () => {
  // Feature: aws-devops-three-tier, Property 7: For any failed API call from the frontend, the system SHALL display a user-friendly error message and attempt to retry the request.
  it('is repeated, and where that does not help the customer is told kindly and tries again', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.constantFrom(...CALLS), failure, body, async (view, status, answer) => {
          server.resetHandlers();
          openToKnownCustomer();
          let attempts = 0;
          const fail = () => {
            attempts += 1;
            if (status === undefined) return HttpResponse.error();
            return answer.problem
              ? problem(status, answer.detail)
              : new HttpResponse(answer.detail, { status });
          };
          server.use(http.get(view.call, fail));
          const { customer } = visit(view.page);

          const alert = await screen.findByRole('alert');
          expect(attempts).toBeGreaterThan(1);
          expect(alert).toHaveTextContent(/Please (check|wait|try)/);
          expect(alert).not.toHaveTextContent(/ECONNREFUSED|\b[45]\d\d\b/);

          server.resetHandlers();
          openToKnownCustomer();
          await customer.click(screen.getByRole('button', { name: 'Try again' }));
          expect(await screen.findByText(view.content)).toBeInTheDocument();
        })
        .afterEach(() => {
          cleanup();
          localStorage.clear();
        }),
      // What failed says it all: shrinking would draw the shop many times more.
      { numRuns: 100, endOnFailure: true },
    );
  }, 900_000);
});
