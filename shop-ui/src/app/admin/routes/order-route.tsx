import { useParams } from 'react-router';
import { OrderEditor } from '@/features/orders-admin/components/order-editor';
import { idOf } from '../../routes/id-of';
import { NoSuch } from './no-such';

export function OrderRoute() {
  const id = idOf(useParams().id);
  const notFound = <NoSuch what="order" />;
  return id === undefined ? notFound : <OrderEditor key={id} id={id} notFound={notFound} />;
}
