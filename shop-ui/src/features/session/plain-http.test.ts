import { describe, expect, it } from 'vitest';
import { isOverheard } from './plain-http';

describe('a place where others could listen', () => {
  it.each([
    ['http://shop.example', true],
    ['http://192.0.2.7:8080', true],
    ['http://localhost.example', true],
    ['https://shop.example', false],
    ['http://localhost:8080', false],
    ['http://127.0.0.1', false],
    ['http://[::1]:5173', false],
  ])('%s: %s', (address, expected) => {
    expect(isOverheard(new URL(address))).toBe(expected);
  });
});
