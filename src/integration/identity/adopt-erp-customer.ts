import type { ErpCustomer } from '#ports/erp-system.ts';
import type { Queries } from '#store/tables.ts';
import { recordOfErpCustomer } from './identity-record.ts';
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
  const customerIds = await saveRecords(trx, record.connection, [record], now);
  await mergeCustomers(
    trx,
    customerIds.map((mergedId) => ({ survivorId: customerId, mergedId })),
    now,
  );
  await refreshCustomers(trx, [customerId], now);
}
