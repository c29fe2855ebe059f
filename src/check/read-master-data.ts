import { crmIdentitySource } from '#integration/sync/identity-source.ts';
import { completeDeals } from '#integration/conversion/whole-deals.ts';
import type { IdentityRecord } from '#integration/identity/identity-record.ts';
import type { Page, PageRequest } from '#model/page.ts';
import type { CrmSystem, Pipeline, WholeDeal } from '#ports/crm-system.ts';
import type { ErpCustomer, ErpSystem, Product, ProductSupply, Warehouse } from '#ports/erp-system.ts';
import { type Call, type ListedRecord, positionOf } from '#ports/source.ts';

/** What both systems say of customers, products and sales, as far as it has to fit together. */
export interface MasterData {
  readonly accounts: readonly IdentityRecord[];
  readonly customers: readonly ErpCustomer[];
  /** Of the ERP; see `ErpSystem.installation`. */
  readonly installation: string | undefined;
  readonly products: readonly Product[];
  readonly warehouses: readonly Warehouse[];
  /** Of the first products. */
  readonly supply: readonly ProductSupply[];
  readonly pipelines: readonly Pipeline[];
  /** Open and won ones that changed during the last year: older ones become no orders. */
  readonly deals: readonly WholeDeal[];
}

/** Told after every page. `all` is null where the system does not count its records. */
export type OnScanned = (what: string, done: number, all: number | null) => void;

/** Reads all of it, page by page. Rejects with SystemError when either system fails on the way. */
export async function readMasterData(
  crm: CrmSystem,
  erp: ErpSystem,
  nowMs: number,
  onScanned: OnScanned,
  call: Call,
): Promise<MasterData> {
  const deals = {
    status: ['OPEN', 'WON'] as const,
    updatedSince: new Date(nowMs - dealsSinceMs).toISOString(),
  };
  const products = await readAll('products', (page) => erp.products({}, page, call), onScanned);
  const some = products.slice(0, productsWithSupply).map(({ id }) => id);
  return {
    accounts: await readAccounts(crm, onScanned, call),
    customers: await readAll('customers', (page) => erp.customers(page, call), onScanned),
    installation: erp.installation,
    products,
    warehouses: await erp.warehouses(call),
    supply: await erp.supplyOfProducts(some, call),
    pipelines: await crm.pipelines(call),
    deals: await completeDeals(crm, await readAll('deals', (page) => crm.deals(deals, page, call), onScanned), call),
  };
}

const recordsPerPage = 100;
const productsWithSupply = 50;
const dealsSinceMs = 365 * 86_400_000;

async function readAccounts(crm: CrmSystem, onScanned: OnScanned, call: Call): Promise<readonly IdentityRecord[]> {
  const source = crmIdentitySource(crm);
  const read: IdentityRecord[] = [];
  for (let after: PageRequest['after'] | null; after !== null;) {
    const { records, next } = await source.scan({ first: recordsPerPage, after }, call);
    read.push(...records);
    onScanned('accounts', read.length, next === null ? read.length : null);
    after = next;
  }
  return read;
}

async function readAll<T extends ListedRecord>(
  what: string,
  readPage: (page: PageRequest) => Promise<Page<T>>,
  onScanned: OnScanned,
): Promise<readonly T[]> {
  const read: T[] = [];
  let all: number | null = null;
  for (;;) {
    const last = read.at(-1);
    const page = await readPage({ first: recordsPerPage, after: last && positionOf(last) });
    read.push(...page.items);
    // Some systems count with the first page only.
    all ??= page.totalCount;
    if (!page.hasNextPage) break;
    onScanned(what, read.length, all);
  }
  onScanned(what, read.length, read.length);
  return read;
}
