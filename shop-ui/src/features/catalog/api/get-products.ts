import { queryOptions } from '@tanstack/react-query';
import { apiClient } from '@/lib/api-client';
import { type ProductDocument, toProduct } from './product';

export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: async ({ signal }) => {
    const { data } = await apiClient.get<ProductDocument[]>('/products', { signal });
    return data.map(toProduct);
  },
});
