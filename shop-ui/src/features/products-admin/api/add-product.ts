import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { type Product, toProduct } from '@/documents/product';
import { asAdmin } from '@/lib/admin-client';
import { toDecimal } from '@/lib/price-text';
import type { ProductWords } from './product';
import { readAnew } from './product-changes';

export type NewProduct = ProductWords & { readonly stockQuantity: number };

/** Never repeated by itself: a second try could be a second product. */
export function useAddProduct(onAdded: (product: Product) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (product: NewProduct) => {
      const body: Api.ProductBody = { ...product, price: toDecimal(product.price) };
      const call = { method: 'post', url: '/products', data: body };
      return toProduct((await asAdmin<Api.Product>(call)).data);
    },
    onSuccess: onAdded,
    onSettled: () => void readAnew(queries),
  });
}
