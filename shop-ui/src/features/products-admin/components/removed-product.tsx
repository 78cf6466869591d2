import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Refusal } from '@/components/admin/refusal';
import { Button } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { useToast } from '@/components/ui/toasts';
import { adminPaths } from '@/config/admin-paths';
import { useDates } from '@/lib/i18n/use-dates';
import { useText } from '@/lib/i18n/use-text';
import { type RemovedProduct as Removed, removedProductQuery } from '../api/get-removed';
import { useRestoreProduct } from '../api/restore-product';
import styles from './product-form.module.css';

type RemovedProductProps = { readonly id: number; readonly notFound: ReactNode };

/** What the address of a product leads to when the shop has none: it may be brought back. */
export function RemovedProduct({ id, notFound }: RemovedProductProps) {
  const { data: product, isPending } = useQuery(removedProductQuery(id));
  if (product) return <WayBack product={product} />;
  return isPending ? null : notFound;
}

function WayBack({ product }: { readonly product: Removed }) {
  const { id, name, removedAt } = product;
  const text = useText();
  const { moment } = useDates();
  const toast = useToast();
  const { mutate, isPending, error } = useRestoreProduct(() => {
    toast(text('admin.removed.restored', { name }));
  });
  return (
    <Page title={name} lead={text('admin.removed.since', { moment: moment(removedAt) })} narrow>
      <div className={styles.form}>
        {error && <Refusal title={text('admin.removed.notRestored')} error={error} />}
        <div className={styles.actions}>
          <Button disabled={isPending} onClick={() => mutate(id)}>
            {text('admin.removed.restore')}
          </Button>
          <Link to={adminPaths.removedProducts}>{text('admin.removed.all')}</Link>
        </div>
      </div>
    </Page>
  );
}
