import { describe, expect, it, vi } from 'vitest';
import { fetchWhenIdle, whenIdle } from './when-idle';

describe('a part that is fetched when idle', () => {
  it('is there before it is needed, but not before everything else', async () => {
    vi.useFakeTimers();
    const parts = [1, 2].map(() => whenIdle({ preload: vi.fn(async () => undefined) }));

    fetchWhenIdle();
    for (const { preload } of parts) expect(preload).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);

    for (const { preload } of parts) expect(preload).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
