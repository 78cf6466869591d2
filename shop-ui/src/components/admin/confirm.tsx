import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useText } from '@/lib/i18n/use-text';
import styles from './confirm.module.css';

type ConfirmProps = {
  readonly open: boolean;
  readonly title: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Asks before something that cannot be taken back. */
export function Confirm({ action, busy, onConfirm, children, ...dialog }: ConfirmProps) {
  const text = useText();
  return (
    <Dialog open={dialog.open} title={dialog.title} onClose={dialog.onClose}>
      <div className={styles.body}>
        {children}
        <div className={styles.choices}>
          <Button look="quiet" onClick={dialog.onClose}>
            {text('admin.back')}
          </Button>
          <Button disabled={busy} onClick={onConfirm}>
            {action}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
