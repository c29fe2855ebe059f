import type { ErpCustomer } from '#ports/erp-system.ts';
import type { Queries } from '#store/tables.ts';
import { recordOfErpCustomer } from './identity-record.ts';
import { linksOfRecords } from './link-row.ts';
import { mergeCustomers } from './merge-customers.ts';
import { refreshCustomers } from './refresh-customers.ts';
import { saveRecords } from './save-records.ts';

/** We have made this record in the ERP for the customer, so there is nothing to compare. */
export async function adoptErpCustomer(
  trx: Queries,
  customerId: string,
  erpCustomer: ErpCustomer,
  now: Date,
): Promise<void> {
  const record = recordOfErpCustomer(erpCustomer);
  // What the feed has told of it meanwhile is newer than the answer that we got when it was made.
  const [known] = await linksOfRecords(trx, record.connection, [record.nativeId]);
  const customerIds = known ? [known.customerId] : await saveRecords(trx, record.connection, [record], now);
  await mergeCustomers(
    trx,
    customerIds.map((mergedId) => ({ survivorId: customerId, mergedId })),
    now,
  );
  await refreshCustomers(trx, [customerId], now);
}
