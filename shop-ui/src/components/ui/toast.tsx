import { useEffect, useEffectEvent } from 'react';
import { useText } from '@/lib/i18n/use-text';
import styles from './toasts.module.css';

const TO_READ_MS = 6_000;
const TO_ACT_MS = 15_000;

export type ToastOptions = {
  /** What went wrong is spoken at once, the rest when there is a pause. */
  readonly tone?: 'plain' | 'danger';
  readonly action?: { readonly label: string; readonly run: () => void };
};

type ToastProps = {
  readonly message: string;
  readonly options: ToastOptions;
  readonly paused: boolean;
  readonly onDismiss: () => void;
};

export function Toast({ message, options, paused, onDismiss }: ToastProps) {
  const text = useText();
  const { tone = 'plain', action } = options;
  const leave = useEffectEvent(onDismiss);
  const time = action || tone === 'danger' ? TO_ACT_MS : TO_READ_MS;

  useEffect(() => {
    if (paused) return;
    const timer = setTimeout(() => leave(), time);
    return () => clearTimeout(timer);
  }, [paused, time]);

  return (
    <div className={`${styles.toast} ${styles[tone]}`}>
      <p>{message}</p>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            onDismiss();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        className={styles.dismiss}
        aria-label={text('common.dismiss')}
        onClick={onDismiss}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}
