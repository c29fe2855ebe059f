/** A customer as this subgraph has it: pointed at by the others, or by one of the CRM's own records. */
export interface CustomerParent {
  /** Null when only the CRM's account is known: the global id is the integration subgraph's to tell. */
  readonly id: string | null;
  readonly crmAccountId: string | null;
  readonly crmIds: readonly string[];
}

export function customerOfAccount(accountId: string | null): CustomerParent | null {
  return accountId === null ? null : { id: null, crmAccountId: accountId, crmIds: [accountId] };
}
