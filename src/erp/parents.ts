/** A customer as this subgraph has it: pointed at by the others, or by one of the ERP's own records. */
export interface CustomerParent {
  /** Null when only the ERP's customer is known: the global id is the integration subgraph's to tell. */
  readonly id: string | null;
  readonly erpCustomerId: string | null;
  readonly erpIds: readonly string[];
}

export function customerOfErp(customerId: string): CustomerParent {
  return { id: null, erpCustomerId: customerId, erpIds: [customerId] };
}
