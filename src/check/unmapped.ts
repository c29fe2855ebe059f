import { hasUnitOf } from '#integration/conversion/order-from-deal.ts';
import { recordOfErpCustomer } from '#integration/identity/identity-record.ts';
import { matchCustomers } from '#integration/identity/match-customers.ts';
import type { Deal, WholeDeal } from '#ports/crm-system.ts';
import type { ErpCustomer, Product } from '#ports/erp-system.ts';
import { type Finding, noticeOf } from './finding.ts';
import type { MasterData } from './read-master-data.ts';

/** What one system has and the other does not understand. None of it keeps the graph from working for the rest. */
export function unmapped(data: MasterData): readonly Finding[] {
  return [
    ...unmatchedCustomers(data),
    ...unmappedProducts(data.products),
    ...unmappedLines(data.deals, data.products),
    unmappedCurrencies(data.deals, data.customers),
    ...unmappedStages(data),
    unmappedWarehouses(data),
  ];
}

/** By the rules alone: what people have linked or unlinked stands in the store, which may belong to a running Grial. */
function unmatchedCustomers({ accounts, customers, installation }: MasterData): readonly Finding[] {
  const records = [...accounts, ...customers.map((customer) => recordOfErpCustomer(customer, installation))];
  const parties = records.map((record) => ({ customerId: `${record.side}:${record.nativeId}`, records: [record] }));
  const matches = matchCustomers(parties, () => false);
  const matched = new Set(matches.flatMap(({ crm, erp }) => [crm, erp]));
  const without = (side: 'CRM' | 'ERP') =>
    parties
      .filter((party) => !matched.has(party))
      .flatMap((party) => party.records)
      .filter((record) => record.side === side)
      .map(({ facts }) => facts.name);
  const remedy =
    'Give both records the same tax id, domain or e-mail address, or one the number of the other; or say who is who by linkCustomer.';
  const ok = 'every one has its counterpart';
  return [
    noticeOf('CRM accounts without a match', without('CRM'), { all: accounts.length, ok, remedy }),
    noticeOf('ERP customers without a match', without('ERP'), { all: customers.length, ok, remedy }),
  ];
}

function unmappedProducts(products: readonly Product[]): readonly Finding[] {
  const all = products.length;
  const bySku = Map.groupBy(products, ({ sku }) => sku);
  const twice = [...bySku].filter(([sku, those]) => sku !== '' && those.length > 1).map(([sku]) => sku);
  const without = (bySku.get('') ?? []).map(({ name }) => name);
  return [
    noticeOf('products without SKU', without, {
      all,
      ok: 'every product has one',
      remedy: 'Give them a SKU in the ERP: deals name products by it.',
    }),
    noticeOf('SKUs of several products', twice, {
      all: bySku.size,
      ok: 'every SKU is one product',
      remedy: 'Make the SKU unique in the ERP: a deal cannot say which of them it means.',
    }),
  ];
}

function unmappedLines(deals: readonly WholeDeal[], products: readonly Product[]): readonly Finding[] {
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const lines = deals.flatMap((deal) => deal.lines.map((line) => ({ deal, line })));
  const unknown = lines.filter(({ line }) => line.sku !== null && !bySku.has(line.sku));
  const otherUnits = lines.flatMap(({ line }) => {
    const product = bySku.get(line.sku ?? '');
    if (product === undefined || hasUnitOf(product, line)) return [];
    return `${line.quantity.unit} for ${product.baseUnit} (${product.sku})`;
  });
  return [
    noticeOf('SKUs of deals that the ERP lacks', distinct(unknown.map(({ line }) => line.sku ?? '')), {
      all: 0,
      ok: 'the ERP sells them all',
      remedy: 'Create the products in the ERP, or correct the SKU in the CRM.',
    }),
    noticeOf('deal lines without SKU', distinct(lines.filter(({ line }) => line.sku === null).map(nameOf)), {
      all: 0,
      ok: 'every line names a product',
      remedy: 'Choose a product in these deals: a line without one becomes no order line.',
    }),
    noticeOf('units of deals that the ERP lacks', distinct(otherUnits), {
      all: 0,
      ok: 'every line counts in the unit of its product',
      remedy: "Let the deals count in the product's own unit: only the ERP knows factors.",
    }),
  ];
}

function unmappedCurrencies(deals: readonly Deal[], customers: readonly ErpCustomer[]): Finding {
  const known = new Set(customers.map(({ currency }) => currency));
  const unknown = deals.map(({ currency }) => currency).filter((currency) => !known.has(currency));
  return noticeOf('currencies of deals that no customer buys in', distinct(unknown), {
    all: 0,
    ok: 'customers buy in all of them',
    remedy: 'Set the currency of the customer in the ERP, or quote in one that it has.',
  });
}

function unmappedStages({ pipelines, deals }: MasterData): readonly Finding[] {
  const stages = new Set(pipelines.flatMap((pipeline) => pipeline.stages.map(({ id }) => id)));
  const neverWon = pipelines.filter((pipeline) => !pipeline.stages.some(({ status }) => status === 'WON'));
  const nowhere = deals.filter(({ stageId }) => stageId !== null && !stages.has(stageId));
  return [
    noticeOf(
      'pipelines without a stage that is won',
      neverWon.map(({ name }) => name),
      {
        all: pipelines.length,
        ok: 'deals can be won in each',
        remedy: "Say by the connector's settings which stage means WON: no deal of it becomes an order before.",
      },
    ),
    noticeOf('stages of deals that no pipeline has', distinct(nowhere.map(({ nativeStatus }) => nativeStatus)), {
      all: 0,
      ok: 'every deal stands in a known stage',
      remedy: 'Move these deals to a stage of a pipeline that our account may see.',
    }),
  ];
}

function unmappedWarehouses({ warehouses, supply }: MasterData): Finding {
  const known = new Set(warehouses.map(({ id }) => id));
  const levels = supply.flatMap((each) => each.levels.map(({ warehouse }) => warehouse));
  const unknown = levels.filter(({ id }) => !known.has(id)).map(({ name }) => name);
  const remedy = 'Let our account see the warehouses in the ERP; stock elsewhere is not told.';
  if (warehouses.length === 0) return noticeOf('warehouses', ['none'], { all: 0, ok: '', remedy });
  return noticeOf('warehouses of stock that are not listed', distinct(unknown), {
    all: 0,
    ok: `stock lies in ${warehouses.map(({ name }) => name).join(', ')}`,
    remedy,
  });
}

function nameOf({ deal }: { readonly deal: Deal }): string {
  return deal.name;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
