import type { ChangeEvent } from 'react';
import { TextArea } from '@/components/admin/text-area';
import { TextField } from '@/components/ui/text-field';
import { useConfiguration } from '@/config/configuration-context';
import { useText } from '@/lib/i18n/use-text';
import type { NewProductDraft, ProductDraft } from '../product-draft';

export type FieldErrors = Partial<Record<keyof NewProductDraft, string>>;

type ProductFieldsProps = {
  /** With its stock where the product is new; later stock is corrected by what came or went. */
  readonly draft: ProductDraft | NewProductDraft;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<NewProductDraft>) => void;
};

export function ProductFields({ draft, errors, onChange }: ProductFieldsProps) {
  const text = useText();
  const { currency } = useConfiguration();
  const field = (name: keyof NewProductDraft, value: string) => ({
    name,
    value,
    error: errors[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange({ [name]: target.value }),
  });
  const needed = { autoComplete: 'off', required: true };
  return (
    <>
      <TextField label={text('admin.product.name')} {...needed} {...field('name', draft.name)} />
      <TextArea
        label={text('admin.product.description')}
        rows={6}
        {...field('description', draft.description)}
      />
      <TextField
        label={text('admin.product.price', { currency })}
        inputMode="decimal"
        {...needed}
        {...field('price', draft.price)}
      />
      {'stock' in draft && (
        <TextField
          label={text('admin.product.stock')}
          inputMode="numeric"
          {...needed}
          {...field('stock', draft.stock)}
        />
      )}
    </>
  );
}
