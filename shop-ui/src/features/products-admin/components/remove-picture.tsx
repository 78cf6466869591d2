import { useState } from 'react';
import { Confirm } from '@/components/admin/confirm';
import { Refusal } from '@/components/admin/refusal';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import type { Product } from '@/documents/product';
import { useText } from '@/lib/i18n/use-text';
import { useRemovePicture } from '../api/remove-picture';
import styles from './picture-form.module.css';

type RemovePictureProps = { readonly product: Product; readonly onRemoved: () => void };

/** Takes the picture away, asking once: the shop keeps no copy of it. */
export function RemovePicture({ product: { id, name }, onRemoved }: RemovePictureProps) {
  const text = useText();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useRemovePicture(id, () => {
    toast(text('admin.picture.removed'));
    onRemoved();
  });
  const close = () => setAsking(false);
  const confirm = () => {
    // Before the button is gone to which the dialog returns the focus.
    close();
    mutate();
  };
  return (
    <div className={styles.remove}>
      {error && <Refusal title={text('admin.picture.notRemoved')} error={error} />}
      <Button look="quiet" disabled={isPending} onClick={() => setAsking(true)}>
        {text('admin.picture.remove')}
      </Button>
      <Confirm
        open={asking}
        title={text('admin.picture.removeTitle', { name })}
        action={text('admin.picture.removeConfirm')}
        busy={isPending}
        onConfirm={confirm}
        onClose={close}
      >
        <p>{text('admin.picture.removeText')}</p>
      </Confirm>
    </div>
  );
}
