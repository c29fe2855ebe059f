/** Fragments that select all that a type has; together they select every field of the CRM's schema. */
const source = 'source { connection system objectType nativeId url fetchedAt stale }';
const money = (field: string) => `${field} { amount currency }`;
const page = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';
const list = (fields: string) => `edges { cursor node { id } } nodes { ${fields} } ${page}`;

const customFields = 'customFields { name value }';
const user = 'id name email';
export const contact = `id displayName firstName lastName jobTitle email phone preferredLanguage optedOutOfEmail
  customer { crmAccountId } ${customFields} createdAt updatedAt ${source}`;
export const deal = `id name customer { crmAccountId } primaryContact { id } owner { ${user} } pipeline { id name } stage { id name position probability status }
  status nativeStatus ${money('amount')} ${money('linesTotal')} probability ${money('weightedAmount')} expectedCloseDate closedAt lostReason
  orderSummary { orderNumber orderStatus orderUrl invoiceNumbers paymentStatus }
  lines { position product { sku } sku description quantity { value unit } ${money('unitPrice')} discountPercent ${money('discount')} ${money('lineTotal')} }
  ${customFields} createdAt updatedAt ${source}`;
export const lead = `id displayName company email phone status nativeStatus owner { ${user} } convertedCustomer { crmAccountId }
  convertedDeal { id } ${customFields} createdAt updatedAt ${source}`;
export const interaction = `id kind direction subject body occurredAt durationSeconds owner { ${user} } contacts { id } deal { id } customer { crmAccountId } ${source}`;
export const ticket = `id number subject status nativeStatus priority openedAt resolvedAt customer { crmAccountId } contact { id } ${customFields} ${source}`;
export const pipeline = 'id name stages { id name position probability status }';

export const customer = `id crmIds owner { ${user} } industry website email phone
  address { name line1 line2 city region postalCode country } lifecycleStage ${customFields}
  contacts { ${list(contact)} } deals { ${list(deal)} } interactions { ${list(interaction)} } tickets { ${list(ticket)} } lastInteractionAt`;

export const queries = `query ($deal: ID!) {
  deal(id: $deal) { ${deal} }
  deals { ${list(deal)} }
  leads { ${list(lead)} }
  pipelines { ${pipeline} }
}`;

const userErrors = `userErrors { __typename ... on NotFound { code message field } ... on InvalidInput { code message field } }`;
export const moveDealToStage = `mutation ($input: MoveDealToStageInput!) {
  moveDealToStage(input: $input) { deal { ${deal} } ${userErrors} }
}`;
