import { queryOptions } from '@tanstack/react-query';
import { apiClient } from '@/lib/api-client';
import { type ProductDocument, toProduct } from './product';

export const productQuery = (id: number) =>
  queryOptions({
    queryKey: ['products', id],
    queryFn: async ({ signal }) => {
      const { data } = await apiClient.get<ProductDocument>(`/products/${id}`, { signal });
      return toProduct(data);
    },
  });
