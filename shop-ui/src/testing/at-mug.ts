import { screen } from '@testing-library/react';
import { FakeOffice } from './fake-office';
import { visit } from './visit';

/** Opens the mug in the owner's area, with the hands that change it. */
export async function atMug() {
  const office = FakeOffice.open();
  const view = visit('/admin/products/1');
  await screen.findByLabelText('Name');
  const save = () => view.customer.click(screen.getByRole('button', { name: 'Save' }));
  const retype = async (label: string, text: string) => {
    await view.customer.clear(screen.getByLabelText(label));
    await view.customer.type(screen.getByLabelText(label), text);
  };
  const mug = () => office.shop.products.get(1);
  return { office, save, retype, mug, ...view };
}
