import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { FakeOffice, PASSWORD } from '@/testing/fake-office';
import { problem } from '@/testing/fake-shop';
import { server } from '@/testing/server';
import { visit } from '@/testing/visit';
// Loaded beforehand: how long a busy machine takes for it is not what is tested.
import '../admin-area';

const PLEASE = 'Sign in to manage the shop';

async function atSignIn(address = '/admin/products') {
  const office = FakeOffice.open({ signedIn: false });
  const view = visit(address);
  await screen.findByRole('heading', { name: PLEASE });
  const signIn = async (password = PASSWORD) => {
    const { customer } = view;
    await customer.clear(screen.getByLabelText('User name'));
    await customer.type(screen.getByLabelText('User name'), 'owner');
    await customer.clear(screen.getByLabelText('Password'));
    await customer.type(screen.getByLabelText('Password'), password);
    await customer.click(screen.getByRole('button', { name: 'Sign in' }));
  };
  return { office, signIn, ...view };
}

describe('signing in', () => {
  it('opens the page whose address was asked for', async () => {
    const { signIn } = await atSignIn('/admin/products');
    expect(screen.getByLabelText('User name')).toHaveFocus();

    await signIn();

    expect(await screen.findByRole('heading', { name: 'Products' })).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Stoneware mug' })).toBeInTheDocument();
    expect(screen.getByText('Signed in as owner')).toBeInTheDocument();
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('is not asked for again after a reload', async () => {
    FakeOffice.open();
    visit('/admin/products');

    expect(await screen.findByRole('heading', { name: 'Products' })).toBeInTheDocument();
    expect(screen.queryByText(PLEASE)).not.toBeInTheDocument();
  });

  it('says that something was wrong, and what to look at', async () => {
    const { signIn } = await atSignIn();

    await signIn('a wrong password');

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The user name or the password is wrong');
    await signIn();
    expect(await screen.findByRole('heading', { name: 'Products' })).toBeInTheDocument();
  });

  it('says how long to wait after too many tries, and goes on when it is over', async () => {
    const { signIn } = await atSignIn();
    const answer = (seconds: string) => {
      const type = '/problems/too-many-sign-ins';
      const response = problem(429, 'Too often.', { type });
      response.headers.set('Retry-After', seconds);
      return response;
    };
    server.use(http.post('/api/session', () => answer('1'), { once: true }));
    await signIn();
    expect(await screen.findByText(/try again in 1 second\./)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled();
    expect(await screen.findByText('You can try again now.')).toBeInTheDocument();

    server.use(http.post('/api/session', () => answer('840'), { once: true }));
    await signIn();
    expect(await screen.findByText(/try again in 14 minutes\./)).toBeInTheDocument();
  });

  it('leads to the https address where the API serves no plain HTTP', async () => {
    const { signIn } = await atSignIn();
    const type = '/problems/https-required';
    server.use(http.post('/api/session', () => problem(403, 'Use https.', { type })));

    await signIn();

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Please use the shop’s https address');
    const link = within(alert).getByRole('link', { name: 'Go on by https' });
    expect(link).toHaveAttribute('href', 'https://localhost/admin/products');
  });

  it('shows no fields at all where the session’s cookie came by plain HTTP', async () => {
    FakeOffice.open();
    const type = '/problems/https-required';
    server.use(http.get('/api/session', () => problem(403, 'Use https.', { type })));
    visit('/admin');

    expect(
      await screen.findByRole('heading', { name: 'Please use the shop’s https address' }),
    ).toBeInTheDocument();
    expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
  });

  it('keeps the password nowhere', async () => {
    const { signIn } = await atSignIn();

    await signIn();
    await screen.findByRole('heading', { name: 'Products' });

    const kept = JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie;
    expect(kept).not.toContain(PASSWORD);
    expect(kept).not.toContain('csrf');
    expect(document.body.innerHTML).not.toContain(PASSWORD);
  });

  it('is tried again at a click when the shop does not answer', async () => {
    FakeOffice.open();
    server.use(http.get('/api/session', () => HttpResponse.error()));
    const { customer } = visit('/admin');
    expect(await screen.findByText('Signing in did not work')).toBeInTheDocument();

    server.resetHandlers();
    FakeOffice.open();
    await customer.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('heading', { name: 'Today' })).toBeInTheDocument();
  });
});

describe('a session that ends', () => {
  it('under way leaves the page and what was typed as they were', async () => {
    const { office, customer, signIn } = await atSignIn('/admin/products/1');
    await signIn();
    const name = await screen.findByLabelText('Name');
    await customer.type(name, ', blue');

    office.signedIn = false;
    await customer.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Your session has ended')).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Stoneware mug' })).not.toBeInTheDocument();
    await signIn();
    await screen.findByRole('heading', { name: 'Stoneware mug' });
    expect(screen.getByLabelText('Name')).toHaveValue('Stoneware mug, blue');
    expect(screen.getByText(/Your session had ended, so nothing was changed/)).toBeInTheDocument();
    await customer.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(office.shop.products.get(1)?.name).toBe('Stoneware mug, blue'));
  });

  it('closes a dialog that would stand in the way', async () => {
    const { office, customer, signIn } = await atSignIn('/admin/orders/41');
    await signIn();
    await customer.click(await screen.findByRole('button', { name: 'Cancel order' }));
    office.signedIn = false;
    const dialog = await screen.findByRole('dialog');
    await customer.click(within(dialog).getByRole('button', { name: 'Cancel order' }));

    expect(await screen.findByText('Your session has ended')).toBeInTheDocument();
    expect(document.querySelector('dialog[open]')).toBeNull();
    expect(office.orders.get(41)?.status).toBe('pending');
  });

  it('is noticed at an order, which to a stranger is not there', async () => {
    const { office, customer, signIn } = await atSignIn('/admin/orders');
    await signIn();
    const link = await screen.findByRole('link', { name: '42' });
    office.signedIn = false;
    await customer.click(link);

    expect(await screen.findByText('Your session has ended')).toBeInTheDocument();
    await signIn();
    expect(await screen.findByRole('heading', { name: 'Order 42' })).toBeInTheDocument();
  });

  it('goes unnoticed when another was begun in another tab', async () => {
    const { office, customer, signIn } = await atSignIn('/admin/orders/41');
    await signIn();
    await screen.findByRole('heading', { name: 'Order 41' });
    office.csrfToken = 'of another tab';

    await customer.click(screen.getByRole('button', { name: 'Begin with it' }));

    await waitFor(() => expect(office.orders.get(41)?.status).toBe('processing'));
  });
});

