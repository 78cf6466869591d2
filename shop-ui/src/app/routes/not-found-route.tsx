import { useText } from '@/lib/i18n/use-text';
import { NotFound } from '../not-found';

export function NotFoundRoute() {
  const text = useText();
  return <NotFound title={text('notFound.page')} />;
}
