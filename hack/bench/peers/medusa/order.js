// A guest's order of two lines: five calls. Which shipping there is was seen once before, as a page would keep it.
'use strict';
let shipping;

const address = { first_name: 'B', last_name: 'Buyer', address_1: 'Road 1', city: 'Town', postal_code: '1000', country_code: 'gb' };

module.exports = async function order({ call, lines, buyer, data }) {
  const ask = async (method, path, content) => (await call(method, path, content, { 'x-publishable-api-key': data.key })).body;
  const { cart } = await ask('POST', '/store/carts', {
    region_id: data.region,
    email: buyer,
    shipping_address: address,
    billing_address: address,
    items: lines.map((line) => ({ variant_id: data.variants[line.product], quantity: line.quantity })),
  });
  shipping ??= (await ask('GET', `/store/shipping-options?cart_id=${cart.id}`)).shipping_options[0].id;
  await ask('POST', `/store/carts/${cart.id}/shipping-methods`, { option_id: shipping });
  const { payment_collection: payment } = await ask('POST', '/store/payment-collections', { cart_id: cart.id });
  await ask('POST', `/store/payment-collections/${payment.id}/payment-sessions`, { provider_id: 'pp_system_default' });
  const done = await ask('POST', `/store/carts/${cart.id}/complete`, {});
  if (done.type !== 'order') throw new Error(`the cart is not an order: ${JSON.stringify(done.error ?? done).slice(0, 300)}`);
};
