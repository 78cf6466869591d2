import { queryOptions } from '@tanstack/react-query';
import { apiClient } from '@/lib/api-client';
import { parseShopConfiguration } from './shop-configuration';

export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: async ({ signal }) => {
    const { data } = await apiClient.get<unknown>('/config.json', { baseURL: '', signal });
    return parseShopConfiguration(data);
  },
  staleTime: Number.POSITIVE_INFINITY,
});
