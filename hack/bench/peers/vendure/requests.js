// What is read of Vendure, and what its orders need to know.
'use strict';
const fields = 'id name description createdAt featuredAsset { preview } variants { id priceWithTax stockLevel }';
const found = 'productId productVariantId productName description priceWithTax { ... on SinglePrice { value } } inStock';

const line = (query) => `POST\t/shop-api\t${JSON.stringify({ query })}`;

module.exports = async function requests(server) {
  const response = await fetch(`${server}/shop-api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ search(input: { take: 1000, groupByProduct: false }) { totalItems items { productId productVariantId } } }' }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  const products = data.search.items;
  const skips = Array.from({ length: 981 }, (_, skip) => skip);
  return {
    headers: 'Content-Type: application/json\n',
    list: skips.map((skip) => line(`{ products(options: { take: 20, skip: ${skip} }) { items { ${fields} } } }`)),
    light: skips.map((skip) => line(`{ search(input: { take: 20, skip: ${skip}, groupByProduct: false }) { items { ${found} } } }`)),
    id: products.map((product) => line(`{ product(id: "${product.productId}") { ${fields} } }`)),
    data: { variants: products.map((product) => product.productVariantId), payment: 'standard-payment' },
  };
};
