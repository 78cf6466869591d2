import { FakeShop } from './fake-shop';

/** Opens a shop that knows whoever visits: two mugs are in their cart, and order 9 was cancelled. */
export function openToKnownCustomer(): FakeShop {
  const shop = FakeShop.open();
  shop.carts.set('known', [{ id: 7, productId: 1, quantity: 2 }]);
  localStorage.setItem('cart-token', 'known');
  const document = {
    id: 9,
    customerEmail: 'anna@example.org',
    totalAmount: 0,
    status: 'cancelled' as const,
    createdAt: '2026-11-22T10:00:00Z',
    items: [],
  };
  shop.orders.set(9, { token: 't', document });
  return shop;
}
