import { useParams } from 'react-router';
import { ProductEditor } from '@/features/products-admin/components/product-editor';
import { idOf } from '../../routes/id-of';
import { NoSuch } from './no-such';

export function ProductRoute() {
  const id = idOf(useParams().id);
  const notFound = <NoSuch what="product" />;
  return id === undefined ? notFound : <ProductEditor key={id} id={id} notFound={notFound} />;
}
