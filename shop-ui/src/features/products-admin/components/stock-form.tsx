import { type FormEvent, useRef, useState } from 'react';
import { Refusal } from '@/components/admin/refusal';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { useToast } from '@/components/ui/toasts';
import type { Product } from '@/documents/product';
import { hasStatus } from '@/lib/api-error';
import { useText } from '@/lib/i18n/use-text';
import { readWholeNumber } from '@/lib/whole-number';
import { useChangeStock } from '../api/change-stock';
import styles from './product-form.module.css';

const MOST = 1_000_000;

/** Stock is corrected by what came or went, since customers buy while it is counted. */
export function StockForm({ product }: { readonly product: Product }) {
  const { id, stockQuantity } = product;
  const text = useText();
  const toast = useToast();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useChangeStock(id, (stock) => {
    setTyped('');
    setTried(false);
    toast(text('admin.stock.saved', { count: stock }));
  });
  const quantity = readWholeNumber(typed);
  const after = stockQuantity + (quantity ?? 0);
  const isRight = quantity !== undefined && quantity !== 0 && after >= 0 && after <= MOST;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isRight) mutate(quantity);
    else field.current?.focus();
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p>{text('admin.stock.now', { count: stockQuantity })}</p>
      <TextField
        ref={field}
        label={text('admin.stock.change')}
        hint={text('admin.stock.hint')}
        name="stock"
        autoComplete="off"
        value={typed}
        error={tried && !isRight ? text('admin.stock.wrong', { count: stockQuantity }) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status">{isRight && text('admin.stock.after', { count: after })}</p>
      {error && <StockError error={error} stockQuantity={stockQuantity} />}
      <div className={styles.actions}>
        <Button type="submit" look="quiet" disabled={isPending}>
          {text(isPending ? 'admin.saving' : 'admin.stock.save')}
        </Button>
      </div>
    </form>
  );
}

type StockErrorProps = { readonly error: Error; readonly stockQuantity: number };

function StockError({ error, stockQuantity }: StockErrorProps) {
  const text = useText();
  if (hasStatus(error, 409)) {
    return <p role="alert">{text('admin.stock.tooFew', { count: stockQuantity })}</p>;
  }
  return <Refusal title={text('admin.stock.notSaved')} error={error} />;
}
