// A guest's order of two lines: six calls.
'use strict';
const outcome = '__typename ... on ErrorResult { errorCode message }';
const address = '{ fullName: "B Buyer", streetLine1: "Road 1", city: "Town", postalCode: "1000", countryCode: "GB" }';

const add = (variant, quantity) => `mutation { addItemToOrder(productVariantId: "${variant}", quantity: ${quantity}) { ${outcome} } }`;
const customer = (who) => `mutation {
  setCustomerForOrder(input: { firstName: "B", lastName: "Buyer", emailAddress: "${who}" }) { ${outcome} }
  setOrderShippingAddress(input: ${address}) { ${outcome} } }`;
const arrange = (method) => `mutation {
  setOrderShippingMethod(shippingMethodId: ["${method}"]) { ${outcome} }
  transitionOrderToState(state: "ArrangingPayment") { ${outcome} } }`;
const pay = (method) => `mutation { addPaymentToOrder(input: { method: "${method}", metadata: {} }) { ${outcome} ... on Order { code state } } }`;

module.exports = async function order({ call, lines, buyer, data }) {
  let token;
  const ask = async (query) => {
    const { body, headers } = await call('POST', '/shop-api', { query }, token ? { authorization: `Bearer ${token}` } : {});
    token ??= headers['vendure-auth-token'];
    const failure = body.errors?.[0]?.message ?? Object.values(body.data).find((part) => part?.errorCode)?.errorCode;
    if (failure) throw new Error(failure);
    return body.data;
  };
  for (const line of lines) await ask(add(data.variants[line.product], line.quantity));
  await ask(customer(buyer));
  const { eligibleShippingMethods: methods } = await ask('{ eligibleShippingMethods { id } eligiblePaymentMethods { code } }');
  await ask(arrange(methods[0].id));
  const { addPaymentToOrder: placed } = await ask(pay(data.payment));
  if (placed.state !== 'PaymentSettled') throw new Error(`the order is ${placed.state}`);
};
