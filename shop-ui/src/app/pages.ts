import { onDemand } from './on-demand';
import { whenIdle } from './when-idle';

const catalog = onDemand('catalog', async () => {
  return (await import('./routes/catalog-route')).CatalogRoute;
});
const product = onDemand('product', async () => {
  return (await import('./routes/product-route')).ProductRoute;
});
const cart = onDemand('cart', async () => (await import('./routes/cart-route')).CartRoute);
const checkout = onDemand('checkout', async () => {
  return (await import('./routes/checkout-route')).CheckoutRoute;
});
const order = onDemand('order', async () => (await import('./routes/order-route')).OrderRoute);
const notFound = onDemand('not-found', async () => {
  return (await import('./routes/not-found-route')).NotFoundRoute;
});

/** The customers' pages. Each is a part of its own: whoever begins with one loads no other first. */
export const PAGES = [
  { path: '/', Page: whenIdle(catalog) },
  { path: '/products/:id', Page: whenIdle(product) },
  { path: '/cart', Page: whenIdle(cart) },
  { path: '/checkout', Page: whenIdle(checkout) },
  { path: '/orders/:id', Page: order },
  { path: '*', Page: notFound },
] as const;

// Customers load nothing of what is the owner's.
const admin = onDemand('admin', async () => (await import('./admin/admin-area')).AdminArea);

export const ADMIN = { path: '/admin/*', Page: admin } as const;
