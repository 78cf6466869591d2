import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Confirm } from '@/components/admin/confirm';
import { Refusal } from '@/components/admin/refusal';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { adminPaths } from '@/config/admin-paths';
import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';
import { dropDraft } from '@/lib/use-draft';
import { useRemoveProduct } from '../api/remove-product';
import { draftName } from '../product-draft';
import styles from './product-form.module.css';

export function RemoveProduct({ product }: { readonly product: Product }) {
  const { name } = product;
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useRemoval(product);
  return (
    <div className={styles.form}>
      <p>{text('admin.remove.text')}</p>
      {error && <Refusal title={text('admin.remove.failed')} error={error} />}
      <div className={styles.actions}>
        <Button look="quiet" onClick={() => setAsking(true)}>
          {text('admin.remove.ask')}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={text('admin.remove.confirmTitle', { name })}
        action={text('admin.remove.confirm')}
        busy={isPending}
        onConfirm={() => mutate(undefined, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p>{text('admin.remove.confirmText')}</p>
      </Confirm>
    </div>
  );
}

function useRemoval({ id, name }: Product) {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useRemoveProduct(id, () => {
    dropDraft(queries, draftName(id));
    toast(text('admin.remove.done', { name }));
    void navigate(adminPaths.products, { replace: true });
  });
}
