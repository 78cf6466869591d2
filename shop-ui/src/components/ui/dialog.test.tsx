import { fireEvent, screen, waitFor } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { renderInEnglish } from '@/testing/in-english';
import { Dialog } from './dialog';

function Asking() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Ask
      </button>
      <Dialog open={open} title="Are you sure?" onClose={() => setOpen(false)}>
        <label>
          Why <input />
        </label>
        <input type="file" aria-label="Picture" />
      </Dialog>
    </>
  );
}

async function asked() {
  const view = renderInEnglish(
    <StrictMode>
      <Asking />
    </StrictMode>,
  );
  const opener = screen.getByRole('button', { name: 'Ask' });
  await view.customer.click(opener);
  const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Are you sure?' });
  const closed = async () => {
    await waitFor(() => expect(dialog.open).toBe(false));
    expect(opener).toHaveFocus();
    expect(screen.queryByText('Are you sure?')).not.toBeInTheDocument();
  };
  return { ...view, dialog, closed };
}

describe('a dialog', () => {
  it('is modal, has its title for a name, and begins at what it asks for', async () => {
    const { dialog } = await asked();

    expect(dialog.open).toBe(true);
    expect(screen.getByLabelText('Why')).toHaveFocus();
  });

  it('closes by its button and returns the focus', async () => {
    const { customer, closed } = await asked();

    await customer.click(screen.getByRole('button', { name: 'Close' }));

    await closed();
  });

  it('closes by Escape', async () => {
    const { customer, closed } = await asked();

    await customer.keyboard('{Escape}');

    await closed();
  });

  it('closes by a click beside it, but not by one that began inside', async () => {
    const { dialog, closed } = await asked();

    fireEvent.pointerDown(screen.getByLabelText('Why'));
    fireEvent.click(dialog);
    expect(dialog.open).toBe(true);

    fireEvent.pointerDown(dialog);
    fireEvent.click(dialog);
    await closed();
  });

  it('stays when a file is not chosen after all', async () => {
    const { dialog } = await asked();

    fireEvent(screen.getByLabelText('Picture'), new Event('cancel', { bubbles: true }));

    expect(dialog.open).toBe(true);
  });

  it('closes when the browser closed it', async () => {
    const { dialog, closed } = await asked();

    dialog.close();

    await closed();
  });
});
