import type { ReactNode } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { Layout } from './layout';
import { RouteFallback } from './route-fallback';
import { CartRoute } from './routes/cart-route';
import { CatalogRoute } from './routes/catalog-route';
import { CheckoutRoute } from './routes/checkout-route';
import { NotFoundRoute } from './routes/not-found-route';
import { OrderRoute } from './routes/order-route';
import { ProductRoute } from './routes/product-route';

export function Router() {
  return (
    <Layout>
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
  );
}

/** A page that fails leaves the header and every other page in order. */
function RouteBoundary({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname} fallback={(retry) => <RouteFallback onRetry={retry} />}>
      {children}
    </ErrorBoundary>
  );
}
