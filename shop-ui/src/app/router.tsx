import { type ReactNode, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { AwayBanner } from './away-banner';
import { Layout } from './layout';
import { onDemand } from './on-demand';
import { Reachability } from './reachability';
import { RouteFallback } from './route-fallback';
import { RouteLoading } from './route-loading';
import { CatalogRoute } from './routes/catalog-route';
import { whenIdle } from './when-idle';

const ProductRoute = onDemand(
  'product',
  whenIdle(async () => (await import('./routes/product-route')).ProductRoute),
);
const CartRoute = onDemand(
  'cart',
  whenIdle(async () => (await import('./routes/cart-route')).CartRoute),
);
const CheckoutRoute = onDemand(
  'checkout',
  whenIdle(async () => (await import('./routes/checkout-route')).CheckoutRoute),
);
const OrderRoute = onDemand('order', async () => (await import('./routes/order-route')).OrderRoute);
const NotFoundRoute = onDemand('not-found', async () => {
  return (await import('./routes/not-found-route')).NotFoundRoute;
});

// Customers load nothing of what is the owner's.
const AdminArea = onDemand('admin', async () => (await import('./admin/admin-area')).AdminArea);

export function Router() {
  return (
    <Routes>
      <Route
        path="/admin/*"
        element={
          <PartBoundary>
            <AdminArea />
          </PartBoundary>
        }
      />
      <Route path="*" element={<Storefront />} />
    </Routes>
  );
}

function Storefront() {
  return (
    <Reachability>
      <Layout>
        <AwayBanner />
        <RouteBoundary>
          <Routes>
            <Route path="/" element={<CatalogRoute />} />
            <Route path="/products/:id" element={<ProductRoute />} />
            <Route path="/cart" element={<CartRoute />} />
            <Route path="/checkout" element={<CheckoutRoute />} />
            <Route path="/orders/:id" element={<OrderRoute />} />
            <Route path="*" element={<NotFoundRoute />} />
          </Routes>
        </RouteBoundary>
      </Layout>
    </Reachability>
  );
}

/** A page that fails leaves the header and every other page in order. */
function RouteBoundary({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return <PartBoundary key={pathname}>{children}</PartBoundary>;
}

function PartBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary fallback={(retry, error) => <RouteFallback error={error} onRetry={retry} />}>
      <Suspense fallback={<RouteLoading />}>{children}</Suspense>
    </ErrorBoundary>
  );
}
