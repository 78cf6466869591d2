import { queryOptions } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { asAdmin } from '@/lib/admin-client';
import { toSummary } from './summary';

/** Days begin when they begin for whoever looks. */
export const summaryQuery = queryOptions({
  queryKey: ['admin', 'summary'],
  queryFn: async ({ signal }) => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const params = { zone: timeZone };
    const call = { url: '/admin/summary', params, signal };
    return toSummary((await asAdmin<Api.Summary>(call)).data);
  },
});
