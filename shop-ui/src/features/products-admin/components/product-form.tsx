import { type FormEvent, useRef } from 'react';
import { Refusal } from '@/components/admin/refusal';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import { useDraft } from '@/lib/use-draft';
import type { ProductWords, VersionedProduct } from '../api/product';
import { ChangedMeanwhile, useSaveProduct } from '../api/save-product';
import {
  draftName,
  draftOf,
  isUnsaved,
  type ProductDraft,
  problemsOf,
  wordsOf,
} from '../product-draft';
import { useUnsaved } from '../use-unsaved';
import { useWriting } from '../use-writing';
import { Conflict } from './conflict';
import { ProductFields } from './product-fields';
import styles from './product-form.module.css';
import { focusFirstError, useFieldErrors } from './use-field-errors';

export function ProductForm({ product }: { readonly product: VersionedProduct }) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const edit = useProductEdit(product);
  const { draft, words, unsaved, save, isPending, error } = edit;
  const { errors, setTried, isAtFields } = useFieldErrors(edit.problems, error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (words === undefined) focusFirstError(form);
    else save(product, words);
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <ProductFields draft={draft} errors={errors} onChange={edit.change} />
      {error instanceof ChangedMeanwhile && words ? (
        <Conflict
          mine={words}
          theirs={error.theirs}
          busy={isPending}
          onKeepMine={() => save(error.theirs, words)}
          onTakeTheirs={edit.discard}
        />
      ) : (
        error && !isAtFields && <Refusal title={text('admin.product.notSaved')} error={error} />
      )}
      <div className={styles.actions}>
        <Button type="submit" disabled={isPending || !unsaved}>
          {text(isPending ? 'admin.saving' : 'admin.save')}
        </Button>
        {unsaved && (
          <Button look="quiet" disabled={isPending} onClick={edit.discard}>
            {text('admin.discard')}
          </Button>
        )}
        <p role="status" className={styles.state}>
          {unsaved && text('admin.draft.unsaved')}
        </p>
      </div>
    </form>
  );
}

function useProductEdit(product: VersionedProduct) {
  const { id } = product;
  const text = useText();
  const toast = useToast();
  const writing = useWriting();
  const [kept, keep] = useDraft<KeptDraft>(draftName(id));
  const { mutate, reset, isPending, error } = useSaveProduct(({ name }) => {
    keep(null);
    toast(text('admin.product.saved', { name }));
  });
  const draft = kept?.draft ?? draftOf(product, writing);
  // A draft is about what was seen when it was begun; others may have changed it since.
  const begun = kept?.product ?? product;
  const unsaved = kept !== null && isUnsaved(draft, begun, writing.locale);
  useUnsaved(draftName(id), adminPaths.product(id), unsaved);

  const change = (part: Partial<ProductDraft>) => {
    const next = { ...draft, ...part };
    const differs = isUnsaved(next, begun, writing.locale);
    // What differs from nothing begins anew, so that a later version is no quarrel.
    keep({ product: differs ? begun : product, draft: next }, differs);
  };
  return {
    draft,
    words: wordsOf(draft, writing.locale),
    problems: problemsOf(draft, writing.locale),
    unsaved,
    isPending,
    error,
    change,
    save: (base: VersionedProduct, words: ProductWords) =>
      mutate({ product: base === product ? begun : base, words }),
    discard: () => {
      keep(null);
      reset();
    },
  };
}

type KeptDraft = { readonly product: VersionedProduct; readonly draft: ProductDraft };
