import { type ChangeEvent, useId, useRef, useState } from 'react';
import { Refusal } from '@/components/admin/refusal';
import { Picture } from '@/components/ui/picture';
import { useToast } from '@/components/ui/toasts';
import type { Product } from '@/documents/product';
import { ApiError } from '@/lib/api-error';
import type { MessageId } from '@/lib/i18n/messages';
import { useText } from '@/lib/i18n/use-text';
import { usePutPicture } from '../api/put-picture';
import { PICTURE_TYPES, pictureProblem } from '../picture-check';
import styles from './picture-form.module.css';
import { RemovePicture } from './remove-picture';

/** A picture is sent as soon as it is chosen, and shown as customers will see it. */
export function PictureForm({ product }: { readonly product: Product }) {
  const { id, name, imageUrl } = product;
  const text = useText();
  const toast = useToast();
  const hintId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<MessageId>();
  const { mutate, isPending, error } = usePutPicture(id, () => toast(text('admin.picture.saved')));

  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    const found = pictureProblem(file);
    setProblem(found);
    if (found === undefined) mutate(file);
    // So that the same file can be chosen again once it is mended.
    target.value = '';
  };

  return (
    <div className={styles.picture}>
      <div className={styles.frame}>
        <Picture src={imageUrl} alt={name} name={name} />
      </div>
      <label className={styles.choose}>
        <span>{text(imageUrl === null ? 'admin.picture.choose' : 'admin.picture.replace')}</span>
        <input
          ref={field}
          type="file"
          accept={PICTURE_TYPES.join()}
          disabled={isPending}
          aria-describedby={hintId}
          onChange={choose}
        />
      </label>
      <p id={hintId} className={styles.hint}>
        {text('admin.picture.hint')}
      </p>
      <p role="status">{isPending && text('admin.picture.sending')}</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {text(problem)}
        </p>
      )}
      {error && problem === undefined && <PictureError error={error} />}
      {imageUrl !== null && (
        // The button that had the focus is gone with the picture.
        <RemovePicture product={product} onRemoved={() => field.current?.focus()} />
      )}
    </div>
  );
}

function PictureError({ error }: { readonly error: Error }) {
  const text = useText();
  const isRefused = error instanceof ApiError && error.problem?.fieldErrors.image !== undefined;
  if (isRefused) {
    return (
      <p role="alert" className={styles.problem}>
        {text('admin.picture.refused')}
      </p>
    );
  }
  return <Refusal title={text('admin.picture.notSaved')} error={error} />;
}
