import type { OrderStatus } from '@/documents/order';
import { useText } from '@/lib/i18n/use-text';
import styles from './timeline.module.css';

const USUAL: readonly OrderStatus[] = ['pending', 'processing', 'completed'];
const CANCELLED: readonly OrderStatus[] = ['pending', 'cancelled'];

/** Where the order has been, is and will go; a change is spoken. */
export function Timeline({ status }: { readonly status: OrderStatus }) {
  const text = useText();
  const steps = status === 'cancelled' ? CANCELLED : USUAL;
  const now = steps.indexOf(status);
  return (
    <section className={styles.timeline} aria-label={text('order.status')}>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <li
            key={step}
            className={place <= now ? styles.reached : styles.ahead}
            aria-current={place === now ? 'step' : undefined}
          >
            {text(`order.step.${step}`)}{' '}
            <span className="visually-hidden">
              {place < now && text('order.step.done')}
              {place > now && text('order.step.ahead')}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className={styles.now}>
        {text(`order.status.${status}`)}
      </p>
    </section>
  );
}
