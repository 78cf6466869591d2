import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useText } from '@/lib/i18n/use-text';
import styles from './dialog.module.css';

type DialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus inside, and returns it when it closes. */
export function Dialog({ open, title, onClose, children }: DialogProps) {
  const text = useText();
  const heading = useId();
  const dialog = useOpened(open);
  // A text that is selected beyond the edge ends on the backdrop, but did not begin there.
  const pressedOutside = useRef(false);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, which the browser hears
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={heading}
      onPointerDown={(event) => {
        pressedOutside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        if (pressedOutside.current && event.target === event.currentTarget) onClose();
      }}
      onCancel={(event) => {
        // A file input inside says “cancel” too, and means itself.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        const { target, currentTarget } = event;
        if (open && target === currentTarget && !currentTarget.open) onClose();
      }}
    >
      {open && (
        <div className={styles.content}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          {children}
          <button
            type="button"
            className={styles.close}
            aria-label={text('common.close')}
            onClick={onClose}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
      )}
    </dialog>
  );
}

function useOpened(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || element === null) return;
    element.showModal();
    // Closed before it is taken away: an element that merely vanishes returns no focus.
    return () => element.close();
  }, [open]);
  return dialog;
}
