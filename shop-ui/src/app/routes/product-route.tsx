import { useParams } from 'react-router';
import { AddToCart } from '@/features/cart/components/add-to-cart';
import { ProductView } from '@/features/catalog/components/product-view';
import { useText } from '@/lib/i18n/use-text';
import { NotFound } from '../not-found';
import { idOf } from './id-of';

export function ProductRoute() {
  const text = useText();
  const id = idOf(useParams().id);
  const notFound = <NotFound title={text('notFound.product')} />;
  if (id === undefined) return notFound;
  return (
    <ProductView
      key={id}
      id={id}
      notFound={notFound}
      purchase={(product) => <AddToCart product={product} />}
    />
  );
}
