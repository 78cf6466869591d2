import { type ReactNode, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { AwayBanner } from './away-banner';
import { Layout } from './layout';
import { ADMIN, PAGES } from './pages';
import { Reachability } from './reachability';
import { RouteFallback } from './route-fallback';
import { RouteLoading } from './route-loading';

export function Router() {
  return (
    <Routes>
      <Route
        path={ADMIN.path}
        element={
          <PartBoundary>
            <ADMIN.Page />
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
            {PAGES.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
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
