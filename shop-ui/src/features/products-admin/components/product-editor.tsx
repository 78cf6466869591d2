import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Panel } from '@/components/admin/panel';
import { PanelColumn, Panels } from '@/components/admin/panels';
import { Page } from '@/components/ui/page';
import { QueryFallback } from '@/components/ui/query-fallback';
import { Skeleton } from '@/components/ui/skeleton';
import { paths } from '@/config/paths';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { productQuery } from '../api/get-product';
import type { VersionedProduct } from '../api/product';
import { PictureForm } from './picture-form';
import { ProductForm } from './product-form';
import { RemoveProduct } from './remove-product';
import { RemovedProduct } from './removed-product';
import { StockForm } from './stock-form';

type ProductEditorProps = { readonly id: number; readonly notFound: ReactNode };

export function ProductEditor({ id, notFound }: ProductEditorProps) {
  const text = useText();
  const query = useQuery(productQuery(id));
  const { data: product, error } = query;
  if (hasStatus(error, 404)) return <RemovedProduct id={id} notFound={notFound} />;
  if (product) return <Editor product={product} />;
  return (
    <QueryFallback
      query={query}
      failed={text('admin.product.failed')}
      loading={text('admin.product.loading')}
    >
      <Skeleton shape="title" />
      <Skeleton shape="line" />
    </QueryFallback>
  );
}

function Editor({ product }: { readonly product: VersionedProduct }) {
  const text = useText();
  return (
    <Page
      title={product.name}
      lead={<Link to={paths.product(product.id)}>{text('admin.product.seeInShop')}</Link>}
    >
      <Panels>
        <Panel title={text('admin.product.words')}>
          <ProductForm product={product} />
        </Panel>
        <PanelColumn>
          <Panel title={text('admin.picture.title')}>
            <PictureForm product={product} />
          </Panel>
          <Panel title={text('admin.stock.title')}>
            <StockForm product={product} />
          </Panel>
          <Panel title={text('admin.remove.title')}>
            <RemoveProduct product={product} />
          </Panel>
        </PanelColumn>
      </Panels>
    </Page>
  );
}
