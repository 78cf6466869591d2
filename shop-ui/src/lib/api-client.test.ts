import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { server } from '@/testing/server';
import { apiClient } from './api-client';

describe('a call to the API', () => {
  it('asks with every value that is given, whatever is in it', async () => {
    server.use(http.get('/api/echo', ({ request }) => HttpResponse.json(request.url)));
    const params = { q: 'a&b=ü +', limit: 24, inStock: false, after: undefined };

    const { data } = await apiClient.get<string>('/echo', { params });

    expect([...new URL(data).searchParams]).toEqual([
      ['q', 'a&b=ü +'],
      ['limit', '24'],
      ['inStock', 'false'],
    ]);
  });
});
