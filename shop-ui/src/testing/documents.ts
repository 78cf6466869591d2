import type * as Api from '@/documents/api';

export const MUG: Api.Product = {
  id: 1,
  name: 'Stoneware mug',
  description: 'Thrown by hand, holds a third of a litre.',
  price: 18.9,
  imageUrl: '/api/products/1/image',
  stockQuantity: 12,
  createdAt: '2026-11-03T08:00:00Z',
};

export const LAMP: Api.Product = {
  id: 2,
  name: 'Reading lamp',
  description: 'Warm light where you need it.',
  price: 74.5,
  imageUrl: null,
  stockQuantity: 3,
  createdAt: '2026-11-02T08:00:00Z',
};

export const SCARF: Api.Product = {
  id: 3,
  name: 'Wool scarf',
  description: 'Two metres of merino.',
  price: 49,
  imageUrl: 'https://pictures.example/scarf.png',
  stockQuantity: 0,
  createdAt: '2026-11-01T08:00:00Z',
};