describe('signing out', () => {
  it('ends the session and forgets what was read', async () => {
    const office = FakeOffice.open();
    const { customer } = visit('/admin/orders');
    await screen.findByRole('link', { name: '42' });

    await customer.click(screen.getByRole('button', { name: 'Sign out' }));

    expect(await screen.findByRole('heading', { name: PLEASE })).toBeInTheDocument();
    expect(office.signedIn).toBe(false);
    expect(screen.queryByText('anna@example.org')).not.toBeInTheDocument();
    expect(screen.queryByText('Your session has ended')).not.toBeInTheDocument();
  });

  it('asks first where something typed would be lost', async () => {
    const office = FakeOffice.open();
    const { customer } = visit('/admin/products/new');
    await customer.type(await screen.findByLabelText('Name'), 'Teapot');

    await customer.click(screen.getByRole('button', { name: 'Sign out' }));
    const dialog = await screen.findByRole('dialog', { name: /unsaved changes/ });
    await customer.click(within(dialog).getByRole('button', { name: 'Back' }));
    expect(screen.getByLabelText('Name')).toHaveValue('Teapot');
    expect(office.signedIn).toBe(true);

    await customer.click(screen.getByRole('button', { name: 'Sign out' }));
    await customer.click(await screen.findByRole('button', { name: 'Sign out all the same' }));
    expect(await screen.findByRole('heading', { name: PLEASE })).toBeInTheDocument();
    expect(screen.queryByText('Your changes are not saved yet.')).not.toBeInTheDocument();
  });

  it('says that one is still signed in when the shop does not answer', async () => {
    FakeOffice.open();
    server.use(http.delete('/api/session', () => HttpResponse.error()));
    const { customer } = visit('/admin');
    await customer.click(await screen.findByRole('button', { name: 'Sign out' }));

    expect(await screen.findByText(/You are still signed in/)).toBeInTheDocument();
  });
});
