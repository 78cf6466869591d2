import {
  createContext,
  type FocusEvent,
  type ReactNode,
  useCallback,
  useContext,
  useRef,
  useState,
} from 'react';
import { useText } from '@/lib/i18n/use-text';
import { Toast, type ToastOptions } from './toast';
import styles from './toasts.module.css';

const MOST_AT_ONCE = 3;

type Shown = { readonly id: number; readonly message: string; readonly options: ToastOptions };
type ShowToast = (message: string, options?: ToastOptions) => void;

const ToastContext = createContext<ShowToast | undefined>(undefined);

/** Says something in passing: toast(text('…')), with { tone: 'danger', action } where it matters. */
export function useToast(): ShowToast {
  const toast = useContext(ToastContext);
  if (toast === undefined) throw new Error('used outside Toasts');
  return toast;
}

/** Keeps the newest few messages in a corner, each until it was read or is dismissed. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const next = useRef(0);
  const [shown, setShown] = useState<readonly Shown[]>([]);

  const toast = useCallback<ShowToast>((message, options = {}) => {
    const id = next.current++;
    setShown((present) => [...present, { id, message, options }].slice(-MOST_AT_ONCE));
  }, []);
  const dismiss = useCallback((id: number) => {
    setShown((present) => present.filter((each) => each.id !== id));
  }, []);

  return (
    <ToastContext.Provider value={toast}>
      {children}
      <Stack shown={shown} onDismiss={dismiss} />
    </ToastContext.Provider>
  );
}

type StackProps = { readonly shown: readonly Shown[]; readonly onDismiss: (id: number) => void };

function Stack({ shown, onDismiss }: StackProps) {
  const text = useText();
  const [hovered, setHovered] = useState(false);
  const { focused, onFocus, onBlur, returnFocus } = useVisitingFocus();

  const listOf = (tone: 'plain' | 'danger') =>
    shown
      .filter(({ options }) => (options.tone ?? 'plain') === tone)
      .map(({ id, message, options }) => (
        <Toast
          key={id}
          message={message}
          options={options}
          paused={hovered || focused}
          onDismiss={() => {
            returnFocus();
            onDismiss(id);
          }}
        />
      ));

  return (
    <section
      className={styles.stack}
      aria-label={text('common.messages')}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {/* There before any message is: only what changes inside a live region is spoken. */}
      <div className={styles.list} aria-live="assertive">
        {listOf('danger')}
      </div>
      <div className={styles.list} aria-live="polite">
        {listOf('plain')}
      </div>
    </section>
  );
}

/** Whoever came to a message by keyboard returns to where they were when it is gone. */
function useVisitingFocus() {
  const [focused, setFocused] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);
  return {
    focused,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      setFocused(true);
      const { relatedTarget, currentTarget } = event;
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) {
        cameFrom.current = relatedTarget;
      }
    },
    onBlur: () => setFocused(false),
    returnFocus: () => {
      if (!focused) return;
      setFocused(false);
      const origin = cameFrom.current;
      const place = origin?.isConnected ? origin : document.querySelector('main');
      place?.focus({ preventScroll: true });
    },
  };
}
