// A shop's settings and the 1,000 products of the file in PRODUCTS.
'use strict';
const fs = require('node:fs');
const { ContainerRegistrationKeys, Modules } = require('@medusajs/framework/utils');
const flows = require('@medusajs/medusa/core-flows');

const portion = 50;

exports.default = async function seed({ container }) {
  const run = async (flow, input) => (await flow(container).run({ input })).result;
  const [channel] = await run(flows.createSalesChannelsWorkflow, { salesChannelsData: [{ name: 'Shop' }] });
  const [key] = await run(flows.createApiKeysWorkflow, { api_keys: [{ title: 'Shop', type: 'publishable', created_by: '' }] });
  await run(flows.linkSalesChannelsToApiKeyWorkflow, { id: key.id, add: [channel.id] });
  const [region] = await run(flows.createRegionsWorkflow, {
    regions: [{ name: 'Europe', currency_code: 'eur', countries: ['gb', 'de'], payment_providers: ['pp_system_default'] }],
  });
  await run(flows.createTaxRegionsWorkflow, ['gb', 'de'].map((country) => ({ country_code: country, provider_id: 'tp_system' })));
  const { location, profile } = await shipping(container, run, region);
  await run(flows.linkSalesChannelsToStockLocationWorkflow, { id: location.id, add: [channel.id] });
  const products = JSON.parse(fs.readFileSync(process.env.PRODUCTS, 'utf8'));
  for (let at = 0; at < products.length; at += portion) {
    const created = await run(flows.createProductsWorkflow, { products: products.slice(at, at + portion).map((p) => product(p, channel, profile)) });
    await stock(container, run, created, location);
  }
};

async function shipping(container, run, region) {
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [location] = await run(flows.createStockLocationsWorkflow, {
    locations: [{ name: 'Warehouse', address: { city: 'Town', country_code: 'DE', address_1: '' } }],
  });
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: location.id }, [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' } });
  const [profile] = await run(flows.createShippingProfilesWorkflow, { data: [{ name: 'Everything', type: 'default' }] });
  const set = await fulfillment.createFulfillmentSets({
    name: 'Delivery',
    type: 'shipping',
    service_zones: [{ name: 'Europe', geo_zones: ['gb', 'de'].map((country) => ({ country_code: country, type: 'country' })) }],
  });
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: location.id }, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } });
  await run(flows.createShippingOptionsWorkflow, [{
    name: 'Standard',
    price_type: 'flat',
    provider_id: 'manual_manual',
    service_zone_id: set.service_zones[0].id,
    shipping_profile_id: profile.id,
    type: { label: 'Standard', description: 'In some days', code: 'standard' },
    prices: [{ region_id: region.id, amount: 5 }],
    rules: [
      { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
      { attribute: 'is_return', value: 'false', operator: 'eq' },
    ],
  }]);
  return { location, profile };
}

const product = (p, channel, profile) => ({
  title: p.name,
  handle: `product-${p.id}`,
  description: p.description,
  status: 'published',
  shipping_profile_id: profile.id,
  options: [{ title: 'Kind', values: ['Only'] }],
  variants: [{ title: 'Only', sku: `SKU-${p.id}`, manage_inventory: true, options: { Kind: 'Only' }, prices: [{ amount: p.price, currency_code: 'eur' }] }],
  sales_channels: [{ id: channel.id }],
});

async function stock(container, run, products, location) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: 'product_variant',
    fields: ['id', 'inventory_items.inventory_item_id'],
    filters: { id: products.flatMap((p) => p.variants.map((variant) => variant.id)) },
  });
  const levels = data.flatMap((variant) => variant.inventory_items.map((item) => ({
    inventory_item_id: item.inventory_item_id, location_id: location.id, stocked_quantity: 1_000_000,
  })));
  await run(flows.createInventoryLevelsWorkflow, { inventory_levels: levels });
}
