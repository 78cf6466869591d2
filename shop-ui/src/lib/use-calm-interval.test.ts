import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useCalmInterval } from './use-calm-interval';

describe('a calm interval', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs while somebody is there, rests when nobody is, and goes on when they are back', () => {
    const run = vi.fn();
    const { unmount } = renderHook(() => useCalmInterval(run, 60_000, 600_000));

    vi.advanceTimersByTime(9 * 60_000);
    expect(run).toHaveBeenCalledTimes(9);
    vi.advanceTimersByTime(60 * 60_000);
    expect(run).toHaveBeenCalledTimes(9);

    window.dispatchEvent(new Event('pointermove'));
    vi.advanceTimersByTime(2 * 60_000);
    expect(run).toHaveBeenCalledTimes(11);

    unmount();
    window.dispatchEvent(new Event('pointermove'));
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(11);
  });

  it('rests while the page is out of view', () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const run = vi.fn();
    renderHook(() => useCalmInterval(run, 60_000, 600_000));

    vi.advanceTimersByTime(5 * 60_000);
    expect(run).not.toHaveBeenCalled();
  });
});
