import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { SessionGate } from '@/features/session/components/session-gate';
import { AdminWords } from '../admin-words';
import { RouteFallback } from '../route-fallback';
import { AdminLayout } from './admin-layout';
import { NewProductRoute } from './routes/new-product-route';
import { NoSuch } from './routes/no-such';
import { OrderRoute } from './routes/order-route';
import { OrdersRoute } from './routes/orders-route';
import { ProductRoute } from './routes/product-route';
import { ProductsRoute } from './routes/products-route';
import { RemovedProductsRoute } from './routes/removed-products-route';
import { TodayRoute } from './routes/today-route';

/** The owner's part of the shop, for whoever is signed in. */
export function AdminArea() {
  const { pathname } = useLocation();
  return (
    <AdminWords>
      <SessionGate>
        {(username) => (
          <AdminLayout username={username}>
            <ErrorBoundary
              key={pathname}
              fallback={(retry, error) => <RouteFallback error={error} onRetry={retry} />}
            >
              <Routes>
                <Route index element={<TodayRoute />} />
                <Route path="products" element={<ProductsRoute />} />
                <Route path="products/new" element={<NewProductRoute />} />
                <Route path="products/removed" element={<RemovedProductsRoute />} />
                <Route path="products/:id" element={<ProductRoute />} />
                <Route path="orders" element={<OrdersRoute />} />
                <Route path="orders/:id" element={<OrderRoute />} />
                <Route path="*" element={<NoSuch what="page" />} />
              </Routes>
            </ErrorBoundary>
          </AdminLayout>
        )}
      </SessionGate>
    </AdminWords>
  );
}
