import { TextArea } from '@/components/admin/text-area';
import { TextField } from '@/components/ui/text-field';
import { useConfiguration } from '@/config/configuration-context';
import { useText } from '@/lib/i18n/use-text';
import type { ProductDraft } from '../product-draft';

export type FieldErrors = Partial<Record<'name' | 'description' | 'price' | 'stock', string>>;

type ProductFieldsProps = {
  readonly draft: ProductDraft;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<ProductDraft>) => void;
};

export function ProductFields({ draft, errors, onChange }: ProductFieldsProps) {
  const text = useText();
  const { currency } = useConfiguration();
  return (
    <>
      <TextField
        label={text('admin.product.name')}
        name="name"
        autoComplete="off"
        required
        value={draft.name}
        error={errors.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextArea
        label={text('admin.product.description')}
        name="description"
        rows={6}
        value={draft.description}
        error={errors.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <TextField
        label={text('admin.product.price', { currency })}
        name="price"
        autoComplete="off"
        inputMode="decimal"
        required
        value={draft.price}
        error={errors.price}
        onChange={(event) => onChange({ price: event.target.value })}
      />
    </>
  );
}
