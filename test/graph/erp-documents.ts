/** Fragments that select all that a type has; together they select every field of the ERP's schema. */
const source = 'source { connection system objectType nativeId url fetchedAt stale }';
const money = (field: string) => `${field} { amount currency }`;
const quantity = (field: string) => `${field} { value unit }`;
const address = (field: string) => `${field} { name line1 line2 city region postalCode country }`;
const customFields = 'customFields { name value }';
const list = (fields: string) =>
  `edges { cursor node { id } } nodes { ${fields} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount`;

export const priceList = 'id name currency taxIncluded';
export const warehouse = 'id name';
const stockLevel = `warehouse { ${warehouse} } ${['onHand', 'reserved', 'available', 'incoming', 'outgoing', 'projected'].map(quantity).join(' ')} asOf`;
const promise = `canPromise ${quantity('promisedNow')} ${quantity('shortage')} earliestFullDate basis`;
export const product = `id sku name kind active gtin baseUnit ${money('listPrice')} stock { ${stockLevel} }
  availableToPromise(quantity: "5") { ${promise} } leadTimeDays ${customFields} ${source}`;
const allocation = `allocations { payment { id } invoice { id } ${money('amount')} date }`;
const totals = ['untaxed', 'tax', 'total'].map(money).join(' ');

export const order = `id number customer { erpCustomerId } externalReference status nativeStatus fulfillment invoicing payment orderDate requestedDate promisedDate
  ${totals} lines { position product { id } description ${quantity('ordered')} ${quantity('shipped')} ${quantity('invoiced')} ${money('unitPrice')} discountPercent ${money('untaxed')} ${money('total')} }
  shipments { id } invoices { id } ${address('billTo')} ${address('shipTo')} ${customFields} createdAt updatedAt ${source}`;
export const shipment = `id number customer { erpCustomerId } order { id } orders { id } isReturn status warehouse { ${warehouse} } carrier trackingNumbers trackingUrl
  plannedDate shippedAt deliveredAt lines { product { id } ${quantity('quantity')} } ${customFields} ${source}`;
export const invoice = `id number kind customer { erpCustomerId } orders { id } status nativeStatus payment invoiceDate dueDate daysOverdue ${totals} ${money('balance')}
  lines { position product { id } description ${quantity('quantity')} ${money('unitPrice')} ${money('untaxed')} } ${allocation} documentUrl ${customFields} createdAt updatedAt ${source}`;
export const payment = `id number customer { erpCustomerId } status date ${money('amount')} ${money('unallocated')} method reference ${allocation} ${source}`;

const credit = `${['limit', 'receivable', 'uninvoicedOrders', 'unappliedCredits', 'exposure', 'available', 'overdue'].map(money).join(' ')} onHold exposureBasis asOf stale`;
const receivables = `asOf basis ${money('notDue')} buckets { fromDay toDay ${money('amount')} invoiceCount } ${money('unapplied')} ${money('total')} otherCurrencies`;
const account = `number legalName taxId currency paymentTerms { code name dueDays } priceList { ${priceList} } ${address('billingAddress')} ${address('shippingAddresses')} blocked ${customFields} ${source}`;

export const customer = `id erpIds account { ${account} } orders { ${list(order)} } shipments { ${list(shipment)} } invoices { ${list(invoice)} } payments { ${list(payment)} }
  credit { ${credit} } receivables { ${receivables} }
  priceOf(sku: "BEARING-1", quantity: "50") { ${money('unitPrice')} discountPercent taxIncluded priceList { ${priceList} } }`;

export const queries = `query ($order: ID!, $number: String!, $invoice: ID!, $product: ID!) {
  order(id: $order) { ${order} }
  orderByNumber(number: $number) { ${order} }
  orders { ${list(order)} }
  invoice(id: $invoice) { ${invoice} }
  invoices { ${list(invoice)} }
  payments { ${list(payment)} }
  product(id: $product) { ${product} }
  products { ${list(product)} }
}`;
