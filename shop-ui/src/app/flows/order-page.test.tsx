import { act, screen, waitFor, within } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import type { OrderStatus } from '@/documents/order';
import { FakeShop, problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';

const DOCUMENT = {
  id: 9,
  customerEmail: 'anna@example.org',
  totalAmount: 37.8,
  status: 'pending' as OrderStatus,
  createdAt: '2026-11-22T10:00:00Z',
  items: [
    { id: 1, orderId: 9, productId: 1, productName: 'Stoneware mug', quantity: 2, price: 18.9 },
  ],
};

function withOrder(status: OrderStatus = 'pending') {
  const shop = FakeShop.open();
  const move = (to: OrderStatus) =>
    shop.orders.set(9, { token: 't', document: { ...DOCUMENT, status: to } });
  move(status);
  return { shop, move, ...visit('/orders/9#t') };
}

const steps = async () => {
  const timeline = await screen.findByRole('region', { name: 'Status' });
  return within(timeline).getAllByRole('listitem');
};

async function cancel(customer: ReturnType<typeof userEvent.setup>) {
  await customer.click(await screen.findByRole('button', { name: 'Cancel order' }));
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this order?' });
  await customer.click(within(dialog).getByRole('button', { name: 'Cancel order' }));
}

describe('the page of an order', () => {
  it.each([
    ['pending', ['Received', 'In the making to come', 'Completed to come'], 'Received'],
    ['processing', ['Received done', 'In the making', 'Completed to come'], 'In the making'],
    ['completed', ['Received done', 'In the making done', 'Completed'], 'Completed'],
    ['cancelled', ['Received done', 'Cancelled'], 'Cancelled'],
  ] as const)('tells in words where a %s order is', async (status, words, now) => {
    withOrder(status);

    const shown = await steps();
    expect(shown.map((step) => step.textContent?.trim())).toEqual(words);
    const current = shown.filter((step) => step.getAttribute('aria-current') === 'step');
    expect(current.map((step) => step.textContent?.trim())).toEqual([now]);
  });

  it('looks again at a calm pace while the order moves, and when the page is seen again', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
      shouldAdvanceTime: true,
    });
    const { move } = withOrder();
    await steps();

    move('processing');
    await act(() => vi.advanceTimersByTimeAsync(15_000));
    expect(await screen.findByText(/we are packing it/)).toBeInTheDocument();
    move('completed');
    act(() => void window.dispatchEvent(new Event('visibilitychange')));
    expect(await screen.findByText(/on its way or already yours/)).toBeInTheDocument();
    vi.useRealTimers();
  });

  it('copies its own link, or says how', async () => {
    const { customer } = withOrder();
    await customer.click(await screen.findByRole('button', { name: 'Copy link' }));

    expect(await screen.findByText('Link copied')).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('http://localhost/orders/9#t');

    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('forbidden'));
    await customer.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText(/copy the address of this page/)).toBeInTheDocument();
  });
});

describe('a customer who thinks better of an order', () => {
  it('cancels it while it is pending, and its stock returns', async () => {
    const { shop, customer } = withOrder();
    await cancel(customer);

    expect(await screen.findByText('Your order is cancelled')).toBeInTheDocument();
    expect(screen.getByText(/nothing will be sent/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel order' })).not.toBeInTheDocument();
    expect(shop.products.get(1)?.stockQuantity).toBe(14);
  });

  it('can keep it after all', async () => {
    const { shop, customer } = withOrder();
    await customer.click(await screen.findByRole('button', { name: 'Cancel order' }));
    await customer.click(screen.getByRole('button', { name: 'Keep order' }));

    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(shop.orders.get(9)?.document.status).toBe('pending');
  });

  it('is told when it is too late', async () => {
    const { move, customer } = withOrder();
    await screen.findByRole('button', { name: 'Cancel order' });
    move('processing');
    await cancel(customer);

    expect(await screen.findByText(/too late to cancel/)).toBeInTheDocument();
    expect(screen.getByText(/we are packing it/)).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('cancels in spite of a moment of trouble', async () => {
    const { customer } = withOrder();
    server.use(http.post('/api/orders/9/cancel', () => HttpResponse.error(), { once: true }));
    await cancel(customer);

    expect(await screen.findByText('Your order is cancelled')).toBeInTheDocument();
  });

  it('can try again when the shop has a problem', async () => {
    const { customer } = withOrder();
    server.use(http.post('/api/orders/9/cancel', () => problem(500, 'Broken.')));
    await cancel(customer);

    expect(await screen.findByText('Your order was not cancelled')).toBeInTheDocument();
    await waitFor(() => {
      const dialog = screen.getByRole('dialog');
      expect(within(dialog).getByRole('button', { name: 'Cancel order' })).toBeEnabled();
    });
  });

  it.each(['processing', 'completed', 'cancelled'] as const)(
    'is not offered to cancel what is %s',
    async (status) => {
      withOrder(status);
      await steps();

      expect(screen.queryByRole('button', { name: 'Cancel order' })).not.toBeInTheDocument();
    },
  );
});
