import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderInEnglish } from '@/testing/in-english';
import type { ToastOptions } from './toast';
import { Toasts, useToast } from './toasts';

function Speaker({ options }: { readonly options: ToastOptions }) {
  const toast = useToast();
  return (
    <main tabIndex={-1}>
      <input aria-label="Message" />
      <button
        type="button"
        onClick={() => toast(screen.getByLabelText<HTMLInputElement>('Message').value, options)}
      >
        Say it
      </button>
    </main>
  );
}

function open(options: ToastOptions = {}) {
  renderInEnglish(
    <Toasts>
      <Speaker options={options} />
    </Toasts>,
  );
}

function say(message: string) {
  fireEvent.change(screen.getByLabelText('Message'), { target: { value: message } });
  fireEvent.click(screen.getByRole('button', { name: 'Say it' }));
}

const wait = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));
const messages = () => screen.getByRole('region', { name: 'Messages' });
const dismiss = () => screen.getByRole('button', { name: 'Dismiss' });

describe('a message in passing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is spoken when there is a pause, and leaves after a while', () => {
    open();
    say('Saved');

    expect(screen.getByText('Saved').closest('[aria-live]')).toHaveAttribute('aria-live', 'polite');
    wait(5);
    expect(screen.getByText('Saved')).toBeInTheDocument();
    wait(2);
    expect(screen.queryByText('Saved')).not.toBeInTheDocument();
  });

  it('is spoken at once when something went wrong, and stays longer', () => {
    open({ tone: 'danger' });
    say('Not saved');

    const region = screen.getByText('Not saved').closest('[aria-live]');
    expect(region).toHaveAttribute('aria-live', 'assertive');
    wait(10);
    expect(screen.getByText('Not saved')).toBeInTheDocument();
  });

  it('has its live regions before it has anything to say', () => {
    open();

    expect(messages().querySelectorAll('[aria-live]:empty')).toHaveLength(2);
  });

  it('waits while it is pointed at', () => {
    open();
    say('Saved');
    fireEvent.pointerEnter(messages());
    wait(60);
    expect(screen.getByText('Saved')).toBeInTheDocument();

    fireEvent.pointerLeave(messages());
    wait(7);
    expect(screen.queryByText('Saved')).not.toBeInTheDocument();
  });

  it('waits while the focus is in it, and gives it back when it is dismissed', () => {
    open();
    say('Saved');
    const origin = screen.getByRole('button', { name: 'Say it' });
    act(() => origin.focus());
    act(() => dismiss().focus());
    wait(60);
    expect(screen.getByText('Saved')).toBeInTheDocument();

    fireEvent.click(dismiss());

    expect(screen.queryByText('Saved')).not.toBeInTheDocument();
    expect(origin).toHaveFocus();
  });

  it('keeps company with two others at most, the newest', () => {
    open();
    for (const message of ['One', 'Two', 'Three', 'Four']) say(message);

    expect(
      within(messages())
        .getAllByRole('paragraph')
        .map((each) => each.textContent),
    ).toEqual(['Two', 'Three', 'Four']);
  });

  it('offers what can be done about it, and is done with then', () => {
    const run = vi.fn();
    open({ action: { label: 'Undo', run } });
    say('Removed');

    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));

    expect(run).toHaveBeenCalledOnce();
    expect(screen.queryByText('Removed')).not.toBeInTheDocument();
  });
});
