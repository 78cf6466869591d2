import { type FormEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { Refusal } from '@/components/admin/refusal';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import { useDraft } from '@/lib/use-draft';
import { useAddProduct } from '../api/add-product';
import { EMPTY_DRAFT, type NewProductDraft, newProblemsOf, newProductOf } from '../product-draft';
import { useUnsaved } from '../use-unsaved';
import { useWriting } from '../use-writing';
import { ProductFields } from './product-fields';
import styles from './product-form.module.css';
import { focusFirstError, useFieldErrors } from './use-field-errors';

const DRAFT = 'new product';

export function NewProduct() {
  const text = useText();
  const { locale } = useWriting();
  const form = useRef<HTMLFormElement>(null);
  const [kept, keep] = useDraft<NewProductDraft>(DRAFT);
  const draft = kept ?? EMPTY_DRAFT;
  const { mutate, isPending, error } = useAdding(() => keep(null));
  const { errors, setTried, isAtFields } = useFieldErrors(newProblemsOf(draft, locale), error);
  useUnsaved(DRAFT, adminPaths.newProduct, kept !== null);
  const change = (part: Partial<NewProductDraft>) => {
    const next = { ...draft, ...part };
    keep(isBegun(next) ? next : null);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const product = newProductOf(draft, locale);
    if (product === undefined) focusFirstError(form);
    else mutate(product);
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <ProductFields draft={draft} errors={errors} onChange={change} />
      {error && !isAtFields && <Refusal title={text('admin.product.notAdded')} error={error} />}
      <div className={styles.actions}>
        <Button type="submit" disabled={isPending}>
          {text(isPending ? 'admin.saving' : 'admin.product.add')}
        </Button>
        {kept && (
          <Button look="quiet" disabled={isPending} onClick={() => keep(null)}>
            {text('admin.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}

function isBegun(draft: NewProductDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(EMPTY_DRAFT);
}

/** A product that was added is opened, so that it can be given its picture. */
function useAdding(onAdded: () => void) {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  return useAddProduct(({ id, name }) => {
    onAdded();
    toast(text('admin.product.added', { name }));
    void navigate(adminPaths.product(id), { replace: true });
  });
}
