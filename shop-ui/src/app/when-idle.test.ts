import { describe, expect, it, vi } from 'vitest';
import { fetchWhenIdle, whenIdle } from './when-idle';

describe('a part that is fetched when idle', () => {
  it('is there before it is needed, and no trouble where it does not come', async () => {
    vi.useFakeTimers();
    const part = vi.fn(async () => 'part');
    const missing = vi.fn(async () => Promise.reject(new TypeError('failed to fetch')));
    expect(whenIdle(part)).toBe(part);
    whenIdle(missing);

    fetchWhenIdle();
    expect(part).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);

    expect(part).toHaveBeenCalledOnce();
    expect(missing).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
